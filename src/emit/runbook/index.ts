/** The runbook of a set: what it is, and what people do with it. */
import { list } from '../../report/words.ts';
import type { Plan } from '../plan.ts';
import { faultSections } from './faults.ts';
import { filesSection } from './files.ts';
import { installSection, removeSection, verifySection } from './install.ts';
import { paragraph } from './markdown.ts';
import { operateSections } from './operate.ts';
import { serviceName } from '../verify/names.ts';
import { names, pictureSection } from './picture.ts';
import { troubleSection } from './trouble.ts';

/** The text of RUNBOOK.md. */
export function runbook(plan: Plan): string {
    const { name, directors, realServers, services } = plan;
    const pool = realServers.filter((server) => services.some(({ servers }) => servers.includes(server)));
    const balance = directors.length === 1 ? 'balances' : 'balance';
    return (
        [
            `# Runbook of "${name}"`,
            paragraph(
                `${list(names(directors))} ${balance} ${list(services.map(serviceName))} over ${list(names(pool))}, by keepalived and IPVS with Direct Routing. kalint wrote this set from its spec. To change something, change the spec, emit, and install again: what is changed here by hand is lost then.`,
            ),
            ...pictureSection(plan),
            ...filesSection(plan),
            ...installSection(plan),
            ...verifySection(plan),
            ...faultSections(plan),
            ...operateSections(plan),
            ...troubleSection(plan),
            ...removeSection(plan),
        ].join('\n\n') + '\n'
    );
}

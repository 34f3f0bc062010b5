/** The files of a set, from its plan. */
import { ansibleFiles } from './ansible/index.ts';
import { configurationOf, descriptionOf } from './description.ts';
import { filesOn } from './host-files.ts';
import { installScript } from './install/install.ts';
import { uninstallScript } from './install/uninstall.ts';
import type { Director, EmittedFile, Plan, RealServer } from './plan.ts';
import { runbook } from './runbook/index.ts';
import { clientScript } from './verify/client.ts';
import { verifyScript } from './verify/index.ts';

const SCRIPT = 0o755;
const TEXT = 0o644;

/** All files of the set, sorted by path; the same plan gives the same bytes. */
export function emit(plan: Plan): readonly EmittedFile[] {
    const hosts = [...plan.directors, ...plan.realServers];
    const files = hosts.flatMap((host) => ofHost(plan, host));
    return [
        ...files,
        { path: 'client/verify.sh', text: clientScript(plan), mode: SCRIPT },
        { path: 'deployment.yaml', text: descriptionOf(plan), mode: TEXT },
        { path: 'kalint.config.yaml', text: configurationOf(plan), mode: TEXT },
        { path: 'RUNBOOK.md', text: runbook(plan), mode: TEXT },
        ...ansibleFiles(plan),
    ].sort((one, other) => (one.path < other.path ? -1 : 1));
}

function ofHost(plan: Plan, host: Director | RealServer): readonly EmittedFile[] {
    const files = filesOn(plan, host);
    const scripts = {
        'install.sh': installScript(plan, host, files),
        'uninstall.sh': uninstallScript(plan, host),
        'verify.sh': verifyScript(plan, host),
    };
    return [
        ...files.map(({ path, text, mode }) => ({ path: `${host.name}${path}`, text, mode })),
        ...Object.entries(scripts).map(([name, text]) => ({
            path: `${host.name}/${name}`,
            text,
            mode: SCRIPT,
        })),
    ];
}

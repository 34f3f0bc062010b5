/** The files of a host besides the configuration of keepalived. */
import type { Director, Plan, PlannedFile, RealServer } from '../plan.ts';
import { addressFiles } from './address/index.ts';
import { firewallFiles } from './firewall/index.ts';
import { modulesFile } from './modules.ts';
import { UNITS } from './names.ts';
import { sysctlFiles } from './sysctl.ts';
import { keepalivedDropIn, presetFile } from './units.ts';

/** The units among files that start with the host. */
function ownUnits(files: readonly PlannedFile[]): readonly string[] {
    return files.flatMap(({ path }) => {
        const name = path.startsWith(`${UNITS}/`) ? path.slice(UNITS.length + 1) : '';
        return /^[^/]+\.service$/.test(name) ? [name] : [];
    });
}

/** All files that a host gets, or that are changed there, but for keepalived.conf. */
export function hostFiles(plan: Plan, host: Director | RealServer): readonly PlannedFile[] {
    const isDirector = host.role === 'director';
    const files = [
        ...(isDirector ? [modulesFile(plan), keepalivedDropIn(plan)] : addressFiles(plan, host)),
        ...sysctlFiles(plan, host),
        ...firewallFiles(plan, host),
    ];
    const enabled = [...(isDirector ? ['keepalived.service'] : []), ...ownUnits(files)];
    const disabled = isDirector ? ['ipvsadm.service'] : [];
    return enabled.length === 0 ? files : [...files, presetFile(plan, enabled, disabled)];
}

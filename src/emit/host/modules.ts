import type { Plan, PlannedFile } from '../plan.ts';
import { comment } from './comment.ts';

/** The modules of the kernel that a director needs. */
export function modulesOf({ services }: Plan): readonly string[] {
    return ['ip_vs', ...new Set(services.map(({ scheduler }) => `ip_vs_${scheduler}`))];
}

/** The file that has them loaded before settings of the kernel are made, some of which come with them. */
export function modulesFile(plan: Plan): PlannedFile {
    const why = 'IPVS and how it spreads connections. Its settings in sysctl.d are there once it is loaded.';
    return {
        path: `/etc/modules-load.d/${plan.name}.conf`,
        text: `${comment(why)}${modulesOf(plan).join('\n')}\n`,
        mode: 0o644,
        how: 'install',
    };
}

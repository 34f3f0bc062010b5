/** What a host has in the end. */
import { hostFiles } from './host/index.ts';
import { keepalivedConf } from './keepalived/index.ts';
import type { Director, Plan, PlannedFile, RealServer } from './plan.ts';

/** Where a director has its configuration, and who may read it: it may hold a password. */
const CONFIGURATION = { path: '/etc/keepalived/keepalived.conf', mode: 0o640 } as const;

/** Every file of a host, as it is there in the end. */
export function filesOn(plan: Plan, host: Director | RealServer): readonly PlannedFile[] {
    const others = hostFiles(plan, host);
    if (host.role === 'real-server') return others;
    return [{ ...CONFIGURATION, text: keepalivedConf(plan, host), how: 'install' }, ...others];
}

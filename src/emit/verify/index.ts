/** The scripts that check the hosts of a set as they run. */
import type { Director, Plan, RealServer } from '../plan.ts';
import { directorScript } from './director.ts';
import { realServerScript } from './real-server.ts';

/** The text of a host's verify.sh. */
export function verifyScript(plan: Plan, host: Director | RealServer): string {
    return host.role === 'director' ? directorScript(plan, host) : realServerScript(plan, host);
}

import { bash } from '../shell.ts';
import type { Director, Plan, PlannedFile, RealServer } from '../plan.ts';
import { addressStep } from './address.ts';
import { SERVICES_STEP, TRIAL_STEP, keepStep, modulesStep } from './director.ts';
import { EFFECT_STEP, STALE_STEP, filesStep } from './files.ts';
import { firewallStep } from './firewall.ts';
import { kernelStep } from './kernel.ts';
import { packagesStep } from './packages.ts';
import { script } from './script.ts';

const HERE = bash`here=$(cd "$(dirname "\${BASH_SOURCE[0]}")" && pwd)`;

/**
 * The text of a host's install.sh, which puts the files of the folder that it is in where they belong and has them
 * take effect: settings of the kernel and rules of the firewall before addresses, keepalived last.
 */
export function installScript(
    plan: Plan,
    host: Director | RealServer,
    files: readonly PlannedFile[],
): string {
    const isDirector = host.role === 'director';
    const does = isDirector
        ? `Makes ${host.name} a director of "${plan.name}".`
        : `Makes ${host.name} a real server of "${plan.name}".`;
    return script('install.sh', does, plan, [
        HERE,
        ...packagesStep(plan, host),
        ...(isDirector ? [TRIAL_STEP] : []),
        filesStep(files),
        ...(isDirector ? [keepStep(plan, host)] : []),
        STALE_STEP,
        ...(isDirector ? [modulesStep(plan)] : []),
        ...kernelStep(plan, host),
        ...firewallStep(plan, host),
        ...(isDirector ? [SERVICES_STEP] : addressStep(plan, host)),
        EFFECT_STEP,
    ]);
}

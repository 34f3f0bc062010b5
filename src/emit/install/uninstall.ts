import { UNITS } from '../host/names.ts';
import type { Director, Plan, RealServer } from '../plan.ts';
import { bash } from '../shell.ts';
import { addressBackStep } from './address.ts';
import { firewallBackStep } from './firewall.ts';
import { KERNEL_BACK_STEP } from './kernel.ts';
import { script, step } from './script.ts';

const STOP_STEP = step(
    'keepalived ends first, so that the other director takes the addresses.',
    bash`stop_keepalived() {
    systemctl disable --now keepalived
    rm -f "$state/keepalived-was-disabled"
}
if [ -e "$state/keepalived-was-disabled" ]; then
    change 'stops keepalived, and has it not start with this host' stop_keepalived
elif [ -e "$state/files" ] && [ ! -e "$state/backup/etc/keepalived/keepalived.conf" ] && is_active keepalived; then
    change 'stops keepalived, which had no configuration before' systemctl stop keepalived
fi`,
);

const SERVICES_BACK_STEP = step(
    'Services',
    bash`enable_ipvsadm() {
    systemctl enable ipvsadm
    rm -f "$state/ipvsadm-was-enabled"
}
if [ -e "$state/ipvsadm-was-enabled" ]; then
    change 'has ipvsadm start with this host, as it did' enable_ipvsadm
fi
if [[ $touched == *' /etc/keepalived/keepalived.conf '* ]] && is_active keepalived; then
    change 'has keepalived read its former configuration' systemctl reload keepalived
fi`,
);

const FILES_BACK_STEP = step(
    'Files',
    bash`touched=' '
if [ -e "$state/files" ]; then
    while read -r path; do
        touched+="$path "
        change "has $path as it was" take_back "$path"
    done < <(cat "$state/files")
fi
if [[ $touched == *' ${UNITS}/'* ]]; then
    change 'has systemd read its units' systemctl daemon-reload
fi`,
);

const FORGET_STEP = step(
    'Nothing is left to remember.',
    bash`if [ -d "$state" ]; then
    change "removes $state" rm -r "$state"
fi`,
);

/** The text of a host's uninstall.sh: what install.sh did is undone, in the opposite order. Packages and modules stay. */
export function uninstallScript(plan: Plan, host: Director | RealServer): string {
    const isDirector = host.role === 'director';
    const does = `Has ${host.name} as it was before install.sh made it a ${isDirector ? 'director' : 'real server'} of "${plan.name}". Packages stay.`;
    return script('uninstall.sh', does, plan, [
        ...(isDirector ? [STOP_STEP] : addressBackStep(plan, host)),
        ...firewallBackStep(plan, host),
        KERNEL_BACK_STEP,
        FILES_BACK_STEP,
        ...(isDirector ? [SERVICES_BACK_STEP] : []),
        FORGET_STEP,
    ]);
}

/** What is done on directors only. */
import { modulesOf } from '../host/modules.ts';
import type { Director, Plan } from '../plan.ts';
import { bash } from '../shell.ts';
import { step } from './script.ts';

/** Has the keepalived of the host try the configuration, before anything else is done. */
export const TRIAL_STEP = step(
    'The configuration is tried before anything is replaced.',
    bash`configuration=/etc/keepalived/keepalived.conf
help=$(keepalived --help 2>&1) || true
if ! has keepalived; then
    note 'the configuration can be tried when keepalived is installed'
elif [[ $help != *--config-test* ]]; then
    note 'this keepalived cannot try its configuration: 2.0.4 was the first that can'
else
    refused=0
    said=$(keepalived -t -f "$here$configuration" 2>&1) || refused=$?
    # 2.2.5 to 2.2.7 end themselves by SIGTERM over scripts that root does not run; what they said until then counts.
    if [ "$refused" -ne 0 ] && [ "$refused$said" != 143 ]; then
        printf '%s\n' "$said" >&2
        echo 'install.sh: keepalived refuses the configuration, so nothing is replaced' >&2
        exit 1
    fi
fi`,
);

/** Loads the modules, with which their settings come. */
export function modulesStep(plan: Plan): string {
    return step(
        'IPVS',
        bash`for module in ${modulesOf(plan).join(' ')}; do
    if [ ! -d "/sys/module/$module" ]; then
        change "loads the module $module" modprobe "$module"
    fi
done`,
    );
}

/** Has systemd-networkd leave the virtual addresses alone, which it does not know. */
export function keepStep(plan: Plan, { interface: device }: Director): string {
    return step(
        'systemd-networkd takes addresses away that it does not know when it is restarted, unless it is told to keep them.',
        bash`keep_addresses() {
    remember "$1"
    mkdir -p "\${1%/*}"
    printf '[Network]\nKeepConfiguration=yes\n' >"$1"
}
if is_active systemd-networkd && has networkctl; then
    network=$(networkctl status ${device} 2>/dev/null | sed -n 's/^ *Network File: *//p')
    case $network in
    *.network)
        drop_in=/etc/systemd/network/\${network##*/}.d/${plan.name}.conf
        files+=("$drop_in")
        if [ "$(cat "$drop_in" 2>/dev/null)" != $'[Network]\nKeepConfiguration=yes' ]; then
            change "puts $drop_in there" keep_addresses "$drop_in"
        fi
        ;;
    esac
fi`,
    );
}

/** Has keepalived run, and ipvsadm's service not: that would load an old table. It is not stopped, which would empty the table. */
export const SERVICES_STEP = step(
    'Services',
    bash`no_ipvsadm() {
    systemctl disable ipvsadm
    install -d -m 0700 "$state"
    touch "$state/ipvsadm-was-enabled"
}
enable_keepalived() {
    systemctl enable keepalived
    install -d -m 0700 "$state"
    touch "$state/keepalived-was-disabled"
}
if is_enabled ipvsadm; then
    change 'has ipvsadm load no table when this host starts' no_ipvsadm
fi
if ! is_enabled keepalived; then
    change 'has keepalived start with this host' enable_keepalived
fi
if ! is_active keepalived; then
    change 'starts keepalived' systemctl start keepalived
elif is_touched "$configuration"; then
    change 'has keepalived read its configuration' systemctl reload keepalived
fi`,
);

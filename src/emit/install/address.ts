/** The virtual addresses of a real server, now. When the host starts, its own network system gives them. */
import { addressFiles, heldBy } from '../host/address/index.ts';
import { addressUnit, dummyName, single } from '../host/names.ts';
import type { Plan, RealServer } from '../plan.ts';
import type { NetworkName } from '../spec/choices.ts';
import { bash, shellWord } from '../shell.ts';
import { RUN_ONCE } from './once.ts';
import { list, step } from './script.ts';

/** What gives a host its addresses when it starts. */
const SERVICES: Readonly<Record<NetworkName, string | undefined>> = {
    NetworkManager: 'NetworkManager',
    'systemd-networkd': 'systemd-networkd',
    netplan: undefined,
    ifcfg: 'network',
    ifupdown: 'networking',
};

const ON_LO = bash`hold() {
    ip addr add "$1" dev lo
    install -d -m 0700 "$state"
    echo "$1" >>"$state/addresses"
}
for address in "\${addresses[@]}"; do
    if [[ $(ip -o addr show dev lo to "\${address%/*}") != *" $address "* ]]; then
        change "gives lo the address $address" hold "$address"
    fi
done
if [ -e "$state/addresses" ]; then
    while read -r address; do
        case " \${addresses[*]} " in
        *" $address "*) ;;
        *) change "takes $address from lo, which is of an earlier set" let_go "$address" ;;
        esac
    done < <(cat "$state/addresses")
fi`;

/** Takes from lo what a set, this or an earlier one, gave it. */
const LET_GO = bash`if [ -e "$state/addresses" ]; then
    while read -r address; do
        change "takes $address from lo" let_go "$address"
    done < <(cat "$state/addresses")
fi`;

function onDummy(device: string, path: string): string {
    return bash`bring_up() {
    nmcli connection load ${path}
    nmcli connection up ${device}
}
there=$(ip -o addr show dev ${device} 2>/dev/null) || there=''
lacking=''
for address in "\${addresses[@]}"; do
    [[ $there == *" $address "* ]] || lacking=yes
done
if [ -n "$lacking" ] || is_touched ${path}; then
    change 'has NetworkManager bring up ${device}' bring_up
fi`;
}

/** What a network system needs besides the files. */
const BESIDES: Readonly<Partial<Record<NetworkName, string>>> = {
    netplan: bash`if is_touched /etc/netplan/ && has netplan; then
    change 'has netplan read its files' netplan generate
fi`,
    ifupdown: bash`if ! grep -qsE '^[[:space:]]*source(-directory)?[[:space:]]+(/etc/network/)?interfaces\.d' /etc/network/interfaces; then
    note '/etc/network/interfaces does not read interfaces.d: add the line "source /etc/network/interfaces.d/*", or the addresses are gone after a restart'
fi`,
};

/** Gives a real server the virtual addresses, and takes away those that an earlier set gave it. */
export function addressStep(plan: Plan, server: RealServer): readonly string[] {
    const addresses = heldBy(plan, server).map(single);
    if (addresses.length === 0) return [step('Virtual addresses that an earlier set gave', LET_GO)];
    const { network } = server;
    const [file] = addressFiles(plan, server);
    const service = SERVICES[network];
    const isStarted =
        service === undefined
            ? []
            : [
                  bash`if ! is_enabled ${service}; then
    note '${service} does not start with this host: something else has to give it the virtual addresses then'
fi`,
              ];
    const besides = BESIDES[network];
    return [
        step(
            'The virtual addresses',
            [
                list('addresses', addresses),
                network === 'NetworkManager'
                    ? `${LET_GO}\n${onDummy(dummyName(plan), shellWord(file?.path ?? ''))}`
                    : ON_LO,
                ...(besides === undefined ? [] : [besides]),
                ...isStarted,
                ...(network === 'ifcfg' && addresses.some((each) => each.includes(':'))
                    ? [`${RUN_ONCE}\nrun_once ${addressUnit(plan)}`]
                    : []),
            ].join('\n'),
        ),
    ];
}

/** Takes them away again. */
export function addressBackStep(plan: Plan, server: RealServer): readonly string[] {
    if (heldBy(plan, server).length === 0) return [];
    if (server.network !== 'NetworkManager') return [step('The virtual addresses', LET_GO)];
    const device = dummyName(plan);
    return [
        step(
            'The virtual addresses',
            bash`if [ -d /sys/class/net/${device} ]; then
    change 'has NetworkManager take ${device} away' nmcli connection delete ${device}
fi`,
        ),
    ];
}

/** What is looked at on a real server. */
import { openingsOn } from '../host/firewall/wanted.ts';
import { type Plan, type RealServer, addressesOf, servicesOn } from '../plan.ts';
import { firewallSteps } from './firewall.ts';
import { bash } from '../shell.ts';
import { ROOT_ONLY, ownAddresses, shellArray, verifying, virtualAddresses } from './script.ts';

/** The script that checks a real server as it runs. */
export function realServerScript(plan: Plan, server: RealServer): string {
    const virtual = addressesOf(servicesOn(plan, server));
    const takesLoopback = plan.method === 'loopback';
    const quiet = takesLoopback && virtual.some(({ family }) => family === 'inet');
    return verifying(
        `Checks that ${server.name} takes and answers what the directors send: addresses, kernel, ports, firewall.`,
        [
            ROOT_ONLY,
            ownAddresses(server),
            OWN,
            virtualAddresses(virtual),
            takesLoopback ? HELD : NOT_HELD,
            ...(quiet || server.firewall.system === 'firewalld' ? [nic(server)] : []),
            ...(quiet ? [QUIET] : []),
            shellArray(
                'ports',
                'What has to be served: protocol, address that packets are for, port.',
                portsOf(plan, server),
            ),
            LISTENING,
            ...firewallSteps(plan, server),
        ],
    );
}

/**
 * The ports that somebody has to listen on, each once: those of the services, at the virtual address or, where that is
 * redirected, at the own one, and what is checked.
 */
function portsOf(plan: Plan, server: RealServer): readonly string[] {
    const served = servicesOn(plan, server).flatMap(({ protocol, address, port, family, check, servers }) => {
        const own = server.addresses[family]?.address ?? '';
        const isChecked =
            servers.includes(server) && check.type !== 'script' && (check.port ?? port) === port;
        const addresses = [plan.method === 'loopback' ? address : own, ...(isChecked ? [own] : [])];
        return addresses.map((each) => `${protocol} ${each} ${port}`);
    });
    const checked = openingsOn(plan, server)
        .filter(({ source }) => source !== undefined)
        .map(({ protocol, destination = '', port = 0 }) => `${protocol} ${destination} ${port}`);
    return [...new Set([...served, ...checked])];
}

const OWN = bash`for address in "\${own_addresses[@]}"; do
    read -r device _ < <(devices_of "$address") || device=''
    if [ -z "$device" ]; then
        fail "no interface has its own address $address" 'ip addr; give the host the address that the spec says'
    else
        ok "its own address $address is on $device"
    fi
done`;

/** Finds the interface with an address of the host, on which clients are answered. */
function nic({ addresses }: RealServer): string {
    return bash`read -r nic _ < <(devices_of ${(addresses.inet ?? addresses.inet6)?.address ?? ''}) || nic=''`;
}

const HELD = bash`# The virtual addresses, on a device that is no way out
for address in "\${virtual_addresses[@]}"; do
    found=''
    while read -r device prefix; do
        found=yes
        if ! ip -d link show dev "$device" | grep -qE 'LOOPBACK|dummy'; then
            fail "$address is on $device, where others are told of it" "ip addr del $address/$prefix dev $device, and find what put it there"
        elif [ "$prefix" != 32 ] && [ "$prefix" != 128 ]; then
            fail "$address is on $device with /$prefix: the host takes the whole network for itself" 'give it the length of one address, /32 or /128'
        else
            ok "$address is on $device with /$prefix"
        fi
    done < <(devices_of "$address")
    [ -n "$found" ] || fail "$address is on no interface: its packets are thrown away" 'install the set'
done`;

const NOT_HELD = bash`# The virtual addresses, which are redirected here and therefore on no interface
for address in "\${virtual_addresses[@]}"; do
    found=''
    while read -r device prefix; do
        found=yes
        fail "$address is on $device although it is redirected" "ip addr del $address/$prefix dev $device"
    done < <(devices_of "$address")
    [ -n "$found" ] || ok "$address is on no interface"
done`;

const QUIET = bash`# in_force KEY: the value that holds for the interface, which is the greater of its own and that for all.
in_force() {
    local all own
    all=$(cat "/proc/sys/net/ipv4/conf/all/$1")
    own=$(cat "/proc/sys/net/ipv4/conf/$nic/$1")
    echo $((all > own ? all : own))
}

if [ -z "$nic" ]; then
    skip 'whether it keeps quiet about the virtual addresses: its own address is missing'
else
    value=$(in_force arp_ignore)
    case $value in
    1 | 2) ok "arp_ignore on $nic is $value: it does not answer for the virtual addresses" ;;
    *) fail "arp_ignore on $nic is $value: it answers for the virtual addresses" 'sysctl -w net.ipv4.conf.all.arp_ignore=1' ;;
    esac
    value=$(in_force arp_announce)
    case $value in
    2) ok "arp_announce on $nic is 2: it does not ask in the name of the virtual addresses" ;;
    *) fail "arp_announce on $nic is $value: it asks in the name of the virtual addresses" 'sysctl -w net.ipv4.conf.all.arp_announce=2' ;;
    esac
fi`;

const LISTENING = bash`# takes PROTOCOL ADDRESS PORT: whether a socket of this host takes what is for that address.
takes() {
    local family=-4 socket own=$2
    local options=("-ln\${1:0:1}")
    case $2 in
    *:*) family=-6 own="[$2]" options+=(-6) ;;
    esac
    while read -r _ _ _ socket _; do
        case $family\${socket%:*} in
        "$family$own" | "$family$own%"* | "$family*" | "$family*%"* | "$family::") return 0 ;;
        -40.0.0.0 | -40.0.0.0%* | "-4[::ffff:$own]" | '-6[::]' | '-6[::]%'*) return 0 ;;
        esac
    done < <(ss "\${options[@]}" "sport = :$3" 2>/dev/null)
    return 1
}

for each in "\${ports[@]}"; do
    read -r protocol address port <<<"$each"
    if takes "$protocol" "$address" "$port"; then
        ok "something listens on port $port/$protocol for $address"
    else
        fail "nothing listens on port $port/$protocol for $address" "start the service, on that address or on all: ss -ln\${protocol:0:1}"
    fi
done`;

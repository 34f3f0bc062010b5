/** What is looked at on a machine that is no host of the set: what clients see. */
import type { Plan, PlannedService } from '../plan.ts';
import { withPort } from './names.ts';
import { bash, shellWord } from '../shell.ts';
import { shellArray, verifying, virtualAddresses } from './script.ts';

/** The script for a third machine. */
export function clientScript(plan: Plan): string {
    return verifying(
        'Asks the services as clients do, and finds out who answers for the virtual addresses. To be run on a machine that is neither director nor real server: on those, packets for the virtual address take another way, and the outcome would mislead.',
        [
            shellArray(
                'directors',
                'Own addresses of the directors, and their names.',
                namesOf(plan.directors),
            ),
            shellArray(
                'real_servers',
                'Own addresses of the real servers, and their names.',
                namesOf(plan.realServers),
            ),
            virtualAddresses(plan.virtualAddresses),
            ELSEWHERE,
            ...(plan.services.some(isWeb) ? [WEB] : []),
            CONNECTS,
            REPEATED,
            plan.services.map(asked).join('\n'),
            NEIGHBOURS,
        ],
    );
}

function namesOf(
    hosts: readonly (Plan['directors'][number] | Plan['realServers'][number])[],
): readonly string[] {
    return hosts.flatMap(({ addresses, name }) =>
        Object.values(addresses).map(({ address }) => `${address} ${name}`),
    );
}

const ELSEWHERE = bash`for each in "\${directors[@]}" "\${real_servers[@]}" "\${virtual_addresses[@]}"; do
    read -r address _ <<<"$each"
    if [ -n "$(devices_of "$address")" ]; then
        echo "verify.sh: this host has $address itself; run this on a machine that is neither director nor real server" >&2
        exit 2
    fi
done`;

/** Whether the check of a service is a request that a client can make at its port. */
function isWeb({ check, port, protocol }: PlannedService): boolean {
    return (
        protocol === 'tcp' &&
        (check.type === 'http' || check.type === 'https') &&
        (check.port ?? port) === port
    );
}

const WEB = bash`# answers ADDRESS PORT STATUS URL...: whether a web server answers a request with that status; without curl,
# whether it takes the connection. More words are for curl.
answers() {
    if has curl; then
        [ "$(curl -gsk -o /dev/null -m 5 -w '%{http_code}' "\${@:4}")" = "$3" ]
    else
        connects "$1" "$2"
    fi
}`;

const CONNECTS = bash`# connects ADDRESS PORT: whether a connection comes about.
connects() {
    timeout 5 bash -c "exec 3<>/dev/tcp/$1/$2" 2>/dev/null
}`;

const REPEATED = bash`# several TIMES SERVICE COMMAND...: runs the command so many times, or three times if it always fails; it has to succeed
# each time.
several() {
    local times=$1 service=$2 asked=0 answered=0
    shift 2
    while [ "$asked" -lt "$times" ] && [ $((asked - 3 * answered)) -lt 3 ]; do
        asked=$((asked + 1))
        if "$@"; then answered=$((answered + 1)); fi
    done
    if [ "$answered" -eq "$asked" ]; then
        ok "$service answered $asked of $asked times"
    elif [ "$answered" -eq 0 ]; then
        fail "$service did not answer" 'verify.sh on the directors, then on the real servers'
    else
        fail "$service answered $answered of $asked times" 'verify.sh on the real servers: one of them does not take the virtual address'
    fi
}

# What clients get`;

/** How often a service is asked: twice for each server, so that every one gets its turn. */
function timesFor({ servers }: PlannedService): number {
    return Math.min(Math.max(2 * servers.length, 4), 20);
}

function asked(service: PlannedService): string {
    const { address, port, protocol, check, family } = service;
    const name = withPort(address, port);
    if (protocol === 'udp') return `skip '${name}/udp: whether an answer is right depends on the service'`;
    const times = timesFor(service);
    if (!isWeb(service)) return `several ${times} '${name}' connects ${address} ${port}`;
    const literal = family === 'inet6' ? `[${address}]` : address;
    const host = check.host?.replace(/:\d+$/, '');
    const url = shellWord(`${check.type}://${host ?? literal}:${port}${check.path}`);
    const resolved = host === undefined ? '' : ` --resolve ${shellWord(`${host}:${port}:${literal}`)}`;
    return `several ${times} '${name}' answers ${address} ${port} ${check.status} ${url}${resolved}`;
}

const NEIGHBOURS = bash`# mac_of ADDRESS: the hardware address that this machine has for it, after something was sent there.
mac_of() {
    local try word previous
    for try in 1 2 3 4 5; do
        (echo >"/dev/udp/$1/9") 2>/dev/null
        previous=''
        for word in $(ip neigh show to "$1"); do
            if [ "$previous" = lladdr ]; then
                echo "$word"
                return
            fi
            previous=$word
        done
        sleep "0.$try"
    done
}

# owner_of MAC VIRTUAL ROW...: the name of the host with that hardware address, of rows "ADDRESS NAME"; those of the
# other family than the virtual address are not asked.
owner_of() {
    local mac=$1 virtual=$2 each address name
    shift 2
    for each in "$@"; do
        read -r address name <<<"$each"
        case $virtual/$address in
        *:*/*:*) ;;
        *:*) continue ;;
        esac
        if [ "$(mac_of "$address")" = "$mac" ]; then
            echo "$name"
            return
        fi
    done
}

# Who answers for the addresses
for address in "\${virtual_addresses[@]}"; do
    route=$(ip route get "$address" 2>/dev/null)
    case $route in
    *' via '* | '')
        skip "who answers for $address: it is not in a network of this machine"
        continue
        ;;
    esac
    mac=$(mac_of "$address")
    if [ -z "$mac" ]; then
        fail "nobody answers for $address" 'verify.sh on the directors: one of them has to have it'
        continue
    elif name=$(owner_of "$mac" "$address" "\${directors[@]}") && [ -n "$name" ]; then
        ok "$address is with the director $name ($mac)"
    elif name=$(owner_of "$mac" "$address" "\${real_servers[@]}") && [ -n "$name" ]; then
        fail "$address is with the real server $name ($mac): it answers for it" "verify.sh on $name"
    else
        fail "$address is with $mac, which no host of this set has" 'somebody else on this network has the address'
    fi
    case $address in
    *:*) continue ;;
    esac
    device=\${route##* dev }
    if ! has arping || ! arping -V 2>&1 | grep -q iputils; then
        skip "whether one host alone answers for $address: there is no arping of iputils"
    elif [ "$(id -u)" -ne 0 ]; then
        skip "whether one host alone answers for $address: arping is for root"
    else
        macs=$(arping -b -c 2 -w 3 -I "\${device%% *}" "$address" | grep -o '\[[0-9A-Fa-f:]*\]' | sort -u | wc -l)
        case $macs in
        0) fail "nobody answers for $address" 'verify.sh on the directors: one of them has to have it' ;;
        1) ok "one host alone answers for $address" ;;
        *) fail "$macs hosts answer for $address" 'verify.sh on the directors and the real servers' ;;
        esac
    fi
done`;

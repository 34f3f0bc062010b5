/** What is looked at on a director. */
import type { Family } from '../../schema/values/address.ts';
import { settingsOn } from '../host/sysctl.ts';
import { type Director, type Plan, familiesOf } from '../plan.ts';
import { firewallSteps } from './firewall.ts';
import { bash } from '../shell.ts';
import { ROOT_ONLY, ownAddresses, verifying, virtualAddresses } from './script.ts';
import { virtualServerSteps } from './virtual-servers.ts';

/** The script that checks a director as it runs. */
export function directorScript(plan: Plan, director: Director): string {
    const alone = plan.directors.length === 1;
    return verifying(
        `Checks that ${director.name} balances: keepalived, addresses, IPVS, kernel, firewall.`,
        [
            ROOT_ONLY,
            `interface=${director.interface}`,
            RUNNING,
            SERVICES,
            ownAddresses(director),
            OWN,
            virtualAddresses(plan.virtualAddresses),
            WHERE,
            alone ? HERE_OR_NOWHERE : between(plan),
            NOBODY_ELSE,
            ...virtualServerSteps(plan),
            IS_SET,
            settingsOn(plan, director)
                .map(({ key, value }) => `is_set ${key} ${value}`)
                .join('\n'),
            ...firewallSteps(plan, director),
        ],
    );
}

const RUNNING = bash`# keepalived and its configuration
configuration=/etc/keepalived/keepalived.conf
if grep -qsx keepalived /proc/[0-9]*/comm; then
    ok 'keepalived runs'
else
    fail 'keepalived does not run' 'systemctl start keepalived; why it ended: journalctl -u keepalived'
fi
mode=$(stat -c %a "$configuration" 2>/dev/null)
case $mode in
'') fail "$configuration is not there" 'install the set' ;;
*0) ok "$configuration has mode $mode" ;;
*) fail "$configuration has mode $mode: everyone can read it" "chmod 0640 $configuration" ;;
esac
if [ -z "$mode" ]; then
    skip 'keepalived -t: there is nothing to test'
elif ! keepalived --help 2>&1 | grep -q -e --config-test; then
    skip 'keepalived -t: this release cannot test its configuration (2.0.4 was the first)'
elif said=$(timeout 30 keepalived -t 2>&1) || [ "$?$said" = 143 ]; then
    # 2.2.5 to 2.2.7 end themselves by SIGTERM over scripts that root does not run; what they said until then counts.
    ok "keepalived -t is content with $configuration"
else
    fail "keepalived -t: \${said%%$'\n'*}" 'install the set again; all that it says: keepalived -t'
fi`;

const SERVICES = bash`# What is started with the host
if has systemctl; then
    case $(systemctl is-enabled keepalived 2>/dev/null) in
    enabled*) ok 'keepalived is started with the host' ;;
    *) fail 'keepalived is not started with the host' 'systemctl enable keepalived' ;;
    esac
    if [ "$(systemctl is-enabled ipvsadm 2>/dev/null)" != enabled ]; then
        ok 'the service ipvsadm is off: it does not load an old table under keepalived'
    elif grep -qs '^AUTO="\?false' /etc/default/ipvsadm; then
        ok 'the service ipvsadm restores no table (AUTO in /etc/default/ipvsadm)'
    else
        fail 'the service ipvsadm is on: it loads an old table under keepalived' 'systemctl disable ipvsadm'
    fi
else
    skip 'what is started with the host: there is no systemctl'
fi`;

const OWN = bash`for address in "\${own_addresses[@]}"; do
    case $(devices_of "$address") in
    "$interface "*) ok "its own address $address is on $interface" ;;
    *) fail "its own address $address is not on $interface" 'ip addr; give the host the address that the spec says' ;;
    esac
done`;

const WHERE = bash`# Where they are
held=''
missing=''
for address in "\${virtual_addresses[@]}"; do
    here=''
    while read -r device prefix; do
        if [ "$device" != "$interface" ]; then
            fail "$address is on $device, not on $interface" "ip addr del $address/$prefix dev $device; a director is no real server"
        else
            here=yes
            case $prefix in
            32 | 128) ;;
            *) fail "$address is on $device with /$prefix, by something else than keepalived" "take it out of the host's own configuration" ;;
            esac
        fi
    done < <(devices_of "$address")
    if [ -n "$here" ]; then held="$held $address"; else missing="$missing $address"; fi
done`;

const HERE_OR_NOWHERE = bash`if [ -z "$missing" ]; then
    ok "this director has the addresses:$held"
else
    fail "the only director does not have$missing" 'journalctl -u keepalived'
fi`;

/** The filter that lets adverts of the virtual router through; an IPv4 header of VRRP has 20 bytes, one of IPv6 has 40. */
function advertsOf(id: number, family: Family): string {
    return family === 'inet' ? `ip proto 112 and ip[21] = ${id}` : `ip6 proto 112 and ip6[41] = ${id}`;
}

/** Seconds in which an advert of a director that has the addresses comes for sure. */
function patience(interval: number): number {
    return Math.ceil(2 * interval) + 2;
}

/** What is to be seen of several directors: the others' adverts if they have the addresses, and none if this one has. */
function between(plan: Plan): string {
    const filter = familiesOf(plan)
        .map((family) => `(${advertsOf(plan.vrrp.id, family)})`)
        .join(' or ');
    return bash`# Whether another director has them: then its adverts come in, in this time two of them.
adverts=unknown
if has tcpdump; then
    timeout ${patience(plan.vrrp.interval)} tcpdump -nnp -c 1 -Q in -i "$interface" '${filter}' >/dev/null 2>&1
    case $? in
    0) adverts=come ;;
    124) adverts=missing ;;
    esac
fi
case \${held:+here}/\${missing:+away}/$adverts in
here/away/*) fail "this director has only$held, not$missing" 'systemctl restart keepalived; something took an address away' ;;
here//*) ok "this director has the addresses:$held" ;;
/away/come) ok 'another director has the addresses: its adverts come in' ;;
/away/missing) fail 'nobody has the addresses: this director does not, and no adverts come in' 'systemctl status keepalived, on all directors' ;;
/away/unknown) ok 'this director has none of the addresses' ;;
esac
case \${held:+here}/$adverts in
here/come) fail 'another director sends adverts too: both have the addresses' 'let VRRP in on both (see the firewall below), and compare virtual_router_id and password' ;;
here/missing) ok 'no other director sends adverts' ;;
*/unknown) skip 'whether another director has the addresses: tcpdump is not there, or cannot look' ;;
esac`;
}

const NOBODY_ELSE = bash`# Whether somebody else answers for them
for address in $held; do
    case $address in
    *:*) continue ;;
    esac
    if ! has arping || ! arping -V 2>&1 | grep -q iputils; then
        skip "whether somebody else answers for $address: there is no arping of iputils"
    elif arping -q -D -c 2 -w 3 -I "$interface" "$address"; then
        ok "nobody else answers for $address"
    else
        fail "somebody else answers for $address" 'verify.sh on the other directors and the real servers says who'
    fi
done`;

const IS_SET = bash`# is_set KEY VALUE: whether a setting of the kernel is in force.
is_set() {
    local value
    if ! value=$(cat "/proc/sys/\${1//.//}" 2>/dev/null); then
        skip "$1: it is not there"
    elif [ "$value" = "$2" ]; then
        ok "$1 is $2"
    else
        fail "$1 is $value, not $2" "sysctl -w $1=$2, and find the file in /etc/sysctl.d that says otherwise"
    fi
}`;

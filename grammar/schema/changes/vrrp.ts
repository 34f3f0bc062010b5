import { type Change, hasAny, isOn, last, saysAny, valueOf } from './change.ts';
import { isClosed, isElsewhere, isInet6, isOwner, isStrict, isVersion3 } from './instance.ts';

/** Words for any way in which a switch is turned off. */
const OFF = /^(off|no|false)$/;

/** The blocks that name what an instance tracks. */
const TRACKERS = ['track_script', 'track_interface', 'track_file', 'track_process', 'track_bfd'];

/** What changed about VRRP instances and what belongs to them, the oldest first. */
export const VRRP_CHANGES: readonly Change[] = [
    {
        id: 'priority-of-master',
        since: '1.2.20',
        at: ['vrrp_instance'],
        touches: ({ children }) => {
            const state = last(children, 'state');
            return state !== undefined && valueOf(state) === 'MASTER' && !hasAny(children, 'priority');
        },
        subject: 'priority of an instance that starts as MASTER and sets none',
        was: '100',
        is: '255, that of the owner of the addresses',
        source: 'keepalived/vrrp/vrrp.c:vrrp_complete_instance',
        keep: { in: 'block', text: 'priority 100' },
    },
    {
        id: 'version-of-ipv6',
        since: '1.2.20',
        at: ['vrrp_instance'],
        touches: (instance) => isInet6(instance) && !hasAny(instance.children, 'version'),
        subject: 'version of VRRP for IPv6 addresses where the instance sets none',
        was: '2',
        is: '3, which a peer with version 2 does not understand',
        source: 'keepalived/vrrp/vrrp.c:vrrp_complete_instance',
    },
    {
        id: 'accept-with-version-3',
        since: '1.3.0',
        before: '1.2.20',
        at: ['vrrp_instance'],
        touches: (instance, globals) =>
            (isVersion3(instance, globals) || isInet6(instance)) &&
            !isStrict(instance, globals) &&
            !isOwner(instance) &&
            !hasAny(instance.children, 'accept', 'no_accept'),
        subject: 'traffic to the virtual addresses of a VRRPv3 instance without "accept"',
        was: 'dropped',
        is: 'accepted',
        source: 'keepalived/vrrp/vrrp.c:vrrp_complete_instance, vrrp_handle_accept_mode',
        keep: { in: 'block', text: 'no_accept' },
    },
    {
        id: 'strict-drops-traffic',
        since: '1.3.0',
        before: '1.2.20',
        at: ['vrrp_instance'],
        touches: (instance, globals) =>
            isStrict(instance, globals) &&
            !isVersion3(instance, globals) &&
            !isInet6(instance) &&
            isClosed(instance, globals),
        subject: 'traffic to the virtual addresses of a VRRPv2 instance in strict mode',
        was: 'accepted',
        is: 'dropped',
        source: 'keepalived/vrrp/vrrp.c:vrrp_complete_instance, vrrp_handle_accept_mode',
    },
    {
        id: 'unicast-checksum',
        since: '1.3.7',
        before: '1.2.17',
        at: ['vrrp_instance'],
        touches: (instance, globals) =>
            isVersion3(instance, globals) &&
            !isInet6(instance) &&
            hasAny(instance.children, 'unicast_peer') &&
            !hasAny(instance.children, 'old_unicast_checksum'),
        subject: 'checksum of VRRPv3 adverts to unicast peers',
        was: 'made with the multicast group as destination',
        is: 'made with the address of the peer, so that older peers may drop the adverts',
        source: 'keepalived/vrrp/vrrp.c:vrrp_build_vrrp_v3',
        keep: { in: 'block', text: 'old_unicast_checksum' },
    },
    {
        id: 'address-interface-tracked',
        since: '2.0.0',
        at: ['vrrp_instance/virtual_ipaddress/*', 'vrrp_instance/virtual_ipaddress_excluded/*'],
        touches: (line) => isElsewhere(line) && !saysAny(line, 'no_track'),
        subject: 'an address on another interface, when that interface goes down',
        was: 'the instance carries on',
        is: 'the instance goes to FAULT state',
        source: 'keepalived/vrrp/vrrp.c:vrrp_complete_instance',
        keep: { in: 'line', text: 'no_track', since: '2.0.3' },
    },
    {
        id: 'route-protocol',
        since: '2.0.0',
        at: ['vrrp_instance/virtual_routes/*', 'static_routes/*'],
        touches: (line) => !saysAny(line, 'protocol', 'proto'),
        subject: 'routing protocol that a route is marked with where it names none',
        was: '"boot"',
        is: 'that of keepalived',
        source: 'keepalived/vrrp/vrrp_iproute.c:netlink_route',
    },
    {
        id: 'route-tracked',
        since: '2.0.1',
        at: ['vrrp_instance/virtual_routes/*'],
        touches: (line) => saysAny(line, 'dev', 'oif') && !saysAny(line, 'no_track'),
        subject: 'a virtual route that somebody else deletes, or whose interface goes down',
        was: 'the instance carries on',
        is: 'the instance leaves MASTER state',
        source: 'keepalived/core/keepalived_netlink.c:netlink_route_filter, keepalived/vrrp/vrrp.c:vrrp_complete_instance',
        keep: { in: 'line', text: 'no_track', since: '2.0.3' },
    },
    {
        id: 'rule-preference',
        since: '2.0.2',
        at: ['vrrp_instance/virtual_rules/*', 'static_rules/*'],
        touches: (line) => !saysAny(line, 'preference', 'pref', 'priority', 'prio', 'order'),
        subject: 'preference of a routing rule that sets none',
        was: 'the next free one that the kernel finds, below 32766',
        is: 'counted down from 16384',
        source: 'keepalived/vrrp/vrrp_iprule.c:alloc_rule',
    },
    {
        id: 'real-time-limit',
        since: '2.0.7',
        before: '2.0.0',
        at: ['vrrp_rt_priority', 'checker_rt_priority', 'bfd_rt_priority'].map(
            (name) => `global_defs/${name}`,
        ),
        touches: ({ spec }, globals) =>
            !hasAny(globals, (spec?.name ?? '').replace('rt_priority', 'rlimit_rttime')),
        subject: 'microseconds that a real-time process may run without a pause where no limit is set',
        was: '1000',
        is: '10000',
        source: 'keepalived/include/process.h:RT_RLIMIT_DEFAULT',
    },
    {
        id: 'firewall-by-default',
        since: '2.0.19',
        before: '1.3.0',
        at: ['vrrp_instance'],
        touches: (instance, globals) =>
            isClosed(instance, globals) && !hasAny(globals, 'vrrp_iptables', 'nftables'),
        subject: 'what drops traffic to the virtual addresses where the configuration does not say',
        was: 'rules in the chain INPUT of iptables, in builds with iptables',
        is: 'the table "keepalived" of nftables, in builds with nftables',
        source: 'keepalived/vrrp/vrrp.c:vrrp_complete_instance',
        keep: { in: 'globals', text: 'vrrp_iptables', feature: 'iptables' },
    },
    {
        id: 'skip-check-of-number',
        since: '2.0.19',
        at: ['vrrp_instance/skip_check_adv_addr', 'global_defs/vrrp_skip_check_adv_addr'],
        touches: isOn,
        subject: 'an advert of the same master with another number of addresses than the instance has',
        was: 'dropped',
        is: 'taken, for the addresses are not looked at',
        source: 'keepalived/vrrp/vrrp.c:vrrp_check_packet',
    },
    {
        id: 'primary-untracked',
        since: '2.0.20',
        before: '2.0.0',
        at: ['vrrp_instance/dont_track_primary'],
        touches: ({ parent }) => {
            const lines = last(parent?.children ?? [], 'virtual_ipaddress')?.children ?? [];
            return lines.some((line) => !isElsewhere(line) && !saysAny(line, 'no_track'));
        },
        subject: 'the interface of the instance goes down, and its addresses are there',
        was: 'FAULT state all the same, for the sake of the addresses',
        is: 'the instance carries on',
        source: 'keepalived/vrrp/vrrp.c:vrrp_complete_instance',
    },
    {
        id: 'skip-check-off',
        since: '2.2.5',
        at: ['vrrp_instance/skip_check_adv_addr'],
        touches: (statement) => OFF.test(valueOf(statement)),
        subject: '"skip_check_adv_addr" with a word that is to turn it off',
        was: 'off',
        is: 'on all the same',
        source: 'keepalived/vrrp/vrrp_parser.c:vrrp_skip_check_adv_addr_handler',
    },
    {
        id: 'vrrp-strict-off',
        since: '2.3.0',
        at: ['global_defs/vrrp_strict'],
        touches: (statement) => OFF.test(valueOf(statement)),
        subject: '"vrrp_strict" with a word that is to turn it off',
        was: 'on all the same',
        is: 'off',
        source: 'keepalived/core/global_parser.c:vrrp_strict_handler',
        keep: { in: 'words', text: 'vrrp_strict' },
    },
    {
        id: 'vrrp-skip-check-off',
        since: '2.3.0',
        at: ['global_defs/vrrp_skip_check_adv_addr'],
        touches: (statement) => OFF.test(valueOf(statement)),
        subject: '"vrrp_skip_check_adv_addr" with a word that is to turn it off',
        was: 'on all the same',
        is: 'off',
        source: 'keepalived/core/global_parser.c:vrrp_check_adv_addr_handler',
        keep: { in: 'words', text: 'vrrp_skip_check_adv_addr' },
    },
    {
        id: 'interface-group',
        since: '2.3.0',
        at: ['vrrp_instance/use_vmac', 'vrrp_instance/use_ipvlan'],
        touches: (statement) => !saysAny(statement, 'group'),
        subject: 'group of the interface that keepalived makes',
        was: 'the default group',
        is: 'that of the interface it is based on',
        source: 'keepalived/vrrp/vrrp_vmac.c:netlink_link_add_vmac',
    },
    {
        id: 'route-tracked-without-interface',
        since: '2.3.2',
        before: '2.0.1',
        at: ['vrrp_instance/virtual_routes/*'],
        touches: (line) => !saysAny(line, 'dev', 'oif', 'no_track'),
        subject: 'a virtual route that names no interface, when somebody else deletes it',
        was: 'the instance carries on',
        is: 'the instance leaves MASTER state',
        source: 'keepalived/vrrp/vrrp_iproute.c:alloc_route',
        keep: { in: 'line', text: 'no_track' },
    },
    {
        id: 'startup-delay-of-owner',
        since: '2.4.0',
        before: '2.2.0',
        at: ['vrrp_instance'],
        touches: (instance, globals) =>
            isOwner(instance) &&
            hasAny(instance.children, ...TRACKERS) &&
            hasAny(globals, 'vrrp_startup_delay'),
        subject: 'an address owner whose trackers succeed before "vrrp_startup_delay" is over',
        was: 'becomes MASTER at once',
        is: 'waits until it is over',
        source: 'keepalived/vrrp/vrrp.c:vrrp_state_goto_master',
    },
];

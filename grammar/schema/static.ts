import { FORMER_VALUE_BLOCK, VALUE_BLOCK, floating, seconds, takes } from './shapes.ts';
import type { FormerShape, KeywordSpec } from './types.ts';

const SKIPS = 'skips the whole block';

/** How long to wait between two messages of a group. */
const GROUP_INTERVAL = takes('seconds', seconds(0, 4294.967295));

const FORMER_GROUP_INTERVALS: readonly FormerShape[] = [
    { until: '2.2.2', ...takes('seconds', floating(0, 2147)) },
    { until: '2.3.1', ...takes('seconds', seconds(0, 2147.483647)) },
];

/** The blocks for static addresses, routes and rules, and those that concern interfaces rather than instances. */
export const STATIC: readonly KeywordSpec[] = [
    {
        name: 'track_group',
        since: '2.0.3',
        doc: 'Names a group of VRRP instances that static addresses, routes and rules can follow.',
        source: 'keepalived/vrrp/vrrp_parser.c:static_track_group_handler',
        shape: takes(
            'name',
            { kind: 'name', of: 'track_group' },
            { missing: 'reported', otherwise: SKIPS },
            { more: 'refused', otherwise: SKIPS },
        ),
        sameName: 'skipped',
        block: {
            content: 'keywords',
            requires: [{ keywords: ['group'], otherwise: 'removes the group', since: '2.2.8' }],
            keywords: [
                {
                    name: 'group',
                    since: '2.0.3',
                    doc: 'Names of the VRRP instances in the group.',
                    source: 'keepalived/vrrp/vrrp_parser.c:static_track_group_group_handler',
                    shape: { ...VALUE_BLOCK, repeat: 'ruins' },
                    formerShapes: [
                        { until: '2.0.20', args: [], repeat: 'first' },
                        { until: '2.2.7', ...VALUE_BLOCK, repeat: 'first' },
                    ],
                    block: {
                        content: 'words',
                        word: { name: 'instance', value: { kind: 'name', of: 'vrrp_instance' } },
                        empty: 'reported',
                    },
                },
            ],
        },
    },
    {
        name: 'static_ipaddress',
        since: '1.1.0',
        doc: 'Addresses that keepalived sets at startup and removes at shutdown, whatever the VRRP state; one to a line.',
        source: 'keepalived/vrrp/vrrp_parser.c:static_addresses_handler',
        shape: VALUE_BLOCK,
        formerShapes: FORMER_VALUE_BLOCK,
        block: { content: 'lines', line: 'address' },
    },
    {
        name: 'static_routes',
        since: '1.0.1',
        doc: 'Routes that keepalived sets at startup and removes at shutdown, whatever the VRRP state; one to a line.',
        source: 'keepalived/vrrp/vrrp_parser.c:static_routes_handler',
        shape: VALUE_BLOCK,
        formerShapes: FORMER_VALUE_BLOCK,
        block: { content: 'lines', line: 'route' },
    },
    {
        name: 'static_rules',
        since: '1.2.20',
        doc: 'Routing policy rules that keepalived sets at startup and removes at shutdown, whatever the VRRP state; one to a line.',
        source: 'keepalived/vrrp/vrrp_parser.c:static_rules_handler',
        shape: VALUE_BLOCK,
        formerShapes: FORMER_VALUE_BLOCK,
        block: { content: 'lines', line: 'routing-rule' },
    },
    {
        name: 'garp_group',
        since: '1.2.21',
        doc: 'Interfaces that share a limit on how fast gratuitous ARP messages and neighbour adverts are sent.',
        source: 'keepalived/vrrp/vrrp_parser.c:garp_group_handler',
        block: {
            content: 'keywords',
            requires: [{ keywords: ['garp_interval', 'gna_interval'], otherwise: 'removes the group' }],
            keywords: [
                {
                    name: 'garp_interval',
                    since: '1.2.21',
                    doc: 'Seconds to leave between two gratuitous ARP messages, in steps of a microsecond.',
                    source: 'keepalived/vrrp/vrrp_parser.c:garp_group_garp_interval_handler',
                    shape: GROUP_INTERVAL,
                    formerShapes: FORMER_GROUP_INTERVALS,
                },
                {
                    name: 'gna_interval',
                    since: '1.2.21',
                    doc: 'Seconds to leave between two unsolicited neighbour adverts, in steps of a microsecond.',
                    source: 'keepalived/vrrp/vrrp_parser.c:garp_group_gna_interval_handler',
                    shape: GROUP_INTERVAL,
                    formerShapes: FORMER_GROUP_INTERVALS,
                },
                {
                    name: 'interface',
                    since: '1.2.21',
                    doc: 'Single interface that has these limits.',
                    source: 'keepalived/vrrp/vrrp_parser.c:garp_group_interface_handler',
                    shape: takes('interface', { kind: 'name', of: 'interface' }),
                },
                {
                    name: 'interfaces',
                    since: '1.2.21',
                    doc: 'Interfaces that share these limits as if they were one.',
                    source: 'keepalived/vrrp/vrrp_parser.c:garp_group_interfaces_handler',
                    shape: VALUE_BLOCK,
                    formerShapes: FORMER_VALUE_BLOCK,
                    block: {
                        content: 'words',
                        word: { name: 'interface', value: { kind: 'name', of: 'interface' } },
                        empty: 'reported',
                    },
                },
            ],
        },
    },
    {
        name: 'linkbeat_interfaces',
        since: '2.0.13',
        feature: ['linkbeat'],
        doc: 'Interfaces whose link state is found by polling, each optionally with the method `MII`, `ETHTOOL` or `IOCTL`; one to a line.',
        source: 'keepalived/vrrp/vrrp_parser.c:linkbeat_interfaces_handler',
        shape: VALUE_BLOCK,
        formerShapes: FORMER_VALUE_BLOCK,
        block: { content: 'lines', line: 'linkbeat-interface' },
    },
    {
        name: 'interface_up_down_delays',
        since: '2.2.3',
        doc: 'Seconds to wait before an interface counts as down and as up again, for each interface: `INTERFACE DOWN [UP]`, up to 255; one to a line.',
        source: 'keepalived/vrrp/vrrp_parser.c:interface_up_down_delays_handler',
        shape: VALUE_BLOCK,
        block: { content: 'lines', line: 'interface-delays' },
    },
];

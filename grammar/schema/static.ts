import type { KeywordSpec } from './types.ts';

/** The blocks for static addresses, routes and rules, and those that concern interfaces rather than instances. */
export const STATIC: readonly KeywordSpec[] = [
    {
        name: 'track_group',
        since: '2.0.3',
        doc: 'Names a group of VRRP instances that static addresses, routes and rules can follow.',
        source: 'keepalived/vrrp/vrrp_parser.c:static_track_group_handler',
        block: {
            content: 'keywords',
            keywords: [
                {
                    name: 'group',
                    since: '2.0.3',
                    doc: 'Names of the VRRP instances in the group.',
                    source: 'keepalived/vrrp/vrrp_parser.c:static_track_group_group_handler',
                    block: { content: 'words' },
                },
            ],
        },
    },
    {
        name: 'static_ipaddress',
        since: '1.1.0',
        doc: 'Addresses that keepalived sets at startup and removes at shutdown, whatever the VRRP state; one to a line.',
        source: 'keepalived/vrrp/vrrp_parser.c:static_addresses_handler',
        block: { content: 'lines' },
    },
    {
        name: 'static_routes',
        since: '1.0.1',
        doc: 'Routes that keepalived sets at startup and removes at shutdown, whatever the VRRP state; one to a line.',
        source: 'keepalived/vrrp/vrrp_parser.c:static_routes_handler',
        block: { content: 'lines' },
    },
    {
        name: 'static_rules',
        since: '1.2.20',
        doc: 'Routing policy rules that keepalived sets at startup and removes at shutdown, whatever the VRRP state; one to a line.',
        source: 'keepalived/vrrp/vrrp_parser.c:static_rules_handler',
        block: { content: 'lines' },
    },
    {
        name: 'garp_group',
        since: '1.2.21',
        doc: 'Interfaces that share a limit on how fast gratuitous ARP messages and neighbour adverts are sent.',
        source: 'keepalived/vrrp/vrrp_parser.c:garp_group_handler',
        block: {
            content: 'keywords',
            keywords: [
                {
                    name: 'garp_interval',
                    since: '1.2.21',
                    doc: 'Seconds to leave between two gratuitous ARP messages, in steps of a microsecond.',
                    source: 'keepalived/vrrp/vrrp_parser.c:garp_group_garp_interval_handler',
                },
                {
                    name: 'gna_interval',
                    since: '1.2.21',
                    doc: 'Seconds to leave between two unsolicited neighbour adverts, in steps of a microsecond.',
                    source: 'keepalived/vrrp/vrrp_parser.c:garp_group_gna_interval_handler',
                },
                {
                    name: 'interface',
                    since: '1.2.21',
                    doc: 'Single interface that has these limits.',
                    source: 'keepalived/vrrp/vrrp_parser.c:garp_group_interface_handler',
                },
                {
                    name: 'interfaces',
                    since: '1.2.21',
                    doc: 'Interfaces that share these limits as if they were one.',
                    source: 'keepalived/vrrp/vrrp_parser.c:garp_group_interfaces_handler',
                    block: { content: 'words' },
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
        block: { content: 'lines' },
    },
    {
        name: 'interface_up_down_delays',
        since: '2.2.3',
        doc: 'Seconds to wait before an interface counts as down and as up again, for each interface: `INTERFACE DOWN [UP]`, up to 255; one to a line.',
        source: 'keepalived/vrrp/vrrp_parser.c:interface_up_down_delays_handler',
        block: { content: 'lines' },
    },
];

import { DS_FIELDS, LINK_GROUPS, type LineOption, MAX_S32, MAX_U32, TABLES } from './line-options.ts';

const PORTS = { kind: 'range', what: 'ports', max: 65_535 } as const;

/**
 * The options of a line in `virtual_rules` and `static_rules`
 * (`keepalived/vrrp/vrrp_iprule.c:alloc_rule`). Any other word is one of `RULE_ACTIONS`.
 */
export const RULE_OPTIONS: readonly LineOption[] = [
    {
        word: 'inet',
        since: '2.0.1',
        doc: 'Makes it an IPv4 rule. From 2.0.8 on the word after it is lost; before, it works only as the first word.',
    },
    {
        word: 'inet6',
        since: '2.0.1',
        doc: 'Makes it an IPv6 rule. From 2.0.8 on the word after it is lost, so it works only at the end of the line; before, only as the first word.',
    },
    { word: 'not', since: '1.2.24', doc: 'Turns the selection around.' },
    {
        word: 'from',
        since: '1.2.20',
        value: { name: 'address', is: { kind: 'prefix' } },
        doc: 'Source addresses that the rule is for: an address with an optional prefix length, `default`, `any` or `all`.',
    },
    {
        word: 'to',
        since: '1.2.20',
        value: { name: 'address', is: { kind: 'prefix' } },
        doc: 'Destination addresses that the rule is for: an address with an optional prefix length, `default`, `any` or `all`.',
    },
    {
        word: 'table',
        aliases: [{ name: 'lookup', since: '1.2.24' }],
        since: '1.2.20',
        value: { name: 'table', is: { kind: 'routing-name', names: TABLES, min: 1 } },
        doc: 'Action: looks the packet up in this routing table, a number above 0, `main`, `local`, `default`, or a name from `rt_tables`.',
    },
    { word: 'l3mdev', since: '1.4.3', doc: 'Action: looks the packet up in the table of its VRF.' },
    {
        word: 'preference',
        aliases: [
            { name: 'order', since: '1.2.24' },
            { name: 'priority', since: '1.2.24' },
        ],
        since: '1.2.24',
        value: { name: 'number', is: { kind: 'integer', min: 0, max: MAX_U32, prefixed: true } },
        doc: 'Place of the rule among all rules, the smallest first; each rule should have one.',
    },
    {
        word: 'dsfield',
        aliases: [{ name: 'tos', since: '1.2.24' }],
        since: '1.2.24',
        value: { name: 'value', is: { kind: 'routing-name', names: DS_FIELDS } },
        doc: 'TOS or DS field of the packets: a number up to 255, or a name from `rt_dsfield`.',
    },
    {
        word: 'fwmark',
        since: '1.2.24',
        value: { name: 'mark', is: { kind: 'mark' } },
        doc: 'Firewall mark of the packets, `MARK[/MASK]`.',
    },
    {
        word: 'realms',
        since: '1.2.24',
        family: 'inet',
        value: { name: 'realms', is: { kind: 'realms' } },
        doc: 'Realms of an IPv4 rule, `[FROM/]TO`, each a number up to 255 or a name from `rt_realms`; only with a table.',
    },
    {
        word: 'suppress_prefixlength',
        aliases: [{ name: 'sup_pl', since: '1.2.24' }],
        since: '1.2.24',
        value: { name: 'number', is: { kind: 'integer', min: 0, max: MAX_S32 } },
        doc: 'Rejects what the table finds with a prefix of this length or shorter; only with a table.',
    },
    {
        word: 'suppress_ifgroup',
        aliases: [{ name: 'sup_group', since: '1.2.24' }],
        since: '1.2.24',
        value: { name: 'group', is: { kind: 'routing-name', names: LINK_GROUPS } },
        doc: 'Rejects what the table finds on interfaces of this group; only with a table.',
    },
    {
        word: 'iif',
        aliases: [{ name: 'dev', since: '1.2.24' }],
        since: '1.2.24',
        value: { name: 'interface', is: { kind: 'name', of: 'interface' } },
        doc: 'Interface that the packets came in by.',
    },
    {
        word: 'oif',
        since: '1.2.24',
        value: { name: 'interface', is: { kind: 'name', of: 'interface' } },
        doc: 'Interface that a socket of this machine is bound to.',
    },
    {
        word: 'tunnel-id',
        since: '1.2.24',
        value: { name: 'number', is: { kind: 'wide-integer' } },
        doc: 'Number of the tunnel that the packets came in by.',
    },
    {
        word: 'uidrange',
        since: '1.3.5',
        value: { name: 'range', is: { kind: 'range', what: 'user ids', max: MAX_U32 } },
        doc: 'User ids of the processes whose packets the rule is for, `FIRST-LAST`.',
    },
    {
        word: 'protocol',
        since: '2.0.1',
        value: { name: 'number', is: { kind: 'integer', min: 0, max: 255 } },
        otherwise: 'ignores it',
        doc: 'Number of the routing protocol that the rule is marked with. Without `no_track` it is always that of keepalived, 18.',
    },
    {
        word: 'ipproto',
        since: '2.0.1',
        value: { name: 'protocol', is: { kind: 'ip-protocol' } },
        otherwise: 'ignores it',
        doc: 'IP protocol of the packets: a name, or a number up to 127.',
    },
    {
        word: 'sport',
        since: '2.0.1',
        value: { name: 'ports', is: PORTS },
        otherwise: 'ignores it',
        doc: 'Source ports of the packets, `FIRST-LAST`, also where it is a single one.',
    },
    {
        word: 'dport',
        since: '2.0.1',
        value: { name: 'ports', is: PORTS },
        otherwise: 'ignores it',
        doc: 'Destination ports of the packets, `FIRST-LAST`, also where it is a single one.',
    },
    {
        word: 'no_track',
        since: '2.0.3',
        doc: 'Leaves the state of the instance alone when something else deletes the rule.',
    },
    { word: 'no-track', since: '2.0.1', until: '2.0.2', doc: 'Old spelling of `no_track`.' },
    {
        word: 'track_group',
        since: '2.0.3',
        only: 'static',
        value: { name: 'name', is: { kind: 'name', of: 'track_group' } },
        doc: 'Track group whose instances stop being master when something else deletes the rule; it needs `iif`.',
    },
];

/** What a rule does, besides `table` and `l3mdev`; `type` may stand before it. */
export const RULE_ACTIONS: readonly LineOption[] = [
    {
        word: 'goto',
        since: '1.2.24',
        value: { name: 'preference', is: { kind: 'integer', min: 0, max: MAX_U32 } },
        doc: 'Goes on with the rule of this preference, which must be larger than its own.',
    },
    { word: 'nop', since: '1.2.24', doc: 'Does nothing.' },
    { word: 'blackhole', since: '1.2.24', doc: 'Drops the packet without a word.' },
    {
        word: 'unreachable',
        since: '1.2.24',
        doc: 'Drops the packet and says that the network cannot be reached.',
    },
    { word: 'prohibit', since: '1.2.24', doc: 'Drops the packet and says that it is forbidden.' },
];

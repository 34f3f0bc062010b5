import {
    DS_FIELDS,
    type LineOption,
    MAX_U32,
    type OptionValue,
    PROTOCOLS,
    SCOPES,
    TABLES,
} from './line-options.ts';

const NUMBER: OptionValue = { kind: 'integer', min: 0, max: MAX_U32 };
const BYTE: OptionValue = { kind: 'integer', min: 0, max: 255 };
const BIT: OptionValue = { kind: 'integer', min: 0, max: 1 };

const REALMS_OPTION: LineOption = {
    word: 'realms',
    since: '1.2.24',
    family: 'inet',
    value: { name: 'realms', is: { kind: 'realms' } },
    doc: 'Realms of an IPv4 route, `[FROM/]TO`, each a number up to 255 or a name from `rt_realms`.',
};

const VIA_OPTION: LineOption = {
    word: 'via',
    aliases: [{ name: 'gw', deprecated: { use: 'via', reported: true } }],
    since: '1.0.1',
    value: { name: 'address', is: { kind: 'host' } },
    doc: 'Address of the gateway, after `inet` or `inet6` where that helps.',
};

const DEV_OPTION: LineOption = {
    word: 'dev',
    aliases: [{ name: 'oif' }],
    since: '1.0.1',
    value: { name: 'interface', is: { kind: 'name', of: 'interface' } },
    doc: 'Interface that the packets leave by.',
};

const ONLINK_OPTION: LineOption = {
    word: 'onlink',
    since: '1.2.24',
    doc: 'Takes the gateway to be on the link, whatever the addresses of the interface.',
};

/** The types of a route, one of which may stand before its destination (`lib/rttables.c:find_rttables_rtntype`). */
export const ROUTE_TYPES: Readonly<Record<string, number>> = {
    unicast: 1,
    local: 2,
    broadcast: 3,
    brd: 3,
    anycast: 4,
    multicast: 5,
    blackhole: 6,
    unreachable: 7,
    prohibit: 8,
    throw: 9,
    nat: 10,
    xresolve: 11,
};

/** What `encap` starts, for a route and for each next hop. */
const ENCAP_OPTION: LineOption = {
    word: 'encap',
    since: '1.2.24',
    doc: 'Encapsulation of the packets: `ip`, `ip6`, `mpls` or `ila`, and its options.',
};

/**
 * The options of a line in `virtual_routes` and `static_routes`
 * (`keepalived/vrrp/vrrp_iproute.c:alloc_route`). Any other word is the destination.
 */
export const ROUTE_OPTIONS: readonly LineOption[] = [
    { word: 'inet', since: '2.0.8', doc: 'Makes it an IPv4 route. The word after it is lost.' },
    {
        word: 'inet6',
        since: '2.0.8',
        doc: 'Makes it an IPv6 route. The word after it is lost, so it works only at the end of the line.',
    },
    VIA_OPTION,
    DEV_OPTION,
    {
        word: 'src',
        since: '1.0.2',
        value: { name: 'address', is: { kind: 'host' } },
        doc: 'Address that packets of this machine get as their source.',
    },
    {
        word: 'from',
        since: '1.2.24',
        family: 'inet6',
        value: { name: 'address', is: { kind: 'prefix' } },
        doc: 'Source addresses that an IPv6 route is for.',
    },
    {
        word: 'table',
        since: '1.0.2',
        value: { name: 'table', is: { kind: 'routing-name', names: TABLES } },
        doc: 'Routing table: a number, `main`, `local`, `default`, or a name from `rt_tables`. Default `main`.',
    },
    {
        word: 'scope',
        since: '1.0.3',
        value: { name: 'scope', is: { kind: 'routing-name', names: SCOPES } },
        doc: 'Scope of the route: `global`, `site`, `link`, `host`, `nowhere`, a number up to 255, or a name from `rt_scopes`.',
    },
    {
        word: 'metric',
        aliases: [
            { name: 'priority', since: '1.2.24' },
            { name: 'preference', since: '1.2.24' },
        ],
        since: '1.1.15',
        value: { name: 'number', is: NUMBER },
        doc: 'Metric: of several routes to one destination, the one with the smallest counts.',
    },
    {
        word: 'dsfield',
        aliases: [{ name: 'tos', since: '1.2.24' }],
        since: '1.2.24',
        value: { name: 'value', is: { kind: 'routing-name', names: DS_FIELDS } },
        doc: 'TOS or DS field of the packets that the route is for: a number up to 255, or a name from `rt_dsfield`.',
    },
    {
        word: 'protocol',
        since: '1.2.24',
        value: { name: 'protocol', is: { kind: 'routing-name', names: PROTOCOLS } },
        doc: 'Routing protocol that the route is marked with. Without `no_track` it is always that of keepalived, 18.',
    },
    ONLINK_OPTION,
    ENCAP_OPTION,
    REALMS_OPTION,
    {
        word: 'expires',
        since: '1.2.24',
        family: 'inet6',
        value: { name: 'seconds', is: NUMBER },
        doc: 'Seconds after which an IPv6 route goes.',
    },
    {
        word: 'pref',
        since: '1.2.24',
        family: 'inet6',
        value: {
            name: 'preference',
            is: { kind: 'word-or-integer', words: ['low', 'medium', 'high'], max: 255 },
        },
        doc: 'Router preference of an IPv6 route: `low`, `medium` or `high`.',
    },
    {
        word: 'mtu',
        since: '1.2.24',
        lock: true,
        value: { name: 'bytes', is: NUMBER },
        doc: 'MTU of the path.',
    },
    {
        word: 'advmss',
        since: '1.2.24',
        lock: true,
        value: { name: 'bytes', is: NUMBER },
        doc: 'Maximal segment size that TCP advertises.',
    },
    {
        word: 'hoplimit',
        since: '1.2.24',
        value: { name: 'hops', is: BYTE },
        doc: 'Hop limit of packets on the route.',
    },
    {
        word: 'rtt',
        since: '1.2.24',
        lock: true,
        value: { name: 'time', is: { kind: 'route-time', perMillisecond: 8 } },
        doc: 'Initial round-trip time of TCP, from 200ms to 120s; a plain number counts eighths of a millisecond.',
    },
    {
        word: 'rttvar',
        since: '1.2.24',
        lock: true,
        value: { name: 'time', is: { kind: 'route-time', perMillisecond: 4 } },
        doc: 'Initial variance of the round-trip time, from 200ms to 120s; a plain number counts quarters of a millisecond.',
    },
    {
        word: 'rto_min',
        since: '1.2.24',
        lock: true,
        value: { name: 'time', is: { kind: 'route-time', perMillisecond: 1 } },
        doc: 'Shortest time before TCP sends again, from 200ms to 120s; a plain number counts milliseconds.',
    },
    {
        word: 'reordering',
        since: '1.2.24',
        lock: true,
        value: { name: 'packets', is: NUMBER },
        doc: 'How many packets TCP expects to be out of order.',
    },
    { word: 'window', since: '1.2.24', value: { name: 'bytes', is: NUMBER }, doc: 'Largest window of TCP.' },
    {
        word: 'cwnd',
        since: '1.2.24',
        lock: true,
        value: { name: 'packets', is: NUMBER },
        doc: 'Bound of the congestion window; it needs `lock` to count.',
    },
    {
        word: 'ssthresh',
        since: '1.2.24',
        lock: true,
        value: { name: 'packets', is: NUMBER },
        doc: 'Initial slow start threshold of TCP.',
    },
    {
        word: 'initcwnd',
        since: '1.2.24',
        value: { name: 'packets', is: NUMBER },
        doc: 'Initial congestion window of TCP.',
    },
    {
        word: 'initrwnd',
        since: '1.2.24',
        value: { name: 'packets', is: NUMBER },
        doc: 'Initial receive window of TCP.',
    },
    {
        word: 'features',
        since: '1.2.24',
        value: { name: 'feature', is: { kind: 'choice', choices: [{ word: 'ecn' }] } },
        otherwise: 'ignores the feature',
        doc: 'Feature to turn on: `ecn`, explicit congestion notification.',
    },
    {
        word: 'quickack',
        since: '1.2.24',
        value: { name: 'switch', is: BIT },
        doc: 'Whether TCP acknowledges at once, 0 or 1.',
    },
    {
        word: 'congctl',
        since: '1.2.24',
        lock: true,
        value: { name: 'algorithm', is: { kind: 'text' } },
        doc: 'Congestion control algorithm of TCP.',
    },
    {
        word: 'ttl-propagate',
        since: '2.0.8',
        value: {
            name: 'switch',
            is: { kind: 'choice', choices: [{ word: 'enabled' }, { word: 'disabled' }] },
        },
        otherwise: 'turns it off',
        doc: 'Whether the TTL goes into and out of the MPLS labels: `enabled` or `disabled`.',
    },
    {
        word: 'fastopen_no_cookie',
        since: '1.4.3',
        value: { name: 'switch', is: BIT },
        doc: 'Whether TCP Fast Open works without a cookie, 0 or 1.',
    },
    { word: 'add', since: '2.2.5', doc: 'Sets the route only if there is none like it.' },
    { word: 'prepend', since: '2.2.5', doc: 'Sets the route before others like it. That is the default.' },
    { word: 'append', since: '2.2.5', doc: 'Sets the route after others like it.' },
    {
        word: 'vrf',
        since: '2.2.5',
        value: { name: 'interface', is: { kind: 'name', of: 'interface' } },
        doc: 'VRF device whose table the route goes to.',
    },
    {
        word: 'no_track',
        since: '2.0.3',
        doc: 'Leaves the state of the instance alone when something else deletes the route.',
    },
    { word: 'no-track', since: '2.0.1', until: '2.0.2', doc: 'Old spelling of `no_track`.' },
    {
        word: 'track_group',
        since: '2.0.3',
        only: 'static',
        value: { name: 'name', is: { kind: 'name', of: 'track_group' } },
        doc: 'Track group whose instances stop being master when something else deletes the route; it needs `dev`.',
    },
    {
        word: 'or',
        since: '1.1.16',
        value: { name: 'address', is: { kind: 'host' } },
        doc: 'Second gateway. Deprecated: write one `nexthop` for each gateway.',
    },
    { word: 'as', since: '1.2.24', doc: 'Refused: it is for MPLS routes, which cannot be written here.' },
    {
        word: 'nexthop',
        since: '1.2.24',
        doc: 'Starts the next hops, each with options of its own; nothing else may follow.',
    },
];

/** The options of a next hop (`keepalived/vrrp/vrrp_iproute.c:parse_nexthops`). */
export const NEXTHOP_OPTIONS: readonly LineOption[] = [
    { ...VIA_OPTION, aliases: [], since: '1.2.24' },
    { ...DEV_OPTION, aliases: [], since: '1.2.24' },
    {
        word: 'weight',
        since: '1.2.24',
        value: { name: 'number', is: { kind: 'integer', min: 1, max: 256 } },
        doc: 'Share of the packets that this next hop gets, 1 to 256.',
    },
    ONLINK_OPTION,
    ENCAP_OPTION,
    REALMS_OPTION,
    { word: 'as', since: '1.2.24', doc: 'Refused: the destination cannot be changed.' },
];

/** An encapsulation of packets. */
export interface Encapsulation {
    readonly word: string;
    /** The one word after it that it needs. */
    readonly value?: { readonly name: string; readonly is: OptionValue };
    /** Options, each with a value; `dst` or `id` must be among them. */
    readonly options?: readonly LineOption[];
    readonly doc: string;
}

const tunnelOptions = (family: 'inet' | 'inet6', field: string, hops: string): readonly LineOption[] => {
    const address = { name: 'address', is: { kind: 'address', family } } as const;
    const version = family === 'inet' ? 'IPv4' : 'IPv6';
    return [
        { word: 'id', value: { name: 'number', is: { kind: 'wide-integer' } }, doc: 'Number of the tunnel.' },
        { word: 'dst', family, value: address, doc: `${version} address of the other end of the tunnel.` },
        { word: 'src', family, value: address, doc: `${version} address of this end of the tunnel.` },
        {
            word: field,
            value: { name: 'value', is: { kind: 'routing-name', names: DS_FIELDS } },
            doc: 'TOS or traffic class of the outer packets: a number up to 255, or a name from `rt_dsfield`.',
        },
        { word: hops, value: { name: 'number', is: BYTE }, doc: 'TTL or hop limit of the outer packets.' },
        {
            word: 'flags',
            value: { name: 'number', is: { kind: 'integer', min: 0, max: 65_535 } },
            doc: 'Flags of the tunnel, as a decimal number.',
        },
    ];
};

/** What may follow `encap` (`keepalived/vrrp/vrrp_iproute.c:parse_encap`). */
export const ENCAPSULATIONS: readonly Encapsulation[] = [
    { word: 'ip', options: tunnelOptions('inet', 'tos', 'ttl'), doc: 'In IPv4.' },
    { word: 'ip6', options: tunnelOptions('inet6', 'tc', 'hoplimit'), doc: 'In IPv6.' },
    {
        word: 'mpls',
        value: { name: 'labels', is: { kind: 'mpls-labels' } },
        doc: 'With one or two MPLS labels, `/` between them.',
    },
    {
        word: 'ila',
        value: { name: 'locator', is: { kind: 'locator' } },
        doc: 'With an ILA locator: four groups of hexadecimal digits, `:` between them.',
    },
];

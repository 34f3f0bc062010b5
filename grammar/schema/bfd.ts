import { FLAG, SWITCH, takes, weighed, whole } from './shapes.ts';
import type { DecimalValue, FormerShape, IntegerValue, KeywordSpec } from './types.ts';

const MAX_MILLISECONDS = 4_294_967;

/** A time in milliseconds, in steps of a microsecond. */
function milliseconds(min: number): DecimalValue {
    return { kind: 'decimal', places: 3, min, max: MAX_MILLISECONDS, unit: 'milliseconds', strict: true };
}

/** The same up to 2.1.5: whole milliseconds. */
function wholeMilliseconds(min: number): FormerShape {
    return {
        until: '2.1.5',
        ...takes('milliseconds', { kind: 'integer', min, max: MAX_MILLISECONDS, unit: 'milliseconds' }),
    };
}

/** A number that fits in a byte. */
function byte(min: number, unit: 'packets' | 'hops'): IntegerValue {
    return { kind: 'integer', min, max: 255, unit };
}

/** The `bfd_instance` block and every keyword in it. */
export const BFD: readonly KeywordSpec[] = [
    {
        name: 'bfd_instance',
        since: '2.0.0',
        doc: 'Named BFD session with a neighbour, which VRRP instances and BFD_CHECK can follow. The name has at most 31 characters.',
        source: 'keepalived/bfd/bfd_parser.c:bfd_handler',
        shape: takes(
            'name',
            { kind: 'name', of: 'bfd_instance', maxBytes: 31 },
            { missing: 'crashes', otherwise: 'skips the whole block' },
        ),
        sameName: 'skipped',
        block: {
            content: 'keywords',
            requires: [{ keywords: ['neighbor_ip'], otherwise: 'drops the session' }],
            keywords: [
                {
                    name: 'source_ip',
                    since: '2.0.0',
                    doc: "Source address of the session, of the same family as the neighbour's.",
                    source: 'keepalived/bfd/bfd_parser.c:bfd_srcip_handler',
                    shape: takes('address', { kind: 'address' }),
                },
                {
                    name: 'neighbor_ip',
                    aliases: [{ name: 'neighbour_ip', since: '2.0.0' }],
                    since: '2.0.0',
                    doc: 'Address of the neighbour. Required.',
                    source: 'keepalived/bfd/bfd_parser.c:bfd_nbrip_handler',
                    shape: takes(
                        'address',
                        { kind: 'address' },
                        { missing: 'crashes', otherwise: 'drops the session' },
                    ),
                },
                {
                    name: 'min_rx',
                    since: '2.0.0',
                    doc: 'Shortest time, in milliseconds, between packets that this side can receive. Default 10.',
                    source: 'keepalived/bfd/bfd_parser.c:bfd_minrx_handler',
                    shape: takes('milliseconds', milliseconds(1)),
                    formerShapes: [wholeMilliseconds(1)],
                },
                {
                    name: 'min_tx',
                    since: '2.0.0',
                    doc: 'Shortest time, in milliseconds, between packets that this side sends. Default 10.',
                    source: 'keepalived/bfd/bfd_parser.c:bfd_mintx_handler',
                    shape: takes('milliseconds', milliseconds(1)),
                    formerShapes: [wholeMilliseconds(1)],
                },
                {
                    name: 'idle_tx',
                    since: '2.0.0',
                    doc: 'Time, in milliseconds, between packets while the session is down, at least 1000. Default 1000.',
                    source: 'keepalived/bfd/bfd_parser.c:bfd_idletx_handler',
                    shape: takes('milliseconds', milliseconds(1000)),
                    formerShapes: [wholeMilliseconds(1000)],
                },
                {
                    name: 'multiplier',
                    since: '2.0.0',
                    doc: 'How many packets in a row may be missing before the session counts as down, 1 to 255. Default 5.',
                    source: 'keepalived/bfd/bfd_parser.c:bfd_multiplier_handler',
                    shape: takes('packets', byte(1, 'packets')),
                },
                {
                    name: 'passive',
                    since: '2.0.0',
                    doc: "Waits for the neighbour's first packet before sending any.",
                    source: 'keepalived/bfd/bfd_parser.c:bfd_passive_handler',
                    shape: FLAG,
                },
                {
                    name: 'ttl',
                    aliases: [{ name: 'hoplimit', since: '2.0.0' }],
                    since: '2.0.0',
                    doc: 'TTL or hop limit of the packets sent, 1 to 255. Default 255 for IPv4, 64 for IPv6.',
                    source: 'keepalived/bfd/bfd_parser.c:bfd_ttl_handler',
                    shape: takes('ttl', byte(1, 'hops')),
                },
                {
                    name: 'max_hops',
                    since: '2.0.0',
                    doc: 'How many hops a received packet may have taken, up to 255, which turns the check off. Default 0.',
                    source: 'keepalived/bfd/bfd_parser.c:bfd_maxhops_handler',
                    shape: takes('hops', byte(-1, 'hops')),
                },
                {
                    name: 'multihop',
                    since: '2.2.8',
                    doc: 'Uses UDP port 4784, meant for sessions over several hops, instead of 3784. Default off.',
                    source: 'keepalived/bfd/bfd_parser.c:bfd_multihop_handler',
                    shape: SWITCH,
                },
                {
                    name: 'weight',
                    since: '2.0.0',
                    feature: ['vrrp'],
                    doc: 'Change of priority, -253 to 253, for instances that track the session without a weight of their own. At 0, the default, a lost session causes FAULT state. `reverse` swaps up and down.',
                    source: 'keepalived/bfd/bfd_parser.c:bfd_vrrp_weight_handler',
                    shape: weighed(whole(-253, 253), {}),
                    formerShapes: [{ until: '2.0.17', ...takes('weight', whole(-253, 253)) }],
                },
                {
                    name: 'vrrp',
                    since: '2.0.0',
                    feature: ['vrrp'],
                    doc: 'Sends the events of this session to the VRRP process. With neither `vrrp` nor `checker`, both processes get them.',
                    source: 'keepalived/bfd/bfd_parser.c:bfd_event_vrrp_handler',
                    shape: FLAG,
                },
                {
                    name: 'checker',
                    since: '2.0.0',
                    feature: ['lvs'],
                    doc: 'Sends the events of this session to the checker process. With neither `vrrp` nor `checker`, both processes get them.',
                    source: 'keepalived/bfd/bfd_parser.c:bfd_event_checker_handler',
                    shape: FLAG,
                },
            ],
        },
    },
];

/** Rules made at random, for asking the kernel; the same seed gives the same rules. */
import fc from 'fast-check';
import type { Packet } from '../../../src/hosts/firewall/index.ts';
import { ADVERT, ADVERT6, UNICAST_ADVERT, packet6Of, packetOf } from './sample.ts';

/** Rules, and what loads them. */
export interface RandomRules {
    readonly load: 'iptables' | 'nft';
    readonly files: Readonly<Record<string, string>>;
}

/** The packets that are sent through each of them. */
export const PACKETS: readonly Packet[] = [
    ADVERT,
    ADVERT6,
    UNICAST_ADVERT,
    packetOf('ah'),
    packetOf('icmp'),
    ...['10.0.0.2', '10.0.0.9', '10.0.1.2'].flatMap((source) =>
        [80, 81, 443].flatMap((port) => [
            packetOf('tcp', port, { source }),
            packetOf('udp', port, { source }),
            packetOf('tcp', port, { source, state: 'invalid' }),
        ]),
    ),
    packetOf('tcp', 80, { destination: '10.0.0.6' }),
    packetOf('tcp', 81, { destination: '10.0.0.6', state: 'invalid' }),
    packet6Of('tcp', 80),
    packet6Of('udp', 81),
];

const not = fc.constantFrom('', '', '', '! ');

/** A match, with `!` before it or not; `%` is where it stands. */
const IPTABLES_PLACES = ['', '', '%-s 10.0.0.0/24', '%-d 10.0.0.5', '%-i eth0', '%-i lo'];

const IPTABLES_MATCHES = [
    ...IPTABLES_PLACES,
    '%-s 10.0.0.8/29',
    '-m conntrack %--ctstate NEW',
    '-m conntrack %--ctstate INVALID',
    '-m conntrack %--ctstate NEW,UNTRACKED',
    '-m conntrack %--ctstate RELATED,ESTABLISHED',
    '-m addrtype %--dst-type MULTICAST',
    '-m addrtype %--dst-type LOCAL',
    '-m pkttype %--pkt-type unicast',
    '-m iprange %--src-range 10.0.0.3-10.0.1.2',
];

/** Protocols with which a port can be changed. */
const IPTABLES_PORTS = [
    '-p tcp %--dport 80',
    '-p tcp %--dport 80:81',
    '-p udp %--dport 81:',
    '-p tcp -m multiport %--dports 80,443',
];

const IPTABLES_PROTOCOLS = [
    '',
    '',
    ...IPTABLES_PORTS,
    '-p tcp %--syn',
    '-p tcp %--tcp-flags SYN,FIN FIN',
    '%-p vrrp',
    '%-p tcp',
    '%-p ah',
];

/** What is known of a packet before connection tracking. */
const NFT_PLACES = ['', '', 'ip saddr % 10.0.0.0/24', 'ip daddr % 10.0.0.5', 'iifname % "eth*"'];

const NFT_MATCHES = [
    ...NFT_PLACES,
    'ip saddr % { 10.0.0.2, 10.0.1.0-10.0.1.9 }',
    'ip6 daddr % ff00::/8',
    'iif lo',
    'ct state % new',
    'ct state % { invalid, untracked }',
    'ct state new,untracked',
    'ct status dnat',
    'meta pkttype % multicast',
    'fib daddr type % local',
    'meta nfproto % ipv6',
    'fib saddr . iif oif exists',
];

const NFT_PROTOCOLS = [
    '',
    '',
    'tcp dport % 80',
    'tcp dport % { 80, 443 }',
    'udp dport % 80-81',
    'th dport % 81',
    'meta l4proto % { tcp, vrrp }',
    'ip protocol % 112',
    'ip6 nexthdr tcp',
    'tcp flags % syn / syn,ack',
    'tcp flags & (fin | syn) == fin',
    'tcp flags syn',
];

function filled(texts: readonly string[], negation: fc.Arbitrary<string>): fc.Arbitrary<string> {
    return fc.tuple(fc.constantFrom(...texts), negation).map(([text, sign]) => text.replace('%', sign));
}

/** Rules of so many parts, one of each list, with a line end after each. */
function rules(
    before: string,
    parts: readonly (readonly string[])[],
    ends: readonly string[],
    negation: fc.Arbitrary<string>,
    most: number,
): fc.Arbitrary<string> {
    const rule = fc
        .tuple(fc.tuple(...parts.map((texts) => filled(texts, negation))), fc.constantFrom(...ends))
        .map(([first, end]) => `${[before, ...first, end].join(' ')}\n`);
    return fc.array(rule, { minLength: 1, maxLength: most }).map((all) => all.join(''));
}

const own = [IPTABLES_PROTOCOLS, IPTABLES_MATCHES];
const tracked = [NFT_MATCHES, NFT_PROTOCOLS];
const unequal = fc.constantFrom('', '', '', '!=');

const iptables: fc.Arbitrary<RandomRules> = fc
    .record({
        policy: fc.constantFrom('ACCEPT', 'DROP'),
        raw: rules(
            '-A PREROUTING',
            [IPTABLES_PLACES],
            ['-j NOTRACK', '-j ACCEPT', '-p tcp -j CT --notrack'],
            not,
            1,
        ),
        nat: rules(
            '-A PREROUTING',
            [IPTABLES_PORTS, IPTABLES_PLACES],
            ['-j REDIRECT --to-ports 443', '-j REDIRECT', '-j ACCEPT'],
            not,
            2,
        ),
        input: rules(
            '-A INPUT',
            own,
            ['-j ACCEPT', '-j DROP', '-j own', '-g own', '-j MARK --set-mark 1'],
            not,
            8,
        ),
        chain: rules('-A own', own, ['-j ACCEPT', '-j DROP', '-j RETURN', '-j REJECT'], not, 4),
    })
    .map(({ policy, raw, nat, input, chain }) => ({
        load: 'iptables',
        files: {
            '/etc/sysconfig/iptables': [
                `*raw\n:PREROUTING ACCEPT [0:0]\n${raw}COMMIT\n`,
                `*nat\n:PREROUTING ACCEPT [0:0]\n${nat}COMMIT\n`,
                `*filter\n:INPUT ${policy} [0:0]\n:own - [0:0]\n${input}${chain}COMMIT\n`,
            ].join(''),
        },
    }));

const nft: fc.Arbitrary<RandomRules> = fc
    .record({
        policy: fc.constantFrom('accept', 'drop'),
        raw: rules('', [NFT_PLACES], ['notrack', 'accept', 'meta l4proto tcp notrack'], unequal, 1),
        input: rules(
            '',
            tracked,
            [
                'accept',
                'counter drop',
                'jump own',
                'goto own',
                'tcp dport vmap { 80 : accept, 81 : jump own }',
                'counter',
            ],
            unequal,
            8,
        ),
        late: rules('', tracked, ['accept', 'drop'], unequal, 2),
        chain: rules('', tracked, ['accept', 'drop', 'return', 'log reject'], unequal, 4),
    })
    .map(({ policy, raw, input, late, chain }) => ({
        load: 'nft',
        files: {
            '/etc/nftables.conf': [
                'table inet test {\n',
                `chain own {\n${chain}}\n`,
                `chain raw {\ntype filter hook prerouting priority raw; policy accept;\n${raw}}\n`,
                `chain input {\ntype filter hook input priority filter; policy ${policy};\n${input}}\n`,
                `chain late {\ntype filter hook input priority 5; policy accept;\n${late}}\n`,
                '}\n',
            ].join(''),
        },
    }));

/** So many sets of rules of each program. */
export function randomRules(seed: number, count: number): readonly RandomRules[] {
    return [iptables, nft].flatMap((kind) => fc.sample(kind, { seed, numRuns: count }));
}

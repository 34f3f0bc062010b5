/** The left side of a comparison in nftables' language: what of a packet is looked at. */
import { readRange } from '../address.ts';
import { protocolNumber } from '../packet.ts';
import { portNumber } from '../../../schema/values/ports.ts';
import { type Match, numbers, readNumbers } from '../ruleset.ts';
import { type Cursor, peek } from './tokens.ts';
import type { Values } from './values.ts';

/** What is looked at. */
export interface Expression {
    /** How many words it has. */
    readonly words: number;
    /** What a packet must be for it to be looked at. */
    readonly implied: readonly Match[];
    /** Makes a match of the values that it is compared with. */
    readonly match: (values: Values) => Match;
}

const UNKNOWN: Match = { on: 'unknown' };

/** Reads each value; those that cannot be read are there all the same. */
function read<T>(
    { elements, known }: Values,
    one: (key: string) => T | undefined,
): { values: readonly T[]; partial?: true } {
    const values = elements.flatMap(({ key }) => one(key) ?? []);
    return known && values.length === elements.length ? { values } : { values, partial: true };
}

function ofProtocol(values: Values): Match {
    const { values: found, ...rest } = read(values, protocolNumber);
    return { on: 'protocol', values: numbers(found), ...rest };
}

function ofPort(values: Values): Match {
    return {
        on: 'port',
        ...read(values, (key) => {
            const port = portNumber(key);
            return port === undefined ? readNumbers(key, '-') : { first: port, last: port };
        }),
    };
}

function ofAddress(on: 'source' | 'destination'): Expression['match'] {
    return (values) => ({ on, ...read(values, readRange) });
}

function ofWords(on: 'device' | 'state' | 'cast'): Expression['match'] {
    return (values) => ({ on, ...read(values, (key) => key) });
}

/** `host` is what `meta pkttype` calls a packet to this host. */
function ofPacketType(values: Values): Match {
    return { on: 'cast', ...read(values, (key) => (key === 'host' ? 'unicast' : key)) };
}

/** To `fib`, an address of the host is no unicast one. */
function ofAddressType(values: Values): Match {
    return { on: 'cast', ...read(values, (key) => (key === 'unicast' ? 'none' : key)) };
}

const FAMILIES: Readonly<Record<string, 'inet' | 'inet6' | 'arp'>> = {
    ipv4: 'inet',
    ip: 'inet',
    ipv6: 'inet6',
    ip6: 'inet6',
    arp: 'arp',
};

function ofFamily(values: Values): Match {
    return {
        on: 'family',
        ...read(values, (key) => (Object.hasOwn(FAMILIES, key) ? FAMILIES[key] : undefined)),
    };
}

/** An ARP packet that asks for an address; what the fields of its head say is always the same. */
function ofOperation(values: Values): Match {
    const asks = values.elements.some(({ key }) => key === 'request' || key === '1');
    return asks ? { on: 'family', values: ['arp'] } : { on: 'never' };
}

const ARP: Match = { on: 'family', values: ['arp'] };
const IPV4: Match = { on: 'family', values: ['inet'] };
const IPV6: Match = { on: 'family', values: ['inet6'] };

function protocols(...values: number[]): Match {
    return { on: 'protocol', values: numbers(values) };
}

/** What is looked at, by its words. */
const EXPRESSIONS: readonly (readonly [string, readonly Match[], Expression['match']])[] = [
    ['meta iifname', [], ofWords('device')],
    ['meta iif', [], ofWords('device')],
    ['iifname', [], ofWords('device')],
    ['iif', [], ofWords('device')],
    ['meta l4proto', [], ofProtocol],
    ['meta nfproto', [], ofFamily],
    ['meta protocol', [], ofFamily],
    ['meta pkttype', [], ofPacketType],
    ['pkttype', [], ofPacketType],
    ['fib daddr type', [], ofAddressType],
    ['ip saddr', [IPV4], ofAddress('source')],
    ['ip daddr', [IPV4], ofAddress('destination')],
    ['ip protocol', [IPV4], ofProtocol],
    ['ip6 saddr', [IPV6], ofAddress('source')],
    ['ip6 daddr', [IPV6], ofAddress('destination')],
    ['ip6 nexthdr', [IPV6], ofProtocol],
    ['tcp dport', [protocols(6)], ofPort],
    ['udp dport', [protocols(17)], ofPort],
    ['sctp dport', [protocols(132)], ofPort],
    ['dccp dport', [protocols(33)], ofPort],
    ['udplite dport', [protocols(136)], ofPort],
    // Asks of any protocol what stands where others have the port.
    ['th dport', [], ofPort],
    ...[
        ['tcp', 6] as const,
        ['udp', 17] as const,
        ['sctp', 132] as const,
        ['dccp', 33] as const,
        ['udplite', 136] as const,
    ].map(([name, number]) => [`${name} sport`, [protocols(number)], () => UNKNOWN] as const),
    ['th sport', [], () => UNKNOWN],
    ['ct state', [], ofWords('state')],
    ['ct status', [], ofWords('state')],
    ['icmp type', [IPV4, protocols(1)], () => UNKNOWN],
    ['icmp code', [IPV4, protocols(1)], () => UNKNOWN],
    ['icmpv6 type', [IPV6, protocols(58)], () => UNKNOWN],
    ['icmpv6 code', [IPV6, protocols(58)], () => UNKNOWN],
    ['esp spi', [protocols(50)], () => UNKNOWN],
    ['ah spi', [protocols(51)], () => UNKNOWN],
    ['arp saddr ip', [ARP], ofAddress('source')],
    ['arp daddr ip', [ARP], ofAddress('destination')],
    ['arp operation', [ARP], ofOperation],
    ...['htype', 'ptype', 'hlen', 'plen'].map((field) => [`arp ${field}`, [ARP], () => ARP] as const),
];

/** What the next words look at; undefined where that is not known. */
export function expressionAt(cursor: Cursor): Expression | undefined {
    for (const [name, implied, match] of EXPRESSIONS) {
        const words = name.split(' ');
        if (words.every((word, ahead) => peek(cursor, ahead) === word))
            return { words: words.length, implied, match };
    }
    return undefined;
}

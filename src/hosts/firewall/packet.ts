/** The packets that are asked about, and what may happen to one. */
import type { Place } from '../place.ts';

/** What connection tracking says of a packet; `untracked` is one that a `notrack` rule keeps from it. */
export type State = 'new' | 'untracked' | 'invalid' | 'established' | 'related';

/** A packet that comes to the host from the network. */
export interface Packet {
    readonly family: 'inet' | 'inet6';
    /** The interface on which it comes; absent: it cannot be told which, but not `lo`. */
    readonly device?: string;
    /** Where it comes from; absent: it cannot be told, and rules that ask for it are in doubt. */
    readonly source?: string;
    /** Where it goes; absent: as with the source. */
    readonly destination?: string;
    /** A name of `/etc/protocols` such as `tcp`, `vrrp` or `ah`, or a number. */
    readonly protocol: string;
    /** The port to which it goes; absent: it cannot be told. */
    readonly port?: number;
    /** Absent: `new`. */
    readonly state?: State;
}

/** What happens to a packet. */
export interface Verdict {
    /** `unknown` where a rule that cannot be judged decides. */
    readonly kind: 'accepted' | 'dropped' | 'unknown';
    /** The rule, policy or zone that decides or is in doubt; absent where nothing stands in the way. */
    readonly place?: Place;
    /** Why, in a few words that go on behind "the packet is dropped: ". */
    readonly reason: string;
}

/** Where a packet is sent instead of where it was to go. */
export interface Redirection {
    readonly place: Place;
    /** The port to which it goes then; undefined: the same. */
    readonly port: number | undefined;
    /** The address to which it goes then; undefined: the host itself. */
    readonly address: string | undefined;
    /** Whether the rule takes this protocol and this port only, so that other services are left alone. */
    readonly narrow: boolean;
    /** Whether the rule takes the packet for certain. */
    readonly certain: boolean;
}

/** A packet on its way through the rules. */
export interface Subject {
    readonly family: 'inet' | 'inet6' | 'arp';
    readonly device: string | undefined;
    readonly source: string | undefined;
    readonly destination: string | undefined;
    /** The number of its protocol; undefined for names that are not known. */
    readonly protocol: number | undefined;
    readonly port: number | undefined;
    readonly state: State;
    /** Whether it is the first of a connection; undefined: it cannot be told. */
    readonly opens: boolean | undefined;
    /** Whether a rule has changed where it goes. */
    readonly diverted: boolean;
}

/** The protocols by name, as in `/etc/protocols`. */
const PROTOCOLS: Readonly<Record<string, number>> = {
    icmp: 1,
    igmp: 2,
    ipencap: 4,
    ipip: 4,
    tcp: 6,
    udp: 17,
    dccp: 33,
    ipv6: 41,
    gre: 47,
    esp: 50,
    ah: 51,
    'ipv6-icmp': 58,
    icmpv6: 58,
    ospf: 89,
    pim: 103,
    vrrp: 112,
    carp: 112,
    l2tp: 115,
    sctp: 132,
    udplite: 136,
};

/** The protocols with ports. */
export const WITH_PORTS: readonly number[] = [6, 17, 33, 132, 136];

/** The number of a protocol that is named or numbered; undefined when neither. */
export function protocolNumber(word: string): number | undefined {
    if (/^\d{1,3}$/.test(word)) return Number(word);
    const name = word.toLowerCase();
    return Object.hasOwn(PROTOCOLS, name) ? PROTOCOLS[name] : undefined;
}

/** A packet as it comes in. */
export function subjectOf(packet: Packet): Subject {
    const { family, device, source, destination, protocol, port, state = 'new' } = packet;
    return {
        family,
        device,
        source,
        destination,
        protocol: protocolNumber(protocol),
        port,
        state,
        opens: state === 'untracked' ? undefined : state === 'new',
        diverted: false,
    };
}

/** What a firewall does with a packet, asked of its rules. */
import type { Place } from '../place.ts';
import { type Packet, type Redirection, type Subject, type Verdict, subjectOf } from './packet.ts';
import type { Table } from './ruleset.ts';
import type { Reached } from './walk.ts';
import { travel } from './travel.ts';

/** The programs that load rules. */
export type System = 'firewalld' | 'nftables' | 'iptables';

/** The firewall of a host. */
export interface Firewall {
    /** Whose files say something. */
    readonly systems: readonly System[];
    /** Whether a packet from the network comes through to the host's own programs, or to IPVS. */
    readonly input: (packet: Packet) => Verdict;
    /** The rule that sends the packet to another port or address before anything on the host gets it. */
    readonly redirect: (packet: Packet) => Redirection | undefined;
    /** The rule that keeps the packet from connection tracking for certain. */
    readonly notrack: (packet: Packet) => Place | undefined;
    /**
     * What drops later packets of the connection that `packet` opens, where connection tracking, which sees
     * one direction only, calls them invalid; undefined too where the first packet is not accepted.
     */
    readonly dropsInvalid: (packet: Packet) => Place | undefined;
    /** What drops requests of ARP for an IPv4 address for certain, on the interface where it is given. */
    readonly arpHides: (address: string, device?: string) => Place | undefined;
}

/** Ports that no service is likely to have, to see what a rule takes besides the port that is meant. */
const STRANGE_PORTS = [1, 65_535];

function firstNat(tables: readonly Table[], subject: Subject): Reached | undefined {
    return travel(tables, subject).nats[0];
}

function isNarrow(tables: readonly Table[], subject: Subject, { rule }: Reached): boolean {
    const others: readonly Subject[] = [
        ...STRANGE_PORTS.filter((port) => port !== subject.port).map((port) => ({ ...subject, port })),
        { ...subject, protocol: subject.protocol === 17 ? 6 : 17 },
    ];
    return others.every((other) => firstNat(tables, other)?.rule !== rule);
}

function redirection(tables: readonly Table[], packet: Packet): Redirection | undefined {
    const subject = subjectOf(packet);
    const reached = firstNat(tables, subject);
    if (reached?.rule.action.do !== 'nat') return undefined;
    const { place, action } = reached.rule;
    const { port, address } = action;
    return { place, port, address, narrow: isNarrow(tables, subject, reached), certain: reached.certain };
}

/** The verdict that all of several readings of the same files give. */
function agreed(verdicts: readonly Verdict[]): Verdict {
    const [first = { kind: 'accepted', reason: 'there are no rules' }, ...others] = verdicts;
    const other = others.find(({ kind }) => kind !== first.kind);
    if (other === undefined) return first;
    const place = first.kind === 'dropped' ? first.place : (other.place ?? first.place);
    return {
        kind: 'unknown',
        ...(place === undefined ? {} : { place }),
        reason: 'it depends on whether firewalld loads its rules as nftables or as iptables',
    };
}

/**
 * A firewall of its tables. There are several sets of them where files can be read in several ways; what is
 * said then holds in each of them.
 */
export function createFirewall(
    systems: readonly System[],
    readings: readonly (readonly Table[])[],
): Firewall {
    const input = (packet: Packet): Verdict =>
        agreed(readings.map((tables) => travel(tables, subjectOf(packet)).verdict));
    const dropsInvalid = (packet: Packet): Place | undefined => {
        const later = input({ ...packet, state: 'invalid' });
        const opens = input({ ...packet, state: 'new' }).kind === 'accepted';
        return opens && later.kind === 'dropped' ? later.place : undefined;
    };
    const first = readings[0] ?? [];
    return {
        systems,
        input,
        dropsInvalid,
        redirect: (packet) => redirection(first, packet),
        notrack: (packet) =>
            travel(first, subjectOf(packet)).notracks.find(({ certain }) => certain)?.rule.place,
        arpHides: (address, device) => {
            const { verdict } = travel(first, {
                family: 'arp',
                device,
                source: undefined,
                destination: address,
                protocol: undefined,
                port: undefined,
                state: 'new',
                opens: true,
                diverted: false,
            });
            return verdict.kind === 'dropped' ? verdict.place : undefined;
        },
    };
}

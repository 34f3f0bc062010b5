/** The rules of a firewall, whichever program loads them: tables, chains, matches, actions. */
import type { Place } from '../place.ts';
import type { AddressRange } from './address.ts';

/** Whole numbers from the first to the last. */
export interface NumberRange {
    readonly first: number;
    readonly last: number;
}

/** What a packet must be for a rule to apply. */
export type Match = (
    | { readonly on: 'family'; readonly values: readonly ('inet' | 'inet6' | 'arp')[] }
    | { readonly on: 'protocol' | 'port'; readonly values: readonly NumberRange[] }
    | { readonly on: 'source' | 'destination'; readonly values: readonly AddressRange[] }
    /** Names of interfaces; one that ends with `*` is the beginning of one. */
    | { readonly on: 'device'; readonly values: readonly string[] }
    /** States of connection tracking; `dnat` is that of a packet that was sent somewhere else. */
    | { readonly on: 'state'; readonly values: readonly string[] }
    /** `unicast`, `multicast`, `broadcast`, or `local` for an address of the host. */
    | { readonly on: 'cast'; readonly values: readonly string[] }
    /** Of the flags of TCP in `mask`, exactly those in `set` are there. */
    | { readonly on: 'flags'; readonly mask: readonly string[]; readonly set: readonly string[] }
    /** What cannot be judged from the packet or was not understood. */
    | { readonly on: 'unknown' }
    | { readonly on: 'never' }
) & {
    readonly not?: boolean;
    /** There are more values, which are not known. */
    readonly partial?: boolean;
};

/** What a rule does with a packet. */
export type Action =
    | { readonly do: 'accept' | 'drop' | 'return' | 'notrack' | 'unknown' }
    | { readonly do: 'jump' | 'goto'; readonly chain: string }
    /** Sends it to another port or address; undefined: the same port, the host itself. */
    | { readonly do: 'nat'; readonly port: number | undefined; readonly address: string | undefined };

/** A rule: what does nothing to the fate of a packet is left out. */
export interface Rule {
    readonly place: Place;
    readonly matches: readonly Match[];
    readonly action: Action;
    /** What it says of itself where it stands in no file, for the reason of a verdict. */
    readonly says?: string;
}

/** Where a chain is called from. */
export interface Hook {
    readonly type: 'filter' | 'nat';
    readonly hook: 'prerouting' | 'input';
    /** Lower ones come first. */
    readonly priority: number;
    readonly policy: 'accept' | 'drop';
    /** Where the policy stands, else the head of the chain. */
    readonly place: Place;
}

/** A chain; one without a hook is only jumped to, or is not on the way of a packet that comes in. */
export interface Chain {
    readonly name: string;
    readonly rules: readonly Rule[];
    readonly hook?: Hook;
}

/** A table; its chains know each other by their names. */
export interface Table {
    readonly name: string;
    readonly families: readonly ('inet' | 'inet6' | 'arp')[];
    readonly chains: ReadonlyMap<string, Chain>;
}

/** The names of priorities, as nft has them; iptables puts its tables at the same places. */
export const PRIORITIES: Readonly<Record<string, number>> = {
    raw: -300,
    mangle: -150,
    dstnat: -100,
    filter: 0,
    security: 50,
    srcnat: 100,
};

/** Where connection tracking sees a packet: only a `notrack` before that keeps one away from it. */
export const CONNTRACK_PRIORITY = -200;

/** Reads a number or a range of numbers, with the sign between them that the program uses. */
export function readNumbers(text: string, sign: '-' | ':'): NumberRange | undefined {
    const [first = '', last = first, rest] = text.split(sign);
    const open = sign === ':' && last === '' ? '65535' : last;
    const from = sign === ':' && first === '' ? '0' : first;
    if (rest !== undefined || !/^\d{1,5}$/.test(from) || !/^\d{1,5}$/.test(open)) return undefined;
    return { first: Number(from), last: Number(open) };
}

/** The numbers of protocols with one number each. */
export function numbers(values: readonly number[]): readonly NumberRange[] {
    return values.map((value) => ({ first: value, last: value }));
}

/** Addresses and the networks that they are in. */
import { canonicalAddress } from '../../hosts/addresses/index.ts';
import { readAddress as parseAddress } from '../../hosts/firewall/address.ts';
import { type Family, familyOf, isMulticast } from '../../schema/values/address.ts';

/** Bits of an address. */
export const BITS: Readonly<Record<Family, number>> = { inet: 32, inet6: 128 };

/** An address as it is written in a spec. */
export interface WrittenAddress {
    readonly family: Family;
    /** In canonical text. */
    readonly address: string;
    /** The length of the prefix, where it is written. */
    readonly prefix?: number;
}

/** Reads `10.0.0.1` or `10.0.0.1/24`; undefined where the text is neither. */
export function readAddress(text: string): WrittenAddress | undefined {
    const [, first = '', length] = /^([^/]*)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
    const family = familyOf(first);
    const address = canonicalAddress(first);
    if (family === undefined || address === undefined) return undefined;
    if (length === undefined) return { family, address };
    const prefix = Number(length);
    return prefix < 1 || prefix > BITS[family] ? undefined : { family, address, prefix };
}

/** The bits of an address in canonical text, as a number. */
function bitsOf(address: string): bigint {
    return parseAddress(address)?.value ?? 0n;
}

/** The network part of an address whose prefix has that length. */
function networkBits(address: string, family: Family, prefix: number): bigint {
    return bitsOf(address) >> BigInt(BITS[family] - prefix);
}

/** Whether two addresses of a family are in one network of that prefix length. */
export function inOneNetwork(one: string, other: string, family: Family, prefix: number): boolean {
    return networkBits(one, family, prefix) === networkBits(other, family, prefix);
}

/** The network of an address: `10.0.0.0/24`. */
export function networkOf(address: string, family: Family, prefix: number): string {
    const free = BigInt(BITS[family] - prefix);
    const bits = (bitsOf(address) >> free) << free;
    const size = family === 'inet' ? 8n : 16n;
    const count = BITS[family] / Number(size);
    const groups = Array.from(
        { length: count },
        (_, at) => (bits >> (BigInt(count - 1 - at) * size)) & ((1n << size) - 1n),
    );
    const text = family === 'inet' ? groups.join('.') : groups.map((group) => group.toString(16)).join(':');
    return `${canonicalAddress(text) ?? text}/${prefix}`;
}

/** Why no host can have an address, as what follows "is"; undefined where it can. */
export function unusable(address: string, family: Family): string | undefined {
    if (isMulticast(address)) return 'a multicast address';
    const bits = bitsOf(address);
    if (bits === 0n) return 'the address of no host';
    if (family === 'inet6') {
        if (bits === 1n) return 'a loopback address';
        return bits >> 118n === 0x3fan ? 'a link-local address' : undefined;
    }
    if (bits >> 24n === 127n) return 'a loopback address';
    return bits >> 28n === 0xfn ? 'the address of no host' : undefined;
}

/** What is special about an address in its IPv4 network, as what follows "is"; undefined where it is a host's. */
export function reserved(address: string, family: Family, prefix: number): string | undefined {
    const free = BigInt(BITS[family] - prefix);
    if (family === 'inet6' || free < 2n) return undefined;
    const host = bitsOf(address) & ((1n << free) - 1n);
    const network = networkOf(address, family, prefix);
    if (host === 0n) return `the address of the network ${network} itself`;
    return host === (1n << free) - 1n ? `the broadcast address of ${network}` : undefined;
}

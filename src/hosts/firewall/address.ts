/** Addresses as numbers, for asking whether one is in a network or a range. */

/** An address; IPv4 and IPv6 have different lengths and never meet. */
export interface Address {
    readonly bits: 32 | 128;
    readonly value: bigint;
}

/** The addresses from the first to the last. */
export interface AddressRange {
    readonly bits: 32 | 128;
    readonly first: bigint;
    readonly last: bigint;
}

function readIpv4(text: string): bigint | undefined {
    const parts = text.split('.');
    if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) <= 255))
        return undefined;
    return parts.reduce((value, part) => (value << 8n) | BigInt(part), 0n);
}

/** The groups of one side of `::`; an IPv4 address at the end stands for two. */
function readGroups(text: string): bigint[] | undefined {
    if (text === '') return [];
    const groups: bigint[] = [];
    for (const part of text.split(':')) {
        const ipv4 = part.includes('.') ? readIpv4(part) : undefined;
        if (ipv4 !== undefined) groups.push(ipv4 >> 16n, ipv4 & 0xffffn);
        else if (/^[0-9a-f]{1,4}$/i.test(part)) groups.push(BigInt(`0x${part}`));
        else return undefined;
    }
    return groups;
}

function readIpv6(text: string): bigint | undefined {
    const sides = text.split('::');
    const [left, right] = [readGroups(sides[0] ?? ''), readGroups(sides[1] ?? '')];
    if (left === undefined || right === undefined || sides.length > 2) return undefined;
    const missing = 8 - left.length - right.length;
    if (sides.length === 1 ? missing !== 0 : missing < 1) return undefined;
    const groups = [...left, ...Array.from({ length: missing }, () => 0n), ...right];
    return groups.reduce((value, group) => (value << 16n) | group, 0n);
}

/** Reads one address; undefined when it is none. */
export function readAddress(text: string): Address | undefined {
    const ipv4 = readIpv4(text);
    if (ipv4 !== undefined) return { bits: 32, value: ipv4 };
    const ipv6 = text.includes(':') ? readIpv6(text) : undefined;
    return ipv6 === undefined ? undefined : { bits: 128, value: ipv6 };
}

/** The mask of a prefix length or of a netmask as an address, as the number of its bits that are free. */
function freeBits(text: string, bits: 32 | 128): bigint | undefined {
    if (/^\d{1,3}$/.test(text)) return Number(text) <= bits ? BigInt(bits - Number(text)) : undefined;
    const mask = readAddress(text);
    if (mask?.bits !== bits) return undefined;
    const free = (1n << BigInt(bits)) - 1n - mask.value;
    // A mask with holes is no network.
    if ((free & (free + 1n)) !== 0n) return undefined;
    return free === 0n ? 0n : BigInt(free.toString(2).length);
}

/** Reads an address, a network (`10.0.0.0/8`, `10.0.0.0/255.0.0.0`) or a range (`10.0.0.1-10.0.0.9`). */
export function readRange(text: string): AddressRange | undefined {
    const [from = '', to] = text.split('-');
    const [start = '', mask, rest] = from.split('/');
    const address = readAddress(start);
    if (address === undefined || rest !== undefined) return undefined;
    const { bits, value } = address;
    if (to !== undefined) {
        const end = readAddress(to);
        return mask === undefined && end?.bits === bits ? { bits, first: value, last: end.value } : undefined;
    }
    const free = mask === undefined ? 0n : freeBits(mask, bits);
    if (free === undefined) return undefined;
    const first = (value >> free) << free;
    return { bits, first, last: first + (1n << free) - 1n };
}

/** Whether an address is in a range. */
export function inRange({ bits, value }: Address, range: AddressRange): boolean {
    return range.bits === bits && range.first <= value && value <= range.last;
}

const MULTICAST = ['224.0.0.0/4', 'ff00::/8'].flatMap((text) => readRange(text) ?? []);

/** Whether packets to an address go to a group of hosts. */
export function isMulticast(address: Address): boolean {
    return MULTICAST.some((range) => inRange(address, range));
}

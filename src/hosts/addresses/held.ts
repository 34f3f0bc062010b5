/** An address that a host gives to one of its devices. */
import { type Family, familyOf, inet6Groups } from '../../schema/values/address.ts';
import type { Place } from '../place.ts';

/** What gives the address to the device; `running` is a list of what is there now. */
export type AddressSource =
    'networkd' | 'networkmanager' | 'ifcfg' | 'netplan' | 'ifupdown' | 'unit' | 'script' | 'running';

/** An address and the device that gets it. */
export interface Assigned {
    /** In canonical text: lower case, and of IPv6 the short form (RFC 5952). */
    readonly address: string;
    readonly family: Family;
    /** Length of the prefix: 0 to 32, or to 128. */
    readonly prefix: number;
    /** Without the label behind a colon: `lo` for `lo:0`. A pattern, as `en*`, where the file does not name it. */
    readonly device: string;
    readonly place: Place;
    readonly by: AddressSource;
}

/** Where a file tells its device by something else than its name. */
export const ANY_DEVICE = '*';

/** What one file says. */
export interface Found {
    readonly held: readonly Assigned[];
    /** The devices that it names, without labels; patterns may be among them. */
    readonly devices: readonly string[];
    /** Those of them that it makes dummies. */
    readonly dummies: readonly string[];
}

/** What holds where a length is missing; `class` is that of the address's class: 8, 16 or 24. */
export type Missing = Readonly<Record<Family, number | 'class'>>;

/** The whole address. */
export const WHOLE: Missing = { inet: 32, inet6: 128 };

/** A device's name without the label behind a colon, and without the peer that `ip` shows behind an at sign. */
export function deviceOf(name: string): string {
    return name.replace(/[:@].*$/s, '');
}

/** The short form of an address; undefined where the text is none. */
export function canonicalAddress(text: string): string | undefined {
    const groups = text.includes(':') ? inet6Groups(text) : undefined;
    if (groups === undefined) return familyOf(text) === 'inet' ? text : undefined;
    const hex = groups.map((group) => group.toString(16)).join(':');
    const [longest = ''] = [...hex.matchAll(/(?<![^:])0(?::0)+(?![^:])/g)]
        .map(([zeros]) => zeros)
        .sort((one, other) => other.length - one.length);
    return longest === '' ? hex : hex.replace(new RegExp(`(^|:)${longest}(:|$)`), '::');
}

function classLength(address: string): number {
    const first = Number(address.split('.')[0]);
    return first < 128 ? 8 : first < 192 ? 16 : 24;
}

/** A prefix length that is written as a number or as a mask; undefined where it is neither. */
function lengthOf(text: string, family: Family): number | undefined {
    if (/^\d{1,3}$/.test(text))
        return Number(text) <= (family === 'inet' ? 32 : 128) ? Number(text) : undefined;
    if (family === 'inet6') return undefined;
    const mask = familyOf(text) === 'inet' ? text.split('.').map(Number) : hexMask(text);
    const bits = mask?.map((octet) => octet.toString(2).padStart(8, '0')).join('');
    const [, ones] = /^(1*)0*$/.exec(bits ?? ' ') ?? [];
    return ones?.length;
}

function hexMask(text: string): number[] | undefined {
    const [, digits] = /^0x([\da-f]{8})$/i.exec(text) ?? [];
    return digits?.match(/../g)?.map((octet) => parseInt(octet, 16));
}

/**
 * An address as it is written, with or without `/LENGTH`, for a device. A mask beside it holds rather than the length;
 * `missing` says what holds if there is neither. Undefined where the text is no address or the length none.
 */
export function assigned(
    written: string,
    device: string,
    {
        by,
        place,
        mask,
        missing,
    }: Pick<Assigned, 'by' | 'place'> & { mask?: string | undefined; missing: Missing },
): Assigned | undefined {
    const [bare = '', own] = written.split('/');
    const address = canonicalAddress(bare);
    if (address === undefined) return undefined;
    const family: Family = address.includes(':') ? 'inet6' : 'inet';
    const length = mask ?? own;
    const otherwise = missing[family] === 'class' ? classLength(address) : missing[family];
    const prefix = length === undefined ? otherwise : lengthOf(length, family);
    return prefix === undefined
        ? undefined
        : { address, family, prefix, device: deviceOf(device), place, by };
}

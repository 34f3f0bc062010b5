/** Addresses with a prefix length (`keepalived/vrrp/vrrp_ipaddress.c:parse_ipaddress`, `parse_route`). */
import { compareReleases } from '../../../grammar/schema/releases.ts';
import type { Release } from '../../../grammar/schema/types.ts';
import { quote } from '../../text/words.ts';
import type { Span } from '../../text/span.ts';
import type { Word } from '../../syntax/tree.ts';
import { type Family, familyOf } from '../values/address.ts';
import type { WordFault } from '../values/number.ts';

/** A fault of a word, or of a part of it. */
export type ValueFault = WordFault & { readonly span?: Span };

/** What an address with an optional prefix length says. */
export interface Prefix {
    readonly address: string;
    /** Undefined when it is no address. */
    readonly family: Family | undefined;
    /** The length that counts where the text gives a good one or none; undefined where it gives a bad one. */
    readonly length: number | undefined;
}

/** What stands for every address of either family, since 2.0.8. */
const EVERYTHING = ['default', 'any', 'all'];

const BITS: Readonly<Record<Family, number>> = { inet: 32, inet6: 128 };

/** Whether a word stands for every address, of a family that the rest of the line decides. */
export function isEverything(text: string, release: Release): boolean {
    return compareReleases(release, '2.0.8') >= 0 && EVERYTHING.includes(text);
}

/** Whether a word is the old one for every IPv6 address; only the destination of a route took it before 2.0.8. */
export function isDefault6(text: string, release: Release): boolean {
    return compareReleases(release, '2.0.8') >= 0 && text === 'default6';
}

/** Splits an address and its prefix length. */
export function readPrefix(text: string): Prefix {
    const slash = text.indexOf('/');
    const address = slash < 0 ? text : text.slice(0, slash);
    const family = familyOf(address);
    if (family === undefined) return { address, family, length: undefined };
    if (slash < 0) return { address, family, length: BITS[family] };
    const digits = text.slice(slash + 1);
    const length = /^[ \t\r\f\v]*\+?\d*$/.test(digits) ? Number(digits) : NaN;
    return { address, family, length: length <= BITS[family] ? length : undefined };
}

/** The prefix length that a netmask such as `255.255.255.0` stands for. */
function lengthOfMask(text: string): number | undefined {
    if (familyOf(text) !== 'inet') return undefined;
    const bits = text
        .split('.')
        .map((part) => Number(part).toString(2).padStart(8, '0'))
        .join('');
    return /^1+0*$/.test(bits) ? bits.lastIndexOf('1') + 1 : undefined;
}

/** Where the last `length` characters of a word stand. */
function tail({ text, span, quoted, via }: Word, length: number): Span {
    const whole = quoted || via !== undefined || span.end - span.start !== text.length;
    return whole ? span : { start: span.end - length, end: span.end };
}

/**
 * The number that the daemon takes for a word of which the config test refuses all: that of the digits at its start,
 * 0 without any (`lib/parser.c:read_unsigned_func`); undefined when it is too large or negative.
 */
export function leadingNumber(text: string, max: number): number | undefined {
    const digits = /^[ \t\r\f\v]*\+?(\d*)/.exec(text)?.[1] ?? '';
    return /^[ \t\r\f\v]*-/.test(text) || Number(digits) > max ? undefined : Number(digits);
}

/** The prefix length that the daemon takes for what stands behind a `/`; before 2.0.7 none was refused. */
function takenFor(digits: string, family: Family, release: Release): number {
    const most = BITS[family];
    const isChecked = compareReleases(release, '2.0.7') >= 0;
    const number = leadingNumber(digits, isChecked ? most : Infinity) ?? most;
    return isChecked ? number : number % 256;
}

/** The prefix length that counts for an address, also where it is written wrongly; undefined when it is no address. */
export function takenLength(text: string, release: Release): number | undefined {
    const { family, length } = readPrefix(text);
    return family === undefined
        ? undefined
        : (length ?? takenFor(text.slice(text.indexOf('/') + 1), family, release));
}

/** What is wrong with a prefix length. */
function lengthFault(word: Word, family: Family, release: Release): ValueFault | undefined {
    const digits = word.text.slice(word.text.indexOf('/') + 1);
    const most = BITS[family];
    const otherwise = `takes it as ${takenFor(digits, family, release)}`;
    const span = tail(word, digits.length);
    if (digits === '')
        return {
            kind: 'invalid-number',
            problem: `${quote(word.text)} has no prefix length behind its "/"`,
            otherwise,
            said: 'never',
        };
    const said = { since: '2.0.7' } as const;
    if (/^[ \t\r\f\v]*[+-]?\d+$/.test(digits)) {
        const problem = `the prefix length ${quote(digits)} is not from 0 to ${most}`;
        return { kind: 'out-of-range', span, problem, otherwise, said };
    }
    const length = lengthOfMask(digits);
    return {
        kind: 'invalid-number',
        span,
        problem: `the prefix length ${quote(digits)} is no whole number`,
        otherwise,
        said,
        ...(length === undefined ? {} : { replacement: { text: String(length), safe: true } }),
    };
}

/** What is wrong with a word that is to be an address with an optional prefix length. */
export function prefixFault(word: Word, release: Release): ValueFault | undefined {
    const { family, length } = readPrefix(word.text);
    if (family === undefined)
        return { kind: 'invalid-address', problem: `${quote(word.text)} is no IP address` };
    if (length !== undefined && !word.text.endsWith('/')) return undefined;
    return lengthFault(word, family, release);
}

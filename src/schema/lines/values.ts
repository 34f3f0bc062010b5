/** What is wrong with the value of an option of a line. */
import type { OptionValue, RoutingNames } from '../../../grammar/schema/line-options.ts';
import { compareReleases } from '../../../grammar/schema/releases.ts';
import type { Release } from '../../../grammar/schema/types.ts';
import { listWords, quote } from '../../text/words.ts';
import type { Word } from '../../syntax/tree.ts';
import { familyOf, isInet } from '../values/address.ts';
import { nearestOf } from '../values/near.ts';
import { integerFault } from '../values/number.ts';
import { wordFault } from '../values/word.ts';
import { type ValueFault, isDefault6, isEverything, leadingNumber, prefixFault } from './prefix.ts';
import { routeTimeFault } from './route-time.ts';

const C_NUMBER = /^[ \t\r\f\v]*([+-]?)(0[xX][\da-fA-F]+|0[0-7]*|[1-9]\d*)$/;

/** The largest numbers of 64 and 20 bits, and one more than the largest of 32. */
const MAX_U64 = 2n ** 64n - 1n;
const MAX_LABEL = 0xf_ffffn;
const TWO_32 = 2n ** 32n;

/** The number that `strtoul` reads from the whole of a text, in the base that its prefix gives; undefined when it does not read it all. */
export function cNumber(text: string): bigint | undefined {
    const [, sign, digits] = C_NUMBER.exec(text) ?? [];
    if (digits === undefined) return undefined;
    const number = BigInt(/^0[0-7]/.test(digits) ? `0o${digits.slice(1)}` : digits);
    if (number > MAX_U64) return MAX_U64;
    return sign === '-' ? BigInt.asUintN(64, -number) : number;
}

/** The whole decimal number that a text is, 0 when it is empty; undefined when it is none. */
export function decimalNumber(text: string): bigint | undefined {
    const digits = /^[ \t\r\f\v]*\+?(\d*)$/.exec(text)?.[1];
    return digits === undefined ? undefined : BigInt(digits);
}

/** The number that a word stands for in the kernel's tables; undefined when only the host knows. */
export function routingNumber(text: string, names: RoutingNames): number | undefined {
    const number = cNumber(text);
    if (number !== undefined) return Number(number % TWO_32);
    return Object.hasOwn(names.known, text) ? names.known[text] : undefined;
}

function routingNameFault(word: Word, names: RoutingNames, min = 0): ValueFault | undefined {
    const number = routingNumber(word.text, names);
    if (number === undefined || (number >= min && number <= names.max)) return undefined;
    return {
        kind: 'out-of-range',
        problem: `the ${names.what} ${quote(word.text)} is not from ${min} to ${names.max}`,
    };
}

function realmsFault(word: Word): ValueFault | undefined {
    const slash = word.text.indexOf('/');
    const parts = slash < 0 ? [word.text] : [word.text.slice(0, slash), word.text.slice(slash + 1)];
    if (parts.some((part) => part === '' || part.includes('/')))
        return { kind: 'invalid-text', problem: `${quote(word.text)} is not of the form "TO" or "FROM/TO"` };
    const large = parts.find((part) => (cNumber(part) ?? 0n) % TWO_32 > 255n);
    if (large === undefined) return undefined;
    return { kind: 'out-of-range', problem: `the realm ${quote(large)} is not from 0 to 255` };
}

function wordOrIntegerFault(
    word: Word,
    { words, max, lenient }: Extract<OptionValue, { kind: 'word-or-integer' }>,
): ValueFault | undefined {
    if (words.includes(word.text)) return undefined;
    const fault = integerFault(word, { kind: 'integer', min: 0, max });
    if (fault === undefined) return undefined;
    const number = lenient === true ? leadingNumber(word.text, max) : undefined;
    const more = number === undefined ? {} : { otherwise: `takes it as ${number}` };
    if (/^[+-]?\d/.test(word.text.trim())) return { ...fault, ...more };
    const near = nearestOf(word.text, words);
    return {
        kind: 'unknown-word',
        problem: `${quote(word.text)} is neither a whole number nor ${listWords(words.map(quote), 'or')}`,
        ...more,
        ...(near === undefined ? {} : { replacement: { text: near, safe: false } }),
    };
}

function wideIntegerFault(word: Word): ValueFault | undefined {
    const [, sign, digits] = /^[ \t\r\f\v]*([+-]?)(\d*)$/.exec(word.text) ?? [];
    if (digits === undefined || (digits === '' && sign !== ''))
        return { kind: 'invalid-number', problem: `${quote(word.text)} is no whole number` };
    if (sign !== '-' && BigInt(digits) <= MAX_U64) return undefined;
    return { kind: 'out-of-range', problem: `${quote(word.text)} is not from 0 to ${MAX_U64}` };
}

function hostFault(word: Word, release: Release): ValueFault | undefined {
    const bare = compareReleases(release, '2.0.8') < 0 ? word.text.replace(/\/.*/s, '') : word.text;
    if (familyOf(bare) !== undefined) return undefined;
    const address = word.text.replace(/\/.*/s, '');
    if (familyOf(address) === undefined)
        return { kind: 'invalid-address', problem: `${quote(word.text)} is no IP address` };
    return {
        kind: 'invalid-address',
        problem: `${quote(word.text)} is an address with a prefix length, where a single one is wanted`,
        replacement: { text: address, safe: true },
    };
}

function broadcastFault(word: Word, release: Release): ValueFault | undefined {
    const sign = compareReleases(release, '1.3.7') >= 0 && ['+', '-'].includes(word.text);
    if (sign || isInet(word.text)) return undefined;
    return {
        kind: 'invalid-address',
        problem: `${quote(word.text)} is neither an IPv4 address nor "+" or "-"`,
    };
}

function markFault(word: Word): ValueFault | undefined {
    const [mark = '', ...masks] = word.text.replace(/^[ \t\r\f\v]+/, '').split('/');
    const parts = [mark, ...masks];
    const numbers = parts.map((part) =>
        part === '' ? 0n : /^[ \t\r\f\v-]/.test(part) ? undefined : cNumber(part),
    );
    if (parts.length > 2 || numbers.includes(undefined))
        return {
            kind: 'invalid-number',
            problem: `${quote(word.text)} is not of the form "MARK" or "MARK/MASK"`,
        };
    if (numbers.every((number) => number !== undefined && number < TWO_32)) return undefined;
    return { kind: 'out-of-range', problem: `${quote(word.text)} is a mark of more than 32 bits` };
}

/** A range (`sscanf` with `%u-%u`), behind whose last digit anything may stand. */
function rangeFault(word: Word, what: string, max: number): ValueFault | undefined {
    const [, from, to] = /^\s*[+-]?(\d+)-\s*[+-]?(\d+)/.exec(word.text) ?? [];
    if (from === undefined || to === undefined) {
        const single = /^\d+$/.test(word.text) ? `${word.text}-${word.text}` : undefined;
        return {
            kind: 'invalid-text',
            problem: `${quote(word.text)} is no range of ${what} such as ${quote(single ?? '10-20')}`,
            ...(single === undefined ? {} : { replacement: { text: single, safe: true } }),
        };
    }
    if (Number(from) > max || Number(to) > max)
        return {
            kind: 'out-of-range',
            problem: `${quote(word.text)} goes beyond ${max}`,
            otherwise: `takes its numbers modulo ${max + 1}`,
            said: 'never',
        };
    if (Number(from) <= Number(to)) return undefined;
    return {
        kind: 'out-of-range',
        problem: `${quote(word.text)} ends before it starts`,
        otherwise: 'hands it to the kernel, which refuses the rule',
        said: 'never',
    };
}

/** What is wrong with an IP protocol; which names there are, the host knows. */
function ipProtocolFault(word: Word, release: Release): ValueFault | undefined {
    const text = word.text.replace(/^[ \t\r\f\v]+/, '');
    const max = compareReleases(release, '2.0.7') < 0 ? 255 : 127;
    const digits = /^\+?(\d+)/.exec(text)?.[1];
    if (text === '' || text.startsWith('-'))
        return { kind: 'invalid-text', problem: `${quote(word.text)} is no IP protocol` };
    if (digits === undefined || Number(digits) <= max) return undefined;
    return {
        kind: 'out-of-range',
        problem: `the IP protocol ${quote(word.text)} is above ${max}, where only names are taken`,
    };
}

function labelsFault(word: Word): ValueFault | undefined {
    const labels = word.text.replace(/^[ \t\r\f\v]+/, '').split('/');
    const numbers = labels.map((label) => (/^[ \t\r\f\v-]/.test(label) ? undefined : cNumber(label)));
    if (numbers.includes(undefined))
        return {
            kind: 'invalid-number',
            problem: `${quote(word.text)} is no list of MPLS labels such as "100/200"`,
        };
    if (labels.length > 2)
        return { kind: 'invalid-text', problem: `${quote(word.text)} has more than 2 MPLS labels` };
    if (numbers.every((number) => number !== undefined && number <= MAX_LABEL)) return undefined;
    return { kind: 'out-of-range', problem: `${quote(word.text)} has an MPLS label above ${MAX_LABEL}` };
}

function locatorFault(word: Word): ValueFault | undefined {
    const groups = word.text.replace(/^[ \t\r\f\v]+/, '').split(':');
    const good = groups.every((group) => /^(?:0x)?0*[\da-f]{1,4}$/i.test(group));
    if (good && groups.length === 4) return undefined;
    return { kind: 'invalid-text', problem: `${quote(word.text)} is no locator such as "2001:db8:0:1"` };
}

/** What is wrong with the value of an option in a release; undefined when nothing is, or when only the host knows. */
export function optionFault(word: Word, value: OptionValue, release: Release): ValueFault | undefined {
    switch (value.kind) {
        case 'routing-name':
            return routingNameFault(word, value.names, value.min);
        case 'realms':
            return realmsFault(word);
        case 'word-or-integer':
            return wordOrIntegerFault(word, value);
        case 'wide-integer':
            return wideIntegerFault(word);
        case 'route-time':
            return routeTimeFault(word, value.perMillisecond, release);
        case 'prefix':
            return isEverything(word.text, release) || isDefault6(word.text, release)
                ? undefined
                : prefixFault(word, release);
        case 'host':
            return hostFault(word, release);
        case 'broadcast':
            return broadcastFault(word, release);
        case 'mark':
            return markFault(word);
        case 'range':
            return rangeFault(word, value.what, value.max);
        case 'ip-protocol':
            return ipProtocolFault(word, release);
        case 'mpls-labels':
            return labelsFault(word);
        case 'locator':
            return locatorFault(word);
        case 'address':
        case 'boolean':
        case 'choice':
        case 'command':
        case 'decimal':
        case 'hex':
        case 'integer':
        case 'name':
        case 'special':
        case 'text':
            return wordFault(word, value, release);
    }
}

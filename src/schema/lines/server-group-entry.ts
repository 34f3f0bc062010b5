/** Lines of a `virtual_server_group`: addresses, ranges of them, and marks (`keepalived/check/check_data.c:alloc_vsg_entry`). */
import { hasIt } from '../../../grammar/schema/releases.ts';
import type { ChoiceValue, Release } from '../../../grammar/schema/types.ts';
import { quote } from '../../text/words.ts';
import type { Word } from '../../syntax/tree.ts';
import type { Bound } from '../bind.ts';
import { FAMILY_NAMES, type Family, inet6Groups, socketFamily } from '../values/address.ts';
import { ENDS, type Fault } from '../values/fault.ts';
import { type WordFault, integerFault } from '../values/number.ts';
import { portFault, serverAddressFault } from '../values/server.ts';
import { wordFault } from '../values/word.ts';
import type { LineReader } from './index.ts';

const MARK = { kind: 'integer', min: 0, max: 4_294_967_295, lax: true } as const;
const FAMILY: ChoiceValue = { kind: 'choice', choices: [{ word: 'inet' }, { word: 'inet6' }] };

/** First release that reads prefix lengths, and ranges with a whole address at their end. */
const NETWORKS_SINCE: Release = '2.2.2';

/** First release that reads the family of a mark. */
const MARK_FAMILY_SINCE: Release = '2.1.0';

/** The config test refuses the line; the daemon does not. */
const TAKES_DIGITS = 'takes the digits at its start';

const BITS: Readonly<Record<Family, number>> = { inet: 32, inet6: 128 };

/** The bits of an address, the first one highest. */
function bitsOf(address: string): bigint {
    const parts = inet6Groups(address) ?? address.split('.').map(Number);
    const width = address.includes(':') ? 16n : 8n;
    return parts.reduce((bits, part) => (bits << width) | BigInt(part), 0n);
}

/** The values that the last part of an address can have, and how it is written. */
const LAST: Readonly<
    Record<Family, { readonly max: number; readonly radix: 10 | 16; readonly digits: RegExp }>
> = {
    inet: { max: 255, radix: 10, digits: /^\d*$/ },
    inet6: { max: 0xffff, radix: 16, digits: /^[\da-f]*$/i },
};

/** What is wrong with the prefix length behind an address. */
function networkFault(word: Word, family: Family): WordFault | undefined {
    const [address = '', length = ''] = word.text.split(/\/(.*)/s);
    const shown = quote(word.text);
    const bits = BITS[family];
    if (!/^\+?\d+$/.test(length) || Number(length) < 1 || Number(length) > bits)
        return { kind: 'out-of-range', problem: `the prefix length of ${shown} is not from 1 to ${bits}` };
    const host = (1n << BigInt(bits - Number(length))) - 1n;
    const start = bitsOf(address.replace(/-.*/s, ''));
    if ((start & host) === 0n) return undefined;
    return {
        kind: 'invalid-address',
        problem: `${shown} is not the first address of its network`,
    };
}

/** What is wrong with a range that ends in a whole address. */
function spanFault(word: Word, first: string, last: string, family: Family): WordFault | undefined {
    const shown = quote(word.text);
    if (socketFamily(last) !== family)
        return {
            kind: 'invalid-address',
            problem: `the range ${shown} ends in ${quote(last)}, which is no ${FAMILY_NAMES[family]} address`,
        };
    return bitsOf(last) < bitsOf(first)
        ? { kind: 'out-of-range', problem: `${shown} ends before it starts` }
        : undefined;
}

/** What is wrong with a range that ends in the last part of an address. */
function tailFault(word: Word, first: string, last: string, family: Family): WordFault | undefined {
    const shown = quote(word.text);
    const { max, radix, digits } = LAST[family];
    const limit = max.toString(radix);
    if (!digits.test(last))
        return {
            kind: 'invalid-number',
            problem: `the range ${shown} ends in ${quote(last)}, which is no number up to ${limit}`,
            otherwise: TAKES_DIGITS,
        };
    const end = last === '' ? 0 : parseInt(last, radix);
    if (end > max) return { kind: 'out-of-range', problem: `the range ${shown} ends above ${limit}` };
    return Number(bitsOf(first) & BigInt(max)) < end
        ? undefined
        : { kind: 'out-of-range', problem: `${shown} does not end after its start` };
}

/** What is wrong with a range of addresses. */
function rangeFault(word: Word, family: Family, release: Release): WordFault | undefined {
    const [first = '', last = ''] = word.text.split(/-(.*)/s);
    const whole = last.includes(family === 'inet' ? '.' : ':');
    if (whole && !hasIt(release, NETWORKS_SINCE, undefined))
        return {
            kind: 'invalid-number',
            problem: `${quote(word.text)} ends in a whole address, which came with keepalived ${NETWORKS_SINCE}`,
            otherwise: TAKES_DIGITS,
        };
    return whole ? spanFault(word, first, last, family) : tailFault(word, first, last, family);
}

/** What is wrong with the first word of a line without a mark. */
function addressFault(words: readonly Word[], word: Word, release: Release): WordFault | undefined {
    const family = socketFamily(word.text);
    if (family === undefined) return serverAddressFault(word, words.length === 1);
    if (word.text.includes('/')) {
        if (hasIt(release, NETWORKS_SINCE, undefined)) return networkFault(word, family);
        return {
            kind: 'invalid-address',
            problem: `the prefix length of ${quote(word.text)} is read since keepalived ${NETWORKS_SINCE}`,
            otherwise: 'uses the one address',
            said: 'never',
        };
    }
    return word.text.includes('-') ? rangeFault(word, family, release) : undefined;
}

const SKIPS = 'skips the line';

function markFaults([keyword, mark, family]: readonly Word[], release: Release): Fault[] {
    if (keyword === undefined) return [];
    if (mark === undefined) {
        const problem = `${quote(keyword.text)} lacks its number`;
        return [
            {
                kind: 'missing-value',
                span: keyword.span,
                problem,
                otherwise: ENDS,
            },
        ];
    }
    const fault = integerFault(mark, MARK);
    if (fault !== undefined) return [{ otherwise: SKIPS, ...fault, span: mark.span }];
    if (family === undefined || !hasIt(release, MARK_FAMILY_SINCE, undefined)) return [];
    const unknown = wordFault(family, FAMILY, release);
    return unknown === undefined ? [] : [{ ...unknown, span: family.span, otherwise: SKIPS }];
}

/** What is wrong with a line. */
function entryFaults(words: readonly Word[], release: Release): Fault[] {
    const [first, port] = words;
    if (first === undefined) return [];
    if (first.text === 'fwmark') return markFaults(words, release);
    const faults: Fault[] = [];
    const fault = addressFault(words, first, release);
    if (fault !== undefined) faults.push({ otherwise: SKIPS, ...fault, span: first.span });
    const wrongPort = port === undefined ? undefined : portFault(port);
    if (port !== undefined && wrongPort !== undefined)
        faults.push({ otherwise: SKIPS, ...wrongPort, span: port.span });
    return faults;
}

/** Whether keepalived skips a line. */
function isSkipped({ words }: Bound, release: Release): boolean {
    return entryFaults(words, release).some(({ said }) => said !== 'never');
}

/** `ADDRESS PORT`, `FIRST-LAST PORT`, `ADDRESS/LENGTH PORT` or `fwmark NUMBER FAMILY`. */
export const readServerGroupEntry: LineReader = (bound, { release }) => {
    const [first, ...others] = entryFaults(bound.words, release);
    const lines = bound.parent?.children ?? [];
    const close = bound.parent?.statement.node.block?.close;
    if (first === undefined) return [];
    if (close === undefined || lines[0] !== bound || !lines.every((line) => isSkipped(line, release)))
        return [first, ...others];
    // Without a single entry the group is removed at its end, with one more message there.
    return [{ ...first, related: [{ span: close, message: 'the group ends without an entry' }] }, ...others];
};

/** What a line adds to its group; undefined where keepalived skips it. */
export function serverGroupEntry(line: Bound, release: Release): 'mark' | Family | undefined {
    const [first, , family] = line.words;
    if (first === undefined || isSkipped(line, release)) return undefined;
    if (first.text !== 'fwmark') return socketFamily(first.text);
    if (family === undefined || !hasIt(release, MARK_FAMILY_SINCE, undefined)) return 'mark';
    return family.text === 'inet6' ? 'inet6' : 'inet';
}

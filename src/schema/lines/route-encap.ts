/** The encapsulation of a route or a next hop (`keepalived/vrrp/vrrp_iproute.c:parse_encap`). */
import type { LineOption } from '../../../grammar/schema/line-options.ts';
import { ENCAPSULATIONS, type Encapsulation } from '../../../grammar/schema/route-line.ts';
import { join } from '../../text/span.ts';
import { listWords, quote } from '../../text/words.ts';
import type { Word } from '../../syntax/tree.ts';
import { familyOf } from '../values/address.ts';
import { nearestOf } from '../values/near.ts';
import { familyName } from './family.ts';
import {
    type LineReading,
    blame,
    blameMissing,
    findOption,
    isSince,
    nextWord,
    stopReading,
} from './options.ts';
import { optionFault } from './values.ts';

/** What keepalived does when it refuses an option of a tunnel, which it then reads once more as one of the route. */
export interface TunnelDrops {
    readonly src: string;
    readonly other: string;
}

function judge(reading: LineReading, option: LineOption, value: Word, drops: TunnelDrops): void {
    if (option.value === undefined) return;
    const otherwise = option.word === 'src' ? drops.src : drops.other;
    const { family } = option;
    const actual = familyOf(value.text);
    if (family === undefined) {
        const fault = optionFault(value, option.value.is, reading.context.release);
        if (fault !== undefined) reading.faults.push({ span: value.span, otherwise, ...fault });
    } else if (actual !== family) {
        const problem =
            actual === undefined
                ? `${quote(value.text)} is no ${familyName(family)} address`
                : `${quote(value.text)} is an ${familyName(actual)} address in an encapsulation in ${familyName(family)}`;
        blame(reading, 'invalid-address', value, problem, { otherwise });
    }
}

/** The pairs of options and values of a tunnel, up to the first other word. */
function readTunnel(
    reading: LineReading,
    keyword: Word,
    type: Word,
    options: readonly LineOption[],
    drops: TunnelDrops,
): void {
    let isAddressed = false;
    for (;;) {
        const option = findOption(reading, options, reading.words[reading.at]?.text ?? '');
        if (option === undefined) break;
        const word = nextWord(reading) ?? type;
        if (option.word === 'dst' || option.word === 'id') isAddressed = true;
        const value = nextWord(reading);
        if (value === undefined) {
            blameMissing(reading, word, option.value?.name ?? '', drops.other);
            return;
        }
        judge(reading, option, value, drops);
    }
    // Up to 2.0.16 nothing was said.
    if (isAddressed || !isSince(reading, '2.0.17')) return;
    const span = join(keyword.span, type.span);
    const problem = `the encapsulation ${quote(type.text)} has neither "dst" nor "id"`;
    blame(reading, 'missing-keyword', { span }, problem, { otherwise: 'goes on without them' });
}

/** The one word of labels or of a locator. */
function readValue(
    reading: LineReading,
    type: Word,
    { name, is }: NonNullable<Encapsulation['value']>,
): void {
    const otherwise = `goes on without the ${name}`;
    const value = nextWord(reading);
    if (value === undefined) {
        blameMissing(reading, type, name, otherwise);
        return;
    }
    const fault = optionFault(value, is, reading.context.release);
    if (fault !== undefined) reading.faults.push({ span: value.span, otherwise, ...fault });
}

/** Reads what follows `encap`. */
export function readEncapsulation(reading: LineReading, keyword: Word, drops: TunnelDrops): void {
    const type = nextWord(reading);
    if (type === undefined) {
        blameMissing(reading, keyword, 'type', 'ignores it');
        return;
    }
    const known = ENCAPSULATIONS.find(({ word }) => word === type.text);
    if (known === undefined) {
        const words = ENCAPSULATIONS.map(({ word }) => word);
        const near = nearestOf(type.text, words);
        const problem = `${quote(type.text)} is no encapsulation, which is ${listWords(words.map(quote), 'or')}`;
        blame(reading, 'unknown-word', type, problem, {
            otherwise: 'ignores it and the word after it',
            ...(near === undefined ? {} : { replacement: { text: near, safe: false } }),
        });
        stopReading(reading);
    } else if (known.value !== undefined) readValue(reading, type, known.value);
    else if (known.options !== undefined) readTunnel(reading, keyword, type, known.options, drops);
}

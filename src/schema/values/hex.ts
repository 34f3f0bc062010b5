/** Octets in hexadecimal digits (`lib/parser.c:read_hex_str`, `keepalived/check/check_http.c:digest_handler`). */
import { compareReleases } from '../../../grammar/schema/releases.ts';
import type { HexValue, Release } from '../../../grammar/schema/types.ts';
import { quote, utf8Length } from '../../text/words.ts';
import type { Word } from '../../syntax/tree.ts';
import { type Fault, IGNORES } from './fault.ts';
import type { ReaderContext } from './special.ts';

/** Octets of two digits, or of one before a blank or the end; a tab stands between two octets only. */
const OCTETS = /^[ \t]*(?:(?:[\da-f]{2}|[\da-f](?= |$))[ \t]*)*$/i;

/** The same where `x` stands for any digit. */
const MASKED_OCTETS = /^[ \t]*(?:(?:[\da-fx]{2}|[\da-fx](?= |$))[ \t]*)*$/i;

/** What is wrong with digits of which there must be a certain number, all in one word. */
function digestProblem(text: string, digits: number): string | undefined {
    const bytes = utf8Length(text);
    if (bytes !== digits)
        return `${quote(text)} has ${bytes} bytes, and ${digits} hexadecimal digits are wanted`;
    const wrong = /[^\da-f]/i.exec(text)?.[0];
    return wrong === undefined ? undefined : `${quote(wrong)} in ${quote(text)} is no hexadecimal digit`;
}

/** What is wrong with one of the words of octets, of which there may be any number. */
function octetsProblem({ text }: Word, wildcard: boolean): string | undefined {
    if ((wildcard ? MASKED_OCTETS : OCTETS).test(text)) return undefined;
    const prefix = /^0x/i.test(text) ? ': it takes no 0x' : '';
    const digits = wildcard ? 'hexadecimal digits, and x for any' : 'hexadecimal digits';
    return `${quote(text)} is not made of ${digits}${prefix}`;
}

/** Up to this release a last octet of ff was taken for a sign that is no digit. */
const LAST_WITHOUT_FF: Release = '2.3.2';

/** Whether the last octet is ff: a run of digits without a pair for its last one ends in an octet of that alone. */
function endsInFf({ text }: Word): boolean {
    const run = /[^ \t]*(?=[ \t]*$)/.exec(text)?.[0] ?? '';
    return run.length % 2 === 0 && /ff$/i.test(run);
}

/** What is wrong with hexadecimal digits, from the first of their words to the end of the line. */
export function readHex(
    value: HexValue,
    words: readonly Word[],
    { arg, target }: ReaderContext,
): readonly Fault[] {
    const [first] = words;
    if (first === undefined) return [];
    const faultAt = ({ span }: Word, problem: string): Fault => ({
        kind: 'invalid-text',
        span,
        problem,
        otherwise: arg.otherwise ?? IGNORES,
    });
    if (value.digits !== undefined) {
        const problem = digestProblem(first.text, value.digits);
        return problem === undefined ? [] : [faultAt(first, problem)];
    }
    const wildcard = value.wildcard === true;
    for (const word of words) {
        const problem = octetsProblem(word, wildcard);
        if (problem !== undefined) return [faultAt(word, problem)];
    }
    if (words.every((word) => word.text.trim() === ''))
        return [faultAt(first, `${quote(first.text)} holds no digit`)];
    const last = words.at(-1) ?? first;
    if (compareReleases(target.release, LAST_WITHOUT_FF) <= 0 && endsInFf(last))
        return [
            faultAt(
                last,
                `an octet ff at the end, as in ${quote(last.text)}, is read since keepalived 2.3.3`,
            ),
        ];
    return wildcard && /^0x/i.test(first.text) ? [prefixFault(first)] : [];
}

function prefixFault({ text, span }: Word): Fault {
    return {
        kind: 'invalid-text',
        span,
        problem: `${quote(text)} starts with 0x, which it does not take`,
        otherwise: 'takes the x for any digit',
        said: 'never',
    };
}

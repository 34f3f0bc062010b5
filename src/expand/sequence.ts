/** Lines that are repeated: `~SEQ(X,1,3) text` and `~LST({A,B},{1,2}) text` (`lib/parser.c:add_seq`, `add_lst`). */
import { type Rope, slice } from './rope.ts';

/** A repetition that is under way. */
export interface Sequence {
    /** The line to repeat. */
    readonly text: Rope;
    /** The `~SEQ(…)` or `~LST(…)` itself. */
    readonly head: Rope;
    /** For each repetition the values of the variables. */
    readonly next: () => ReadonlyMap<string, string> | undefined;
}

/** A sequence, or why the line is none. */
export type SequenceResult = { readonly sequence: Sequence } | { readonly problem: string };

/** The longest text of the bounds, up to and with the `)`. */
const MAX_BOUNDS = 63;

const skipBlanks = (text: string, at: number): number =>
    at + (/^[ \t]*/.exec(text.slice(at))?.[0].length ?? 0);

function wordEnd(text: string, at: number, ends: string): number {
    let end = at;
    while (end < text.length && !ends.includes(text.charAt(end))) end++;
    return end;
}

/** A number as `strtol` with base 0 reads it, 0 where there is none, and where it ends. */
function readLong(text: string, at: number): { value: number; end: number } {
    const match = /^[ \t]*([+-]?)(0[xX][0-9a-fA-F]+|\d+)/.exec(text.slice(at));
    if (match === null) return { value: 0, end: at };
    const [all, sign, digits = ''] = match;
    const octal = /^0[0-7]+/.exec(digits)?.[0];
    const value = Number(octal === undefined ? digits : `0o${octal.slice(1)}`);
    return { value: sign === '-' ? -value : value, end: at + all.length };
}

/** How the numbers run, or undefined when the bounds cannot be read. */
function readBounds(bounds: string): { start: number; step: number; end: number } | 'direction' | undefined {
    const numbers: number[] = [];
    let at = 0;
    for (;;) {
        const { value, end } = readLong(bounds, at);
        numbers.push(value);
        at = skipBlanks(bounds, end);
        if (bounds[at] === ')') break;
        if (bounds[at] !== ',' || numbers.length === 3) return undefined;
        at++;
    }
    const [one = 0, two = 0, three] = numbers;
    if (numbers.length === 1) return { start: one < 0 ? -1 : 1, step: one < 1 ? -1 : 1, end: one };
    if (three === undefined) return { start: one, step: one <= two ? 1 : -1, end: two };
    const wrong = two === 0 || (one < three && two < 0) || (one > three && two > 0);
    return wrong ? 'direction' : { start: one, step: two, end: three };
}

function numbered(
    name: string,
    hex: boolean,
    run: { start: number; step: number; end: number },
): Sequence['next'] {
    const { start, step, end } = run;
    let value = start;
    let done = false;
    return () => {
        if (done) return undefined;
        const text = hex ? value.toString(16) : String(value);
        value += step;
        done = (step > 0 && value > end) || (step < 0 && value < end);
        return new Map([[name, text]]);
    };
}

/**
 * Reads a line that starts with `~SEQ`. `replace` puts definitions into the bounds, or answers
 * undefined where a definition over several lines stands there.
 */
export function readSequence(line: Rope, replace: (bounds: Rope) => string | undefined): SequenceResult {
    const { text } = line;
    const hex = text[4] === 'x';
    let at = skipBlanks(text, hex ? 5 : 4);
    if (text[at] !== '(') return { problem: 'a "(" has to follow' };
    at = skipBlanks(text, at + 1);
    const nameEnd = wordEnd(text, at, ' \t,)');
    const name = text.slice(at, nameEnd);
    const comma = skipBlanks(text, nameEnd);
    if (name === '' || name.startsWith('{') || comma >= text.length || text[comma] === ')')
        return { problem: 'it takes a variable, a comma, and one to three numbers' };
    const from = skipBlanks(text, comma + 1);
    const close = text.indexOf(')', from);
    if (close < 0) return { problem: 'its ")" is missing' };
    if (close + 1 - from > MAX_BOUNDS) return { problem: 'its numbers take too many characters' };
    const bounds = replace(slice(line, from, close + 1));
    if (bounds === undefined) return { problem: 'a definition over several lines cannot be a bound' };
    const run = readBounds(bounds);
    if (run === undefined) return { problem: 'it takes a variable, a comma, and one to three numbers' };
    if (run === 'direction') return { problem: 'the step never leads from the first number to the last' };
    if (hex && (run.start < 0 || run.end < 0)) return { problem: '~SEQx takes no negative numbers' };
    const rest = skipBlanks(text, close + 1);
    const sequence = {
        text: slice(line, rest),
        head: slice(line, 0, close + 1),
        next: numbered(name, hex, run),
    };
    return { sequence };
}

const BAD_LIST = { problem: 'it takes variables in braces, then for each repetition their values in braces' };

/** A list in braces, or a single word, from `at`: its words and where it ends; undefined when it is broken. */
function readSet(text: string, at: number, ends: string): { words: string[]; end: number } | undefined {
    const braced = text[at] === '{';
    let position = braced ? skipBlanks(text, at + 1) : at;
    const words: string[] = [];
    for (;;) {
        const end = wordEnd(text, position, ends);
        words.push(text.slice(position, end));
        position = skipBlanks(text, end);
        const char = text[position];
        if (braced ? char === '}' : char === ',' || (char === ')' && ends.includes(')')))
            return { words, end: braced ? skipBlanks(text, position + 1) : position };
        if (char !== ',') return undefined;
        position = skipBlanks(text, position + 1);
    }
}

/** Reads a line that starts with `~LST`. */
export function readList(line: Rope): SequenceResult {
    const { text } = line;
    let at = skipBlanks(text, 4);
    if (text[at] !== '(') return { problem: 'a "(" has to follow' };
    const names = readSet(text, skipBlanks(text, at + 1), ' \t,}');
    if (names === undefined || text[names.end] !== ',') return BAD_LIST;
    const sets: string[][] = [];
    at = skipBlanks(text, names.end + 1);
    for (;;) {
        const values = readSet(text, at, ' \t,})');
        if (values === undefined) return BAD_LIST;
        if (values.words.length > names.words.length)
            return { problem: `there are more values than the ${names.words.length} variables` };
        sets.push(values.words);
        at = values.end;
        if (text[at] === ')') break;
        if (text[at] !== ',') return BAD_LIST;
        at = skipBlanks(text, at + 1);
    }
    let index = 0;
    const next = (): ReadonlyMap<string, string> | undefined => {
        const set = sets[index++];
        return set && new Map(names.words.map((name, position) => [name, set[position] ?? '']));
    };
    const head = slice(line, 0, at + 1);
    return { sequence: { text: slice(line, skipBlanks(text, at + 1)), head, next } };
}

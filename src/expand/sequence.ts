/** Lines that are repeated: `~SEQ(X,1,3) text` and `~LST({A,B},{1,2}) text` (`lib/parser.c:add_seq`, `add_lst`). */
import type { Habits } from './habits.ts';
import { EMPTY, type Rope, derivedAt, ropeMade, slice } from './rope.ts';

/** A repetition that is under way. */
export interface Sequence {
    /** The line to repeat. */
    readonly text: Rope;
    /** The `~SEQ(…)` or `~LST(…)` itself. */
    readonly head: Rope;
    /** For each repetition the values of the variables. */
    readonly values: Iterator<ReadonlyMap<string, Rope>>;
}

/** A sequence, or why the line is none. */
type SequenceResult = { readonly sequence: Sequence } | { readonly problem: string };

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
    const match = /^[ \t]*([+-]?)(0[xX][0-9a-fA-F]+|0[0-7]*|[1-9]\d*)/.exec(text.slice(at));
    if (match === null) return { value: 0, end: at };
    const [all, sign, digits = ''] = match;
    const value = Number(/^0[0-7]/.test(digits) ? `0o${digits}` : digits);
    return { value: sign === '-' ? -value : value, end: at + all.length };
}

/** From `start` in equal steps as far as `end`. */
interface Run {
    readonly start: number;
    readonly step: number;
    readonly end: number;
}

/** How the numbers run; undefined when the bounds cannot be read. */
function readBounds(bounds: string): Run | undefined {
    const numbers: number[] = [];
    for (let at = 0; numbers.length < 3; at++) {
        const { value, end } = readLong(bounds, at);
        numbers.push(value);
        at = skipBlanks(bounds, end);
        if (bounds[at] === ')') return runOf(numbers);
        if (bounds[at] !== ',') return undefined;
    }
    return undefined;
}

function runOf([one = 0, two, three]: readonly number[]): Run {
    if (two === undefined) return { start: one < 0 ? -1 : 1, step: one < 1 ? -1 : 1, end: one };
    if (three === undefined) return { start: one, step: one <= two ? 1 : -1, end: two };
    return { start: one, step: two, end: three };
}

/** Whether the steps lead from the start to the end. */
function leadsToEnd({ start, step, end }: Run): boolean {
    return step > 0 ? start <= end : step < 0 && start >= end;
}

function* numbersOf(
    name: string,
    hex: boolean,
    { start, step, end }: Run,
    head: Rope,
): Generator<ReadonlyMap<string, Rope>> {
    const { span, via } = derivedAt(head, 0, head.text.length);
    for (let value = start; step > 0 ? value <= end : value >= end; value += step)
        yield new Map([[name, ropeMade(value.toString(hex ? 16 : 10), span, via)]]);
}

/** Reads `~SEQ`; `replace` puts definitions into the bounds. */
function readNumbers(line: Rope, replace: (bounds: Rope) => string): SequenceResult {
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
    const run = readBounds(replace(slice(line, from, close + 1)));
    if (run === undefined) return { problem: 'it takes a variable, a comma, and one to three numbers' };
    if (!leadsToEnd(run)) return { problem: 'the step never leads from the first number to the last' };
    if (hex && (run.start < 0 || run.end < 0)) return { problem: '~SEQx takes no negative numbers' };
    const head = slice(line, 0, close + 1);
    const rest = slice(line, skipBlanks(text, close + 1));
    return { sequence: { text: rest, head, values: numbersOf(name, hex, run, head) } };
}

const BAD_LIST = { problem: 'it takes variables in braces, then for each repetition their values in braces' };

/** A list in braces, or a single word, from `at`: its words and where it ends; undefined when it is broken. */
function readSet(line: Rope, at: number, ends: string): { words: Rope[]; end: number } | undefined {
    const { text } = line;
    const braced = text[at] === '{';
    let position = braced ? skipBlanks(text, at + 1) : at;
    const words: Rope[] = [];
    for (;;) {
        const end = wordEnd(text, position, ends);
        words.push(slice(line, position, end));
        position = skipBlanks(text, end);
        const char = text[position];
        if (braced ? char === '}' : char === ',' || (char === ')' && ends.includes(')')))
            return { words, end: braced ? skipBlanks(text, position + 1) : position };
        if (char !== ',') return undefined;
        position = skipBlanks(text, position + 1);
    }
}

/** Reads `~LST`. */
function readList(line: Rope): SequenceResult {
    const { text } = line;
    let at = skipBlanks(text, 4);
    if (text[at] !== '(') return { problem: 'a "(" has to follow' };
    const names = readSet(line, skipBlanks(text, at + 1), ' \t,}');
    if (names === undefined || text[names.end] !== ',') return BAD_LIST;
    const sets: ReadonlyMap<string, Rope>[] = [];
    at = skipBlanks(text, names.end + 1);
    for (;;) {
        const values = readSet(line, at, ' \t,})');
        if (values === undefined) return BAD_LIST;
        if (values.words.length > names.words.length)
            return { problem: `there are more values than the ${names.words.length} variables` };
        sets.push(new Map(names.words.map((name, index) => [name.text, values.words[index] ?? EMPTY])));
        at = values.end;
        if (text[at] === ')') break;
        if (text[at] !== ',') return BAD_LIST;
        at = skipBlanks(text, at + 1);
    }
    const head = slice(line, 0, at + 1);
    const rest = slice(line, skipBlanks(text, at + 1));
    return { sequence: { text: rest, head, values: sets.values() } };
}

/** Reads a line that starts with `~SEQ` or `~LST`; undefined for any other. `replace` puts definitions into bounds. */
export function readSequence(
    line: Rope,
    { sequences, lists }: Habits,
    replace: (bounds: Rope) => string,
): SequenceResult | undefined {
    if (sequences && line.text.startsWith('~SEQ')) return readNumbers(line, replace);
    if (lists && line.text.startsWith('~LST')) return readList(line);
    return undefined;
}

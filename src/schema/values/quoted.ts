/**
 * Lines that keepalived reads a second time, with single quotes and backslashes too
 * (`lib/parser.c:alloc_strvec_quoted_escaped_common`).
 */
import type { Span } from '../../text/span.ts';
import type { Word } from '../../syntax/tree.ts';

/** A word of the second reading: without its quotes, and without the backslashes that escape. */
export interface QuotedWord {
    readonly text: string;
    readonly span: Span;
    readonly escapes: readonly Escape[];
}

/** A backslash and the character behind it, and the character that stands for them, and for digits behind. */
export interface Escape {
    readonly char: string;
    readonly result: string;
    readonly span: Span;
}

/** What the second reading gives. */
export type QuotedWords =
    | { readonly kind: 'words'; readonly words: readonly QuotedWord[] }
    /** The quote at `span` has no partner. */
    | { readonly kind: 'open-quote'; readonly sign: string; readonly span: Span }
    /** The line ends in the backslash at `span`. */
    | { readonly kind: 'open-escape'; readonly span: Span };

interface Char {
    readonly char: string;
    readonly at: number;
}

/** The text that words were cut from, with one blank for all the blanks between two. */
function* charsOf(words: readonly Word[]): Generator<Char> {
    let end = words[0]?.span.start ?? 0;
    for (const { text, span, quoted } of words) {
        if (span.start > end) yield { char: ' ', at: end };
        const raw = quoted ? `"${text}"` : text;
        for (let index = 0; index < raw.length; index++)
            yield { char: raw.charAt(index), at: span.start + index };
        end = span.end;
    }
}

/** Characters that a backslash makes of letters. */
const LETTERS: Readonly<Record<string, string>> = {
    a: '\x07',
    b: '\b',
    E: '\x1b',
    f: '\f',
    n: '\n',
    r: '\r',
    t: '\t',
    v: '\v',
};

const NUMBER = /^(?:x([\da-fA-F]{1,2})|([0-7]{1,3})|c(.))/s;

/** What stands for a backslash and what follows it: a character, and how many it takes the place of. */
function unescape(chars: readonly Char[], at: number): { readonly text: string; readonly length: number } {
    const following = chars.slice(at + 1, at + 4).map(({ char }) => char);
    const [match, hex, octal, control] = NUMBER.exec(following.join('')) ?? [];
    if (match === undefined) {
        const next = following[0] ?? '';
        return { text: LETTERS[next] ?? next, length: 2 };
    }
    const code =
        control === undefined
            ? parseInt(hex ?? octal ?? '', hex === undefined ? 8 : 16)
            : control.charCodeAt(0) & 0x1f;
    return { text: String.fromCharCode(code), length: 1 + match.length };
}

/**
 * The words of a line as they are read the second time, backslashes giving characters as in C.
 * With `keeping` they keep what follows them from being a quote or a blank, but stay.
 */
export function readQuoted(line: readonly Word[], keeping = false): QuotedWords {
    const chars = [...charsOf(line)];
    const words: QuotedWord[] = [];
    let text: string | undefined;
    let start = 0;
    let escapes: Escape[] = [];
    let quote: Char | undefined;
    const flush = (end: number): void => {
        if (text !== undefined) words.push({ text, span: { start, end }, escapes });
        text = undefined;
        escapes = [];
    };
    for (let at = 0; at < chars.length; at++) {
        const here = chars[at];
        if (here === undefined) break;
        const { char } = here;
        if (quote === undefined && /\s/.test(char)) {
            flush(here.at);
            continue;
        }
        if (text === undefined) {
            text = '';
            start = here.at;
        }
        if (char === '\\') {
            const next = chars[at + 1];
            if (next === undefined)
                return { kind: 'open-escape', span: { start: here.at, end: here.at + 1 } };
            const escape = keeping ? { text: `\\${next.char}`, length: 2 } : unescape(chars, at);
            escapes.push({
                char: next.char,
                result: escape.text,
                span: { start: here.at, end: next.at + 1 },
            });
            text += escape.text;
            at += escape.length - 1;
        } else if (quote === undefined && (char === '"' || char === "'")) quote = here;
        else if (char === quote?.char) quote = undefined;
        else text += char;
    }
    // One at the very end opens nothing that would have to be closed.
    if (quote !== undefined && quote !== chars.at(-1))
        return { kind: 'open-quote', sign: quote.char, span: { start: quote.at, end: quote.at + 1 } };
    flush(line.at(-1)?.span.end ?? 0);
    return { kind: 'words', words };
}

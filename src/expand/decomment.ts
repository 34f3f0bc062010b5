import { type Rope, concat, slice } from './rope.ts';

/** A line without its comment, and whether it has a quote without partner. */
export interface Decommented {
    readonly rope: Rope;
    /** Where the quote without partner stands in the line that was given. */
    readonly openQuote: number | undefined;
}

const BLANK = /[ \t]/;

/**
 * Takes off comment, surrounding blanks and the backslash of `\#` and `\!`; a backslash at the
 * end stays as one, directly after the text (`lib/parser.c:decomment`).
 */
export function decomment(line: Rope): Decommented {
    const lead = /^[ \t]*/.exec(line.text)?.[0].length ?? 0;
    let rope = slice(line, lead);
    let cut = 0;
    let quote: number | undefined;
    let continued: Rope | undefined;
    for (let at = 0; at < rope.text.length;) {
        const char = rope.text[at];
        if (char === '"') {
            quote = quote === undefined ? at + lead + cut : undefined;
            at++;
        } else if (char === '\\') {
            const next = rope.text[at + 1];
            if (next === undefined) {
                continued = slice(rope, at);
                rope = slice(rope, 0, at);
            } else if (quote === undefined && (next === '#' || next === '!')) {
                rope = concat(slice(rope, 0, at), slice(rope, at + 1));
                cut++;
                at++;
            } else {
                at += 2;
            }
        } else if (quote === undefined && (char === '!' || char === '#')) {
            rope = slice(rope, 0, at);
        } else {
            at++;
        }
    }
    let end = rope.text.length;
    while (end > 0 && BLANK.test(rope.text.charAt(end - 1))) end--;
    rope = slice(rope, 0, end);
    return { rope: continued === undefined ? rope : concat(rope, continued), openQuote: quote };
}

import { type Rope, concat, slice, trim } from './rope.ts';

/** A line without its comment. */
export interface Decommented {
    readonly rope: Rope;
    /** Where a quote without partner stands in the line that was given. */
    readonly openQuote: number | undefined;
}

/** A comment whose last character is a backslash that is not itself behind one. */
const CARRIES_ON = /^(?:[^\\]|\\[^])*\\$/;

/**
 * Takes off the comment, the blanks around the rest, and the backslash of `\#` and `\!`; a backslash at
 * the end stays as one, directly after the text (`lib/parser.c:decomment`). `commentsCarryOn` says
 * whether that is so for a backslash at the end of the comment too.
 */
export function decomment(line: Rope, commentsCarryOn: boolean): Decommented {
    const lead = /^[ \t]*/.exec(line.text)?.[0].length ?? 0;
    let rope = slice(line, lead);
    let removed = lead;
    let openQuote: number | undefined;
    const ends = (at: number, carriesOn: boolean): Decommented => {
        const text = trim(slice(rope, 0, at));
        return { rope: carriesOn ? concat(text, slice(rope, rope.text.length - 1)) : text, openQuote };
    };
    for (let at = 0; at < rope.text.length; at++) {
        const char = rope.text[at];
        const next = rope.text[at + 1];
        const quoted = openQuote !== undefined;
        if (char === '"') {
            openQuote = quoted ? undefined : at + removed;
        } else if (char === '\\') {
            if (next === undefined) return ends(at, true);
            if (!quoted && (next === '#' || next === '!')) {
                rope = concat(slice(rope, 0, at), slice(rope, at + 1));
                removed++;
            } else {
                at++;
            }
        } else if (!quoted && (char === '#' || char === '!')) {
            return ends(at, commentsCarryOn && CARRIES_ON.test(rope.text.slice(at)));
        }
    }
    return ends(rope.text.length, false);
}

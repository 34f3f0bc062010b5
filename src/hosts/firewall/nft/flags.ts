/** Comparisons of the flags of TCP in nftables' language. */
import { type Match, numbers } from '../ruleset.ts';
import { type Cursor, next, peek, take } from './tokens.ts';

const ALL = ['fin', 'syn', 'rst', 'psh', 'ack', 'urg'];
const TCP: Match = { on: 'protocol', values: numbers([6]) };

/** Flags with `|` or commas between them, perhaps in parentheses; undefined where a word is no flag. */
function flagsAt(cursor: Cursor): readonly string[] | undefined {
    const open = take(cursor, '(');
    const flags: string[] = [];
    for (;;) {
        const word = next(cursor);
        if (ALL.includes(word)) flags.push(word);
        else if (!/^0(?:x0)?$/.test(word)) return undefined;
        if (!take(cursor, '|') && !take(cursor, ',')) break;
    }
    if (open && !take(cursor, ')')) return undefined;
    return flags;
}

/** `!=` and whether there was an operator at all. */
function operator(cursor: Cursor): { readonly not: boolean; readonly written: boolean } {
    const not = take(cursor, '!=') || take(cursor, '!');
    return { not, written: not || take(cursor, '==') };
}

function comparison(cursor: Cursor): Match | undefined {
    if (take(cursor, '&')) {
        const mask = flagsAt(cursor);
        const { not, written } = operator(cursor);
        const set = flagsAt(cursor);
        return mask && set && written ? { on: 'flags', mask, set, not } : undefined;
    }
    const { not, written } = operator(cursor);
    const set = flagsAt(cursor);
    if (set === undefined) return undefined;
    if (take(cursor, '/')) {
        const mask = flagsAt(cursor);
        return mask && { on: 'flags', mask, set, not };
    }
    if (written) return { on: 'flags', mask: ALL, set, not };
    // Without an operator one of the flags is enough.
    return set.length === 1 ? { on: 'flags', mask: set, set } : undefined;
}

/** Reads what stands behind `tcp flags`; undefined where something else is there. */
export function flagsMatches(cursor: Cursor): readonly Match[] | undefined {
    if (peek(cursor) !== 'tcp' || peek(cursor, 1) !== 'flags') return undefined;
    cursor.at += 2;
    return [TCP, comparison(cursor) ?? { on: 'unknown' }];
}

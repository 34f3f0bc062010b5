import type { SourceTree } from '../syntax/tree.ts';
import { oncePer } from '../text/once.ts';

/** A number at the start of a line, and the first character behind it. */
const NUMBERED = /^([ \t]*)(\d{1,5})[.:)|]?(?:[ \t]+(.).*|[ \t\r]*)$/gm;

/** So many lines have to be numbered one after the other before their numbers are believed. */
const ENOUGH = 3;

/**
 * Where the numbers stand that a listing has in front of its lines: each is one more than that of the line above.
 * Numbers alone are none, for they may be the values of a list.
 */
export const numberedLines = oncePer(({ file: { text } }: SourceTree): ReadonlySet<number> => {
    const found = new Set<number>();
    let run: number[] = [];
    let hasText = false;
    let next = -1;
    let after = -1;
    const end = (): void => {
        if (run.length >= ENOUGH && hasText) for (const each of run) found.add(each);
        run = [];
        hasText = false;
    };
    for (const match of text.matchAll(NUMBERED)) {
        const [line, margin = '', digits = '', behind = ''] = match;
        if (Number(digits) !== next || match.index !== after) end();
        run.push(match.index + margin.length);
        hasText ||= /[A-Za-z}]/.test(behind);
        next = Number(digits) + 1;
        after = match.index + line.length + 1;
    }
    end();
    return found;
});

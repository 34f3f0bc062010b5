import type { Edit } from '../text/edit.ts';
import { createSourceFile, type SourceFile } from '../text/source-file.ts';

/** Characters that a layout neither takes away nor adds. */
const SOLID = /\S+/g;

/** How many of them stand before each line of a text, the end of the text included. */
function solidBefore({ text, lineStarts }: SourceFile): readonly number[] {
    const counts: number[] = [];
    let count = 0;
    lineStarts.forEach((start, line) => {
        counts.push(count);
        for (const [run] of text.slice(start, lineStarts[line + 1]).matchAll(SOLID)) count += run.length;
    });
    return [...counts, count];
}

/** The solid characters of a text, whatever their order. */
function charactersOf(text: string): string {
    return Array.from(text.replace(/\s+/g, '')).sort().join('');
}

/**
 * Cuts a text and its layout into stretches of whole lines, as many as can be, of which each has the same
 * characters in both but for blanks and line ends. They are given as edits, also where nothing changes: together
 * they are the whole text, and any of them can be made without the others. Empty lines go with the line below.
 */
export function stretchesOf(before: SourceFile, laidOut: string): readonly Edit[] {
    const after = createSourceFile(before.uri, laidOut);
    const [olds, news] = [solidBefore(before), solidBefore(after)];
    const startIn = ({ lineStarts, text }: SourceFile, line: number): number =>
        lineStarts[line] ?? text.length;
    const edits: Edit[] = [];
    let [old, now] = [0, 0];
    let [from, into] = [0, 0];
    const cut = (): void => {
        const span = { start: startIn(before, from), end: startIn(before, old) };
        const text = after.text.slice(startIn(after, into), startIn(after, now));
        const written = before.text.slice(span.start, span.end);
        if (written !== text && charactersOf(written) !== charactersOf(text)) return;
        if (span.end > span.start || text !== '') edits.push({ span, text });
        [from, into] = [old, now];
    };
    while (old < olds.length && now < news.length) {
        const [one = 0, other = 0] = [olds[old], news[now]];
        if (one < other) old++;
        else if (other < one) now++;
        else {
            cut();
            while (olds[old] === one) old++;
            while (news[now] === other) now++;
        }
    }
    [old, now] = [olds.length, news.length];
    cut();
    return edits;
}

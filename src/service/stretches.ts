import type { Edit } from '../text/edit.ts';
import { type SourceFile, createSourceFile } from '../text/source-file.ts';

/** What stands in a text besides blanks and line ends: a layout neither takes of it away nor adds to it. */
function solid(text: string): string {
    return text.replace(/[ \t\r\f\v\n]+/g, '');
}

/** How many solid characters stand before each line of a text, and last, in all of it. */
function solidBefore({ text, lineStarts }: SourceFile): readonly number[] {
    const counts: number[] = [];
    let count = 0;
    lineStarts.forEach((start, line) => {
        counts.push(count);
        count += solid(text.slice(start, lineStarts[line + 1])).length;
    });
    return [...counts, count];
}

/** The text of some lines; the last one is not among them. */
function linesIn({ text, lineStarts }: SourceFile, first: number, last: number): string {
    return text.slice(lineStarts[first] ?? text.length, lineStarts[last] ?? text.length);
}

/** Of which characters one text has more than another, or less. */
class Balance {
    readonly #counts = new Map<string, number>();

    add(text: string, by: 1 | -1): void {
        for (const char of solid(text)) {
            const count = (this.#counts.get(char) ?? 0) + by;
            if (count === 0) this.#counts.delete(char);
            else this.#counts.set(char, count);
        }
    }

    get isEven(): boolean {
        return this.#counts.size === 0;
    }
}

/**
 * Cuts a text and its layout into stretches of whole lines, as many as can be, of which each has the same
 * characters in both but for blanks and line ends. They are given as edits, also where nothing changes: together
 * they are the whole text, and any of them can be made without the others. Empty lines go with the line below.
 */
export function stretchesOf(before: SourceFile, laidOut: string): readonly Edit[] {
    const after = createSourceFile(before.uri, laidOut);
    const [olds, news] = [solidBefore(before), solidBefore(after)];
    const edits: Edit[] = [];
    const balance = new Balance();
    /** Where in both the stretch begins, up to where it is in the balance, and where it may end. */
    let [from, into] = [0, 0];
    let [oldWeighed, newWeighed] = [0, 0];
    let [old, now] = [0, 0];
    const isWhole = (): boolean => {
        if (oldWeighed === from && newWeighed === into) {
            const [written, text] = [linesIn(before, from, old), linesIn(after, into, now)];
            if (written === text || solid(written) === solid(text)) return true;
        }
        balance.add(linesIn(before, oldWeighed, old), 1);
        balance.add(linesIn(after, newWeighed, now), -1);
        [oldWeighed, newWeighed] = [old, now];
        return balance.isEven;
    };
    const cut = (): void => {
        const start = before.lineStarts[from] ?? before.text.length;
        const text = linesIn(after, into, now);
        const end = start + linesIn(before, from, old).length;
        if (end > start || text !== '') edits.push({ span: { start, end }, text });
        [from, into] = [old, now];
        [oldWeighed, newWeighed] = [old, now];
    };
    while (old < olds.length && now < news.length) {
        const [one = 0, other = 0] = [olds[old], news[now]];
        if (one < other) old++;
        else if (other < one) now++;
        else {
            if (isWhole()) cut();
            while (olds[old] === one) old++;
            while (news[now] === other) now++;
        }
    }
    [old, now] = [olds.length, news.length];
    cut();
    return edits;
}

import { changedLines } from './line-diff.ts';
import { type Span, overlaps } from './span.ts';

/** Replaces the text of `span` by `text`. */
export interface Edit {
    readonly span: Span;
    readonly text: string;
}

/** Edits that can all be made at once; the groups that were added do not touch one another. */
export class EditSet {
    readonly edits: Edit[] = [];

    /** Adds edits, unless one of them touches one that is there; tells whether it did. */
    add(edits: readonly Edit[]): boolean {
        if (!this.takes(edits)) return false;
        for (const edit of edits) this.edits.splice(this.#startBefore(edit.span.start + 1), 0, edit);
        return true;
    }

    /** Whether edits could be added: none of them touches one that is there. */
    takes(edits: readonly Edit[]): boolean {
        return !edits.some((edit) => this.#touches(edit));
    }

    /** How many of the edits start before an offset. */
    #startBefore(offset: number): number {
        let low = 0;
        let high = this.edits.length;
        while (low < high) {
            const middle = (low + high) >> 1;
            if ((this.edits[middle]?.span.start ?? 0) < offset) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    #touches({ span }: Edit): boolean {
        const index = this.#startBefore(span.start);
        // Those before it lie one behind the other, so that few of them reach as far.
        for (let at = index - 1; at >= 0; at--) {
            const before = this.edits[at]?.span;
            if (before === undefined || before.end < span.start) break;
            if (overlaps(before, span)) return true;
        }
        for (let at = index; at < this.edits.length; at++) {
            const after = this.edits[at]?.span;
            if (after === undefined || after.start > span.end) break;
            if (overlaps(after, span)) return true;
        }
        return false;
    }
}

/** The text after the edits, which must not overlap; their order does not matter. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
    const sorted = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
    let result = '';
    let at = 0;
    for (const edit of sorted) {
        result += text.slice(at, edit.span.start) + edit.text;
        at = edit.span.end;
    }
    return result + text.slice(at);
}

/** The edits that make one text of another, line by line; they are apart from one another and in order. */
export function editsTo(before: string, after: string): readonly Edit[] {
    const [olds, news] = [linesOf(before), linesOf(after)];
    const starts = [0];
    for (const line of olds) starts.push((starts.at(-1) ?? 0) + line.length);
    return changedLines(olds, news).map(({ oldStart, oldEnd, newStart, newEnd }) => ({
        span: { start: starts[oldStart] ?? before.length, end: starts[oldEnd] ?? before.length },
        text: news.slice(newStart, newEnd).join(''),
    }));
}

/** The lines of a text, each with its line end. */
export function linesOf(text: string): readonly string[] {
    return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

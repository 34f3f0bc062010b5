import { type Span, overlaps } from './span.ts';

/** Replaces the text of `span` by `text`. */
export interface Edit {
    readonly span: Span;
    readonly text: string;
}

/** Whether any edit of one list touches any of the other, so that both cannot be made at once. */
export function editsClash(a: readonly Edit[], b: readonly Edit[]): boolean {
    return a.some((one) => b.some((other) => overlaps(one.span, other.span)));
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

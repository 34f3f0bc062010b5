/** A stretch of a text in UTF-16 units from the text's start; `end` is exclusive. */
export interface Span {
    readonly start: number;
    readonly end: number;
}

/** A span in a text that has so much more in front of it. */
export function moved({ start, end }: Span, shift: number): Span {
    return { start: start + shift, end: end + shift };
}

/** The smallest span that holds both. */
export function join(a: Span, b: Span): Span {
    return { start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) };
}

/** Whether two spans share a character; empty spans touch nothing but a span that holds their place. */
export function overlaps(a: Span, b: Span): boolean {
    return a.start === a.end || b.start === b.end
        ? a.start <= b.end && b.start <= a.end
        : a.start < b.end && b.start < a.end;
}

/** Whether `inner` lies in `outer`. */
export function contains(outer: Span, inner: Span): boolean {
    return outer.start <= inner.start && inner.end <= outer.end;
}

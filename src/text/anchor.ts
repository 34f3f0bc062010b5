import type { Span } from './span.ts';

/** Where a stretch of text begins that moves as a whole when the text before it changes. */
export interface Anchor {
    offset: number;
}

/** A span in a stretch of text that moves: it is always where the stretch is now. */
class AnchoredSpan implements Span {
    readonly #anchor: Anchor;
    readonly #start: number;
    readonly #end: number;

    constructor({ start, end }: Span, anchor: Anchor) {
        this.#anchor = anchor;
        this.#start = start - anchor.offset;
        this.#end = end - anchor.offset;
    }

    get start(): number {
        return this.#anchor.offset + this.#start;
    }

    get end(): number {
        return this.#anchor.offset + this.#end;
    }
}

/** A span that moves with `anchor`, in whose stretch of text it lies. */
export function anchored(span: Span, anchor: Anchor): Span {
    return new AnchoredSpan(span, anchor);
}

import type { Span } from '../text/span.ts';

/** What a page puts in front of a line that it shows. */
export type Leading = 'line number' | 'shell prompt' | 'bullet';

/** A slip and where it stands. */
export type Slip =
    /** `;`, `//`, `--`, `/*` or `*` where `#` was meant; `span` is the sign, `region` all that was meant as comment. */
    | { readonly kind: 'foreign-comment'; readonly sign: string; readonly span: Span; readonly region: Span }
    /** Characters that nobody sees, in or around a word; `span` is the run of them. */
    | { readonly kind: 'invisible'; readonly span: Span; readonly between: boolean }
    /** Typographic quotes around values; `close` is absent where only the first is there. */
    | { readonly kind: 'quotes'; readonly open: Span; readonly close?: Span }
    /** A line number, shell prompt or bullet in front of the line. */
    | { readonly kind: 'listing'; readonly what: Leading; readonly span: Span }
    /** A line that git leaves where two versions clash. */
    | { readonly kind: 'conflict'; readonly span: Span };

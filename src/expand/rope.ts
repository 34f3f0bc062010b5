/** A line of text that knows where each of its parts comes from. */
import { type Span, contains } from '../text/span.ts';
import { type Derived, type Via, joinDerived } from '../syntax/via.ts';

/** A part that comes from one place. */
interface Piece {
    readonly length: number;
    readonly span: Span;
    /** Whether each character stands for the whole span; else they stand for one each. */
    readonly made: boolean;
    readonly via: Via | undefined;
}

/** The text, and the pieces that it is made of. */
export interface Rope {
    readonly text: string;
    readonly pieces: readonly Piece[];
}

/** No text. */
export const EMPTY: Rope = { text: '', pieces: [] };

/** Text as it stands at `offset` of the sources. */
export function ropeAt(text: string, offset: number, via?: Via): Rope {
    const { length } = text;
    return { text, pieces: [{ length, span: { start: offset, end: offset + length }, made: false, via }] };
}

/** Text that stands nowhere, made at one place of the sources. */
export function ropeMade(text: string, span: Span, via?: Via): Rope {
    return { text, pieces: [{ length: text.length, span, made: true, via }] };
}

/** Part of a piece. */
function cut(piece: Piece, start: number, end: number): Piece {
    const length = end - start;
    if (length === piece.length) return piece;
    const from = piece.span.start + start;
    return { ...piece, length, span: piece.made ? piece.span : { start: from, end: from + length } };
}

function piecesIn({ pieces }: Rope, start: number, end: number): Piece[] {
    const found: Piece[] = [];
    let at = 0;
    for (const piece of pieces) {
        const from = Math.max(start - at, 0);
        const to = Math.min(end - at, piece.length);
        if (to > from) found.push(cut(piece, from, to));
        at += piece.length;
        if (at >= end) break;
    }
    return found;
}

/** Part of a rope, as `String.slice` has it for offsets that are not negative. */
export function slice(rope: Rope, start: number, end = rope.text.length): Rope {
    if (start === 0 && end >= rope.text.length) return rope;
    return { text: rope.text.slice(start, end), pieces: piecesIn(rope, start, end) };
}

/** Ropes one behind the other. */
export function concat(...ropes: readonly Rope[]): Rope {
    return {
        text: ropes.map((each) => each.text).join(''),
        pieces: ropes.flatMap((each) => each.pieces),
    };
}

/** A rope that came about, as a whole, by one more step. */
export function carried({ text, pieces }: Rope, via: Via): Rope {
    return { text, pieces: pieces.map((piece) => ({ ...piece, via })) };
}

/** Where the characters from `start` to `end` come from; there is at least one. */
export function derivedAt(rope: Rope, start: number, end: number): Derived {
    const [first, ...others] = piecesIn(rope, start, end);
    const nowhere: Derived = { span: { start: 0, end: 0 }, via: undefined };
    if (first === undefined) return nowhere;
    return others.reduce<Derived>((all, piece) => joinDerived(all, piece), {
        span: first.span,
        via: first.via,
    });
}

/** The steps that led from a part to the whole, without the last, which lies in the whole. */
function stepsTo(whole: Via | undefined, via: Via | undefined): { readonly parent?: Via } {
    if (via === undefined || via.parent === whole) return {};
    return { parent: { ...via, ...stepsTo(whole, via.parent) } };
}

/** What of the characters from `start` to `end` does not stand where the whole of them does. */
export function partsAt(rope: Rope, start: number, end: number, whole: Derived): Via[] {
    return piecesIn(rope, start, end).flatMap(({ span, via }) =>
        via === undefined || via === whole.via || contains(whole.span, span)
            ? []
            : [{ kind: 'part', name: via.name, span, ...stepsTo(whole.via, via) }],
    );
}

/** A rope without the spaces and tabs around it. */
export function trim(rope: Rope): Rope {
    const { text } = rope;
    let start = 0;
    let end = text.length;
    while (text[start] === ' ' || text[start] === '\t') start++;
    while (end > start && (text[end - 1] === ' ' || text[end - 1] === '\t')) end--;
    return slice(rope, start, end);
}

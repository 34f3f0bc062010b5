import { LBrace, Newline, RBrace, RawEnd, Blank, Word } from '../../grammar/tokens.ts';
import { type Piece, piecesOf } from '../syntax/parts.ts';
import type { SourceTree } from '../syntax/tree.ts';
import { oncePer } from '../text/once.ts';
import { lastBefore } from '../text/search.ts';
import type { Span } from '../text/span.ts';

/** A comment in the manner of another language: its sign, and all that was meant to be commented out. */
export interface ForeignComment {
    readonly sign: string;
    /** From the sign to the end of its last line. */
    readonly region: Span;
}

const SIGN = /^(?:;+|\/\/+|\/\*+|\*+\/?|--+)/;

/** The signs with which lines of a piece start, and how far into it. */
const signsIn = oncePer(({ tokens }: Piece): readonly { readonly sign: string; readonly at: number }[] => {
    const found: { sign: string; at: number }[] = [];
    let starting = true;
    for (const { tokenType: type, image, startOffset: at } of tokens) {
        if (type === Blank) continue;
        const sign = starting && type === Word ? SIGN.exec(image)?.[0] : undefined;
        if (sign !== undefined) found.push({ sign, at });
        starting = type === Newline || type === RawEnd || type === LBrace || type === RBrace;
    }
    return found;
});

/** The comments of other languages in a text, in its order. */
export function foreignComments(tree: SourceTree): readonly ForeignComment[] {
    const { text } = tree.file;
    const found: ForeignComment[] = [];
    const closeAfter = closeFinder(text);
    let after = 0;
    for (const piece of piecesOf(tree)) {
        for (const { sign, at } of signsIn(piece)) {
            const start = piece.anchor.offset + at;
            if (start < after) continue;
            after = endOf(text, start, sign, closeAfter);
            found.push({ sign, region: { start, end: after } });
        }
    }
    return found;
}

/** The end of the line, or for a C comment that of the line with its other end, if there is one. */
function endOf(text: string, start: number, sign: string, closeAfter: (offset: number) => number): number {
    const close = sign.startsWith('/*') ? closeAfter(start + 2) : -1;
    const end = text.indexOf('\n', Math.max(start, close));
    return end < 0 ? text.length : end;
}

/** Finds the first end of a C comment from an offset on, -1 where there is none; offsets come in order. */
function closeFinder(text: string): (offset: number) => number {
    let close = 0;
    return (offset) => {
        if (close >= 0 && close < offset) close = text.indexOf('*/', offset);
        return close;
    };
}

/** The last foreign comment that starts at an offset or before it. */
export function commentBefore(
    comments: readonly ForeignComment[],
    offset: number,
): ForeignComment | undefined {
    return comments[lastBefore(comments, offset, ({ region }) => region.start)];
}

/** The foreign comment that `offset` is in. */
export function commentAt(comments: readonly ForeignComment[], offset: number): ForeignComment | undefined {
    const nearest = commentBefore(comments, offset);
    return nearest !== undefined && offset < nearest.region.end ? nearest : undefined;
}

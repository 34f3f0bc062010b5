import { LBrace, RBrace } from '../../grammar/tokens.ts';
import { type Piece, piecesOf } from '../syntax/parts.ts';
import { type SourceTree, tokenSpan } from '../syntax/tree.ts';
import { oncePer } from '../text/once.ts';
import { type SourceFile, lineSpan } from '../text/source-file.ts';
import { type Span, moved } from '../text/span.ts';

/** The places that findings about braces point at besides the brace itself. */
export interface BracePlaces {
    /** Where keepalived, which only counts, notices a `}` too many: at the first one from `start` on that is left over. */
    readonly noticeOf: (start: number) => Span | undefined;
    /** The line directly after a block that ends before `line`. */
    readonly lineAfterBlock: (line: number, margin: number) => number;
}

/** Finders that go through the text once, however many problems there are; problems come in order. */
export function createPlaces(tree: SourceTree): BracePlaces {
    const { file } = tree;
    let left: readonly Span[] | undefined;
    let next = 0;
    const lines = new Map<string, number>();
    return {
        noticeOf: (start) => {
            left ??= leftOver(tree);
            while (next < left.length && (left[next]?.start ?? 0) < start) next++;
            return left[next];
        },
        lineAfterBlock: (line, margin) => {
            const key = `${line} ${margin}`;
            let found = lines.get(key);
            if (found === undefined) lines.set(key, (found = lineAfterBlock(file, line, margin)));
            return found;
        },
    };
}

/** The braces of a piece of a tree; their offsets count from its start. */
const bracesOf = oncePer(({ tokens }: Piece) =>
    tokens.filter(({ tokenType }) => tokenType === LBrace || tokenType === RBrace),
);

/** Each `}` that closes nothing by count. */
function leftOver(tree: SourceTree): Span[] {
    const found: Span[] = [];
    let depth = 0;
    for (const piece of piecesOf(tree))
        for (const brace of bracesOf(piece)) {
            if (brace.tokenType === LBrace) depth++;
            else if (depth === 0) found.push(moved(tokenSpan(brace), piece.anchor.offset));
            else depth--;
        }
    return found;
}

/** Blank lines and comments at the margin follow the block before them. */
function lineAfterBlock(file: SourceFile, line: number, margin: number): number {
    let at = line;
    while (at > 0) {
        const { start, end } = lineSpan(file, at - 1);
        const lead = /^([ \t]*)([!#]|$)/.exec(file.text.slice(start, end));
        if (lead === null || (lead[2] !== '' && (lead[1] ?? '').length > margin)) break;
        at--;
    }
    return at;
}

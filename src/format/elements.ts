import type { IToken } from 'chevrotain';
import { LBrace } from '../../grammar/tokens.ts';
import { type Row, isBrace } from './rows.ts';

/** A statement without its block, a brace, a comment, or a row that stays one line. */
export type Piece =
    | { readonly kind: 'words'; readonly tokens: readonly IToken[] }
    | { readonly kind: 'open' | 'close' | 'comment'; readonly token: IToken }
    | { readonly kind: 'row'; readonly row: Row };

/** A piece of the text where it stands. */
export interface Element {
    readonly piece: Piece;
    /** The index of its row. */
    readonly at: number;
    /** Blank rows directly before it. */
    readonly blanks: number;
}

/** Takes rows apart into pieces; only rows of kind `code` and comments are made of several. */
export function elementsOf(rows: readonly Row[]): Element[] {
    const elements: Element[] = [];
    let blanks = 0;
    rows.forEach((row, at) => {
        if (row.kind === 'blank') {
            blanks++;
            return;
        }
        for (const piece of piecesOf(row)) {
            elements.push({ piece, at, blanks });
            blanks = 0;
        }
    });
    return elements;
}

function piecesOf(row: Row): Piece[] {
    if (row.kind === 'kept' || row.kind === 'fixed') return [{ kind: 'row', row }];
    const comment: Piece[] = row.comment === undefined ? [] : [{ kind: 'comment', token: row.comment }];
    if (row.kind === 'loose') return [{ kind: 'row', row }, ...comment];
    const pieces: Piece[] = [];
    let words: IToken[] = [];
    const flush = (): void => {
        if (words.length > 0) pieces.push({ kind: 'words', tokens: words });
        words = [];
    };
    for (const token of row.tokens) {
        if (isBrace(token)) {
            flush();
            pieces.push({ kind: token.tokenType === LBrace ? 'open' : 'close', token });
        } else {
            words.push(token);
        }
    }
    flush();
    return [...pieces, ...comment];
}

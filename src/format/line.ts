import type { IToken } from 'chevrotain';
import { RawText } from '../../grammar/tokens.ts';
import { tokenSpan } from '../syntax/tree.ts';
import type { Span } from '../text/span.ts';
import { isBrace } from './rows.ts';

/** A stretch of the source on a line of the layout. */
export interface Part {
    /** The blanks before it. */
    readonly gap: string;
    readonly span: Span;
    /** It comes before comments behind which it stands in the source. */
    readonly moved?: true;
}

/** A line of the layout. */
export interface LayoutLine {
    /** `fixed` lines have their own indentation and line end, `kept` ones only their own text. */
    readonly kind: 'comment' | 'code' | 'kept' | 'fixed';
    readonly level: number;
    readonly parts: Part[];
    /** The comment behind the rest. */
    comment?: Span;
    /** The blanks before that comment. */
    commentGap?: string;
    /** Empty lines before it; those of the source until the layout has decided. */
    blanks: number;
    /** It begins a block, be it with the name, and may end it too. */
    opens: boolean;
    /** It begins with the end of a block. */
    readonly closes: boolean;
    /** A block begins and ends on it. */
    readonly whole: boolean;
    /** It begins with the `{` of a name that stands before. */
    readonly continues: boolean;
    /** The index of the last row of which something is on it. */
    lastRow: number;
}

/** How many UTF-16 units parts take, with the blanks between them. */
export function widthOf(parts: readonly Part[]): number {
    return parts.reduce((sum, { gap, span }) => sum + gap.length + span.end - span.start, 0);
}

/**
 * Tokens with single blanks between them. Words that touch stay so, for a quote may join them; with
 * `loose` nothing is put between a word and a brace either, and what is between the words of an
 * include's pattern stays.
 */
export function spaced(tokens: readonly IToken[], text: string, loose = false): Part[] {
    let previous: IToken | undefined;
    return tokens.map((token) => {
        const span = tokenSpan(token);
        const gap = previous === undefined ? '' : gapBetween(previous, token, text, loose);
        previous = token;
        return { gap, span };
    });
}

function gapBetween(one: IToken, other: IToken, text: string, loose: boolean): string {
    const between = text.slice(tokenSpan(one).end, other.startOffset);
    if (one.tokenType === RawText) return between;
    if (between !== '' || (!loose && (isBrace(one) || isBrace(other)))) return ' ';
    return '';
}

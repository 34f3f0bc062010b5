/** What stands at an offset of the text. */
import type { TokenType } from 'chevrotain';
import { type Place, ROOT_PLACE, placeIn } from '../../../../grammar/schema/places.ts';
import { ConfigId, Sequence } from '../../../../grammar/tokens.ts';
import type { Bound, BoundConfig } from '../../../schema/bind.ts';
import { piecesOf } from '../../../syntax/parts.ts';
import { type SourceTree, tokenSpan } from '../../../syntax/tree.ts';
import type { Word } from '../../../syntax/tree.ts';
import type { Span } from '../../../text/span.ts';
import { lastBefore } from '../../../text/search.ts';
import { type Directive, directiveAt } from './directives.ts';
import { ownerAt, wordBefore } from './layout.ts';

/** What stands at an offset. */
export type Spot =
    /** In a comment, also one in the manner of another language. */
    | { readonly kind: 'comment' }
    /** On a definition or an include line. */
    | { readonly kind: 'directive'; readonly directive: Directive }
    /** In `@id` or `~SEQ(…)` in front of a statement. */
    | { readonly kind: 'prefix' }
    /** On the line of a statement. */
    | {
          readonly kind: 'statement';
          readonly bound: Bound;
          /** Which of the statement's words it is, or would be where none stands. */
          readonly index: number;
          /** The word that begins, ends or lies there; absent between words. */
          readonly word?: Word;
          /** That word, without its quotes where the offset lies between them; empty between words. */
          readonly span: Span;
          /** That word without its quotes in any case. */
          readonly inner: Span;
          /** Whether it lies between the quotes of the word. */
          readonly quoted: boolean;
      }
    /** On no statement: where one might begin. */
    | {
          readonly kind: 'block';
          /** The innermost block around; absent at the top of the configuration. */
          readonly owner?: Bound;
          /** What may stand there; absent where that is not known. */
          readonly place?: Place;
      };

/** The kind of the token that begins before an offset and reaches as far as it. */
export function tokenTypeAt(tree: SourceTree, offset: number): TokenType | undefined {
    const pieces = piecesOf(tree);
    const piece = pieces[lastBefore(pieces, offset - 1, ({ anchor }) => anchor.offset)];
    if (piece === undefined) return undefined;
    const inside = offset - piece.anchor.offset;
    const token = piece.tokens[lastBefore(piece.tokens, inside - 1, ({ startOffset }) => startOffset)];
    return token !== undefined && inside <= tokenSpan(token).end ? token.tokenType : undefined;
}

function isInComment({ config: { tree }, foreignComments }: BoundConfig, offset: number): boolean {
    const comment = tree.comments[lastBefore(tree.comments, offset - 1, ({ start }) => start)];
    if (comment !== undefined && offset <= comment.end) return true;
    const foreign = foreignComments[lastBefore(foreignComments, offset - 1, ({ region }) => region.start)];
    return foreign !== undefined && offset <= foreign.region.end;
}

/** What may stand inside a block; undefined where the block is none that is known. */
export function insideOf({ binding, place, spec }: Bound): Place | undefined {
    if (binding.kind === 'empty') return place;
    if (spec === undefined) return undefined;
    return placeIn(binding.kind === 'misplaced' ? (binding.homes[0] ?? place) : place, spec);
}

/** The span of a word without its quotes. */
function withoutQuotes({ quoted }: Word, span: Span, text: string): Span {
    if (!quoted || text[span.start] !== '"') return span;
    const closed = span.end - span.start > 1 && text[span.end - 1] === '"';
    return { start: span.start + 1, end: closed ? span.end - 1 : span.end };
}

function onStatement(bound: BoundConfig, offset: number): Spot | undefined {
    const { text } = bound.config.tree.file;
    const last = wordBefore(bound, offset);
    if (last === undefined) return undefined;
    const { word, span, index, next } = last;
    const base = { kind: 'statement', bound: last.bound } as const;
    if (offset <= span.end) {
        const within = withoutQuotes(word, span, text);
        const quoted = word.quoted && offset >= within.start && offset <= within.end;
        return { ...base, index, word, span: quoted ? within : span, inner: within, quoted };
    }
    if (!/^[ \t\r\f\v]*$/.test(text.slice(span.end, offset))) return undefined;
    const nothing = { start: offset, end: offset };
    return { ...base, index: next, span: nothing, inner: nothing, quoted: false };
}

/** What stands at an offset, from 0 to the length of the text. */
export function spotAt(bound: BoundConfig, offset: number): Spot {
    const { tree } = bound.config;
    if (isInComment(bound, offset)) return { kind: 'comment' };
    const directive = directiveAt(tree, offset);
    if (directive !== undefined) return { kind: 'directive', directive };
    const type = tokenTypeAt(tree, offset);
    if (type === ConfigId || type === Sequence) return { kind: 'prefix' };
    const statement = onStatement(bound, offset);
    if (statement !== undefined) return statement;
    const owner = ownerAt(bound, offset);
    const place = owner === undefined ? ROOT_PLACE : insideOf(owner);
    return {
        kind: 'block',
        ...(owner === undefined ? {} : { owner }),
        ...(place === undefined ? {} : { place }),
    };
}

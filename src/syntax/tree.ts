/**
 * The source tree of one file. It is lossless: `tokens` holds every character of
 * the text in order, and the nodes point into the text by spans. It says how the
 * text is built, not what the words mean.
 */
import type { IToken } from 'chevrotain';
import type { Line } from '../../grammar/parser.ts';
import type { SourceFile } from '../text/source-file.ts';
import { type Span, moved } from '../text/span.ts';
import type { Via } from './via.ts';

/** A word as it is written. */
export interface Word {
    /** Without the quotes around it. */
    readonly text: string;
    /** With the quotes around it. */
    readonly span: Span;
    readonly quoted: boolean;
    /** How it came about, where it does not stand in the file itself as it is. */
    readonly via?: Via;
}

/** `@id`, `@^id`, `~SEQ(…)`, `~SEQx(…)` or `~LST(…)` in front of a statement. */
export interface Prefix {
    readonly kind: 'config-id' | 'sequence';
    readonly text: string;
    readonly span: Span;
}

/** What stands between two braces. */
export interface Block {
    readonly open: Span;
    /** Absent when the block is never closed; see the problems of the tree. */
    close?: Span;
    readonly items: Item[];
}

/** A keyword with its values and, where there is one, its block. */
export interface Statement {
    readonly kind: 'statement';
    readonly prefixes: readonly Prefix[];
    /** Empty for a `{` that nothing precedes, and for a prefix that nothing follows. */
    readonly words: readonly Word[];
    /** From the first prefix or word to the last word; the brace of a nameless block. */
    readonly span: Span;
    block?: Block;
}

/** `$NAME=text`, or an `include` line. Braces and quotes in the text are text. */
export interface RawLine {
    readonly kind: 'definition' | 'include';
    readonly prefixes: readonly Prefix[];
    /** `NAME`, or `include` with its letter. */
    readonly keyword: string;
    readonly keywordSpan: Span;
    /** The text as it stands, with line ends where a definition runs over several lines. */
    readonly text: string;
    readonly textSpan: Span;
    readonly span: Span;
}

export type Item = Statement | RawLine;

/** What is wrong with the build of the text itself. */
export type SyntaxProblem =
    /** The block of `opener` is never closed; `guess` is where the `}` was probably meant to stand. */
    | {
          readonly kind: 'unclosed-block';
          readonly opener: Statement;
          readonly span: Span;
          readonly guess: number;
      }
    /** A `}` that closes nothing. */
    | { readonly kind: 'extra-close'; readonly span: Span }
    /** The `{` after a block's name is missing; `span` is that of the name and its values. */
    | { readonly kind: 'missing-open'; readonly statement: Statement; readonly span: Span }
    /** A `{` that opens nothing. */
    | { readonly kind: 'stray-open'; readonly span: Span }
    /** A `"` without partner; `span` runs from it to the end of the line. */
    | { readonly kind: 'open-quote'; readonly span: Span };

/** A file, taken apart. */
export interface SourceTree {
    readonly file: SourceFile;
    readonly tokens: readonly IToken[];
    readonly items: readonly Item[];
    /** Comments in order, each from its `!` or `#` to the end of its line. */
    readonly comments: readonly Span[];
    /** Sorted by place. */
    readonly problems: readonly SyntaxProblem[];
}

/** The span of a token, or of what a made token stands for. */
export function tokenSpan(token: IToken): Span {
    return {
        start: token.startOffset,
        end: (token.endOffset ?? token.startOffset + token.image.length - 1) + 1,
    };
}

/** A token as it is in a text that has so much more in front of it. */
export function movedToken(token: IToken, shift: number): IToken {
    const { image, tokenType, tokenTypeIdx } = token;
    const payload: unknown = token.payload;
    const { start, end } = moved(tokenSpan(token), shift);
    const place = { image, startOffset: start, endOffset: end - 1, tokenTypeIdx, tokenType };
    return payload === undefined ? place : { ...place, payload };
}

/** The text that a tree was made of, put together again from its tokens. */
export function printTree(tree: SourceTree): string {
    return tree.tokens.map((token) => token.image).join('');
}

/** Where a logical line starts in the text. */
export function startOf(line: Line): number {
    if (line.kind === 'open' || line.kind === 'close') return line.brace.startOffset;
    const first = line.prefixes[0] ?? (line.kind === 'words' ? line.words[0] : line.keyword);
    return first?.startOffset ?? 0;
}

/** Cutting an effective line into the tokens that the tree is built of (`lib/parser.c:alloc_strvec_r`). */
import type { IToken, TokenType } from 'chevrotain';
import type { Line } from '../../grammar/parser.ts';
import { LBrace, OpenQuote, QuotedWord, RBrace, Word } from '../../grammar/tokens.ts';
import { tokenSpan } from '../syntax/tree.ts';
import type { Provenance } from '../syntax/via.ts';
import type { Span } from '../text/span.ts';
import { type Rope, derivedAt, partsAt, slice, trim } from './rope.ts';

const BLANKS = /[ \t\r\f\v\n]/;
const WORD_END = /[ \t\r\f\v\n"]/;

/** A token for some characters of a rope; it points at where they come from. */
function tokenFor(rope: Rope, start: number, end: number, tokenType: TokenType): IToken {
    const whole = derivedAt(rope, start, end);
    const { span, via } = whole;
    const parts = partsAt(rope, start, end, whole);
    const provenance: Provenance = { via, parts };
    return {
        image: rope.text.slice(start, end),
        startOffset: span.start,
        endOffset: span.end - 1,
        tokenType,
        tokenTypeIdx: tokenType.tokenTypeIdx ?? 0,
        ...(via === undefined && parts.length === 0 ? {} : { payload: provenance }),
    };
}

/** The tokens of a line without braces; what follows a quote without partner is one token. */
function wordTokens(rope: Rope): IToken[] {
    const { text } = rope;
    const tokens: IToken[] = [];
    let at = 0;
    for (;;) {
        while (at < text.length && BLANKS.test(text.charAt(at))) at++;
        if (at >= text.length) return tokens;
        const start = at;
        if (text[at] === '"') {
            const close = text.indexOf('"', at + 1);
            at = close < 0 ? text.length : close + 1;
            tokens.push(tokenFor(rope, start, at, close < 0 ? OpenQuote : QuotedWord));
        } else {
            while (at < text.length && !WORD_END.test(text.charAt(at))) at++;
            tokens.push(tokenFor(rope, start, at, Word));
        }
    }
}

/** Where the first brace outside quotes is. */
function braceIn(text: string): number | undefined {
    for (let at = 0; at < text.length; at++) {
        const char = text[at];
        if (char === '{' || char === '}') return at;
        if (char !== '"') continue;
        const close = text.indexOf('"', at + 1);
        if (close < 0) return undefined;
        at = close;
    }
    return undefined;
}

/** What of a line is read as one, a brace or the text before it, and what is read after that. */
export function cutAtBrace(rope: Rope): { readonly own: Rope; readonly rest: Rope } {
    const at = braceIn(rope.text) ?? rope.text.length;
    const cut = at === 0 ? 1 : at;
    return { own: trim(slice(rope, 0, cut)), rest: trim(slice(rope, cut)) };
}

/** The logical line that an effective line is; undefined when it is empty. */
export function lineOf(rope: Rope): Line | undefined {
    if (rope.text === '{') return { kind: 'open', brace: tokenFor(rope, 0, 1, LBrace) };
    if (rope.text === '}') return { kind: 'close', brace: tokenFor(rope, 0, 1, RBrace) };
    const words = wordTokens(rope);
    return words.length === 0 ? undefined : { kind: 'words', prefixes: [], words };
}

/**
 * A quote that has no partner only because `\"` counts as one where words are cut, and not where comments are
 * taken off; `last` is the last that was seen there. What comes from a definition may have been seen in it.
 */
export function hiddenQuote(line: Line, last: Span | undefined): Span | undefined {
    const token = line.kind === 'words' ? line.words.at(-1) : undefined;
    if (token?.tokenType !== OpenQuote) return undefined;
    const span = tokenSpan(token);
    const isSeen = last !== undefined && last.start <= span.start && span.start < last.end;
    return isSeen || (token.payload !== undefined && last !== undefined) ? undefined : span;
}

import type { IToken } from 'chevrotain';
import type { Line } from '../../grammar/parser.ts';
import { ConfigId, OpenQuote, QuotedWord } from '../../grammar/tokens.ts';
import { ownText } from '../text/own.ts';
import { type Span, join } from '../text/span.ts';
import { joinDerived, provenanceOf } from './via.ts';
import type { Repairs } from './repair.ts';
import {
    type Block,
    type Item,
    type Prefix,
    type RawLine,
    type Statement,
    type SyntaxProblem,
    type Word,
    startOf,
    tokenSpan,
} from './tree.ts';

function wordOf(token: IToken): Word {
    const quoted = token.tokenType === QuotedWord;
    const text = quoted
        ? token.image.slice(1, -1)
        : token.tokenType === OpenQuote
          ? token.image.slice(1)
          : token.image;
    const { via } = provenanceOf(token);
    return {
        text,
        span: tokenSpan(token),
        quoted: quoted || token.tokenType === OpenQuote,
        ...(via === undefined ? {} : { via }),
    };
}

function prefixOf(token: IToken): Prefix {
    return {
        kind: token.tokenType === ConfigId ? 'config-id' : 'sequence',
        text: token.image,
        span: tokenSpan(token),
    };
}

function spanOf(tokens: readonly IToken[], fallback: Span): Span {
    const [first, ...others] = tokens;
    if (first === undefined) return fallback;
    const derived = (token: IToken) => ({ span: tokenSpan(token), via: provenanceOf(token).via });
    return others.reduce((all, token) => joinDerived(all, derived(token)), derived(first)).span;
}

function statementOf(prefixes: readonly IToken[], words: readonly IToken[], fallback: Span): Statement {
    return {
        kind: 'statement',
        prefixes: prefixes.map(prefixOf),
        words: words.map(wordOf),
        span: spanOf([...prefixes, ...words], fallback),
    };
}

function rawLineOf(line: Extract<Line, { kind: 'definition' | 'include' }>, text: string): RawLine {
    const keywordSpan = tokenSpan(line.keyword);
    const textSpan = spanOf(line.text, { start: keywordSpan.end, end: keywordSpan.end });
    return {
        kind: line.kind,
        prefixes: line.prefixes.map(prefixOf),
        keyword: line.kind === 'definition' ? line.keyword.image.slice(1, -1) : line.keyword.image,
        keywordSpan,
        text: ownText(text.slice(textSpan.start, textSpan.end)),
        textSpan,
        span: join(spanOf(line.prefixes, keywordSpan), join(keywordSpan, textSpan)),
    };
}

/** A block that is still open, with the statement it belongs to. */
interface Open {
    readonly statement: Statement;
    readonly block: Block;
}

/** What logical lines build. */
export interface Nested {
    readonly items: Item[];
    readonly problems: SyntaxProblem[];
    /** Whether no block is open at the end. */
    readonly isClosed: boolean;
}

/**
 * Builds the tree from logical lines, with braces put in and left out as
 * `repairs` says; each of those is one problem.
 */
export function nest(lines: readonly Line[], repairs: Repairs, text: string): Nested {
    const items: Item[] = [];
    const problems: SyntaxProblem[] = [];
    const stack: Open[] = [];
    /** The statement directly before, if a `{` now would be its own. */
    let pending: Statement | undefined;

    const add = (item: Item): void => {
        (stack.at(-1)?.block.items ?? items).push(item);
    };
    const open = (statement: Statement, brace: Span): void => {
        const block: Block = { open: brace, items: [] };
        statement.block = block;
        stack.push({ statement, block });
        pending = undefined;
    };
    const leaveOpen = (guess: number): void => {
        const last = stack.pop();
        if (last === undefined || repairs.lenient) return;
        const span = join(last.statement.span, last.block.open);
        problems.push({ kind: 'unclosed-block', opener: last.statement, span, guess });
    };

    lines.forEach((line, index) => {
        for (let count = repairs.closeBefore.get(index) ?? 0; count > 0; count--) {
            leaveOpen(startOf(line));
            pending = undefined;
        }
        if (line.kind === 'open') {
            const brace = tokenSpan(line.brace);
            if (repairs.drop.has(index)) {
                problems.push({ kind: 'stray-open', span: brace });
            } else if (!repairs.alternative.has(index)) {
                const owner = pending ?? { kind: 'statement', prefixes: [], words: [], span: brace };
                if (pending === undefined) add(owner);
                open(owner, brace);
            }
        } else if (line.kind === 'close') {
            const brace = tokenSpan(line.brace);
            const last = repairs.drop.has(index) ? undefined : stack.pop();
            if (last !== undefined) last.block.close = brace;
            else if (!repairs.lenient) problems.push({ kind: 'extra-close', span: brace });
            pending = undefined;
        } else if (line.kind === 'words') {
            pending = statementOf(line.prefixes, line.words, { start: 0, end: 0 });
            add(pending);
            if (repairs.openAfter.has(index)) {
                const { span } = pending;
                problems.push({ kind: 'missing-open', statement: pending, span });
                open(pending, { start: span.end, end: span.end });
            }
        } else {
            add(rawLineOf(line, text));
            pending = undefined;
        }
    });
    const isClosed = stack.length === 0;
    while (stack.length > 0) leaveOpen(text.length);
    return { items, problems, isClosed };
}

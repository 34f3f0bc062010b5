/**
 * What an editor draws in which colour. It goes by the meaning of the text: a word that is no keyword where it
 * stands is none here, and what keepalived does not take for a comment is not drawn as one.
 */
import { hasIt } from '../../../grammar/schema/releases.ts';
import type { Spelling } from '../../../grammar/schema/places.ts';
import {
    Comment,
    ConfigId,
    DefinitionName,
    Include,
    RawText,
    Sequence,
} from '../../../grammar/tokens.ts';
import { remembered } from '../../model/remembered.ts';
import { definesName, expectedAt } from '../../model/symbols.ts';
import { type Bound, type BoundConfig, everyBound } from '../../schema/bind.ts';
import type { Target } from '../../schema/targets.ts';
import { isKnownTo } from '../../schema/values/judge.ts';
import { type Piece, piecesOf } from '../../syntax/parts.ts';
import { tokenSpan } from '../../syntax/tree.ts';
import { oncePer } from '../../text/once.ts';
import { lastBefore } from '../../text/search.ts';
import type { Span } from '../../text/span.ts';
import type { Reading } from './reading.ts';
import { type TokenKind, kindOf } from './token-kinds.ts';
import { variableUses } from './variables.ts';

/** What a token may be besides its kind; `definition` where a name is given, `deprecated` for a keyword that is on its way out. */
export const TOKEN_MODIFIERS = ['definition', 'deprecated'] as const;

export type TokenModifier = (typeof TOKEN_MODIFIERS)[number];

/** A stretch of the text that is drawn in one way. */
export interface Token extends Span {
    readonly kind: TokenKind;
    readonly modifier?: TokenModifier;
}

/** A token of something that may move: `span` says where it is now. */
interface Drawn {
    readonly span: Span;
    readonly kind: TokenKind;
    readonly modifier?: TokenModifier;
}

function isDeprecated({ spec, alias }: Spelling, { release }: Target): boolean {
    return [spec.deprecated, alias?.deprecated].some(
        (each) => each !== undefined && hasIt(release, each.since, undefined),
    );
}

/** The words of a statement; none where keepalived knows no such keyword there. */
function wordsIn(bound: Bound, target: Target): readonly Drawn[] {
    const { binding, words } = bound;
    const isValue = binding.kind === 'value';
    if (!isValue && (binding.kind !== 'known' || !isKnownTo(binding.spelling, target))) return [];
    const found: Drawn[] = [];
    const isNaming = definesName(bound);
    for (const [index, word] of words.entries()) {
        const { span, text } = word;
        if (binding.kind === 'known' && index === 0) {
            const kind = binding.spelling.spec.block === undefined ? 'property' : 'keyword';
            const isOld = isDeprecated(binding.spelling, target);
            found.push({ span, kind, ...(isOld ? { modifier: 'deprecated' } : {}) });
            continue;
        }
        const expected = expectedAt(bound, index, target);
        const kind = expected === undefined ? undefined : kindOf(text, expected, target);
        if (kind === undefined) continue;
        found.push({ span, kind, ...(isNaming && index === 1 ? { modifier: 'definition' } : {}) });
    }
    return found;
}

/** The words of a statement and all in it. */
const wordsUnder = remembered((top: Bound, target: Target): readonly Drawn[] =>
    [...everyBound([top])].flatMap((bound) => wordsIn(bound, target)),
);

/** What tells by itself what it is, in a piece of text; offsets count from its start. */
interface Plain {
    /** Texts of definitions, and patterns of includes. */
    readonly raw: readonly Token[];
    readonly others: readonly Token[];
}

const plainIn = oncePer(({ tokens }: Pick<Piece, 'tokens'>): Plain => {
    const raw: Token[] = [];
    const others: Token[] = [];
    for (const token of tokens) {
        const span = tokenSpan(token);
        switch (token.tokenType) {
            case Comment:
                others.push({ ...span, kind: 'comment' });
                break;
            case ConfigId:
                others.push({ ...span, kind: 'decorator' });
                break;
            case Sequence:
                others.push({ ...span, kind: 'macro' });
                break;
            case Include:
                others.push({ ...span, kind: 'keyword' });
                break;
            case DefinitionName:
                others.push({ start: span.start, end: span.end - 1, kind: 'variable', modifier: 'definition' });
                break;
            case RawText:
                raw.push({ ...span, kind: 'string' });
                break;
        }
    }
    return { raw, others };
});

/** What tells by itself what it is, in a stretch of the text. */
function plainTokens({ config: { tree, sources } }: BoundConfig, within: Span): Plain {
    // The pieces are those of the main file.
    const pieces =
        sources.files.length === 1 ? piecesOf(tree) : [{ anchor: { offset: 0 }, tokens: tree.tokens }];
    const first = Math.max(
        0,
        lastBefore(pieces, within.start, ({ anchor }) => anchor.offset),
    );
    const raw: Token[] = [];
    const others: Token[] = [];
    for (const piece of pieces.slice(first)) {
        const { offset } = piece.anchor;
        if (offset >= within.end) break;
        const add = (into: Token[], tokens: readonly Token[]): void => {
            for (const each of tokens)
                into.push({ ...each, start: each.start + offset, end: each.end + offset });
        };
        const plain = plainIn(piece);
        add(raw, plain.raw);
        add(others, plain.others);
    }
    return { raw, others };
}

/** The words of a configuration in a stretch of the text, in order; of those that share a character, the first. */
function wordTokens({ bound, target }: Reading, within: Span): readonly Token[] {
    const found: Token[] = [];
    let last = -1;
    let isSorted = true;
    for (const top of bound.statements) {
        for (const { span, ...rest } of wordsUnder(top, target)) {
            const { start, end } = span;
            if (start >= within.end || end <= within.start) continue;
            if (start < last) isSorted = false;
            last = end;
            found.push({ start, end, ...rest });
        }
    }
    if (isSorted) return found;
    // What is repeated, included or brought by a definition is read out of order, and perhaps more than once.
    found.sort((a, b) => a.start - b.start || a.end - b.end);
    let reached = 0;
    return found.filter(({ start, end }) => {
        if (start < reached) return false;
        reached = end;
        return true;
    });
}

/** Tokens with others over them: what lies under one of those is cut away. Both are sorted, and so is the result. */
function painted(under: readonly Token[], over: readonly Token[]): readonly Token[] {
    if (under.length === 0) return over;
    const result: Token[] = [];
    let next = 0;
    for (const token of under) {
        let { start } = token;
        for (let top = over[next]; top !== undefined && top.start < token.end; top = over[++next]) {
            if (start < top.start) result.push({ ...token, start, end: top.start });
            result.push(top);
            start = Math.max(start, top.end);
        }
        if (start === token.start) result.push(token);
        else if (start < token.end) result.push({ ...token, start });
    }
    for (const rest of over.slice(next)) result.push(rest);
    return result;
}

/**
 * The tokens of a stretch of the text, in order and apart from one another; none is empty. Where a definition
 * brings words, these are drawn in its text by what they mean where it is used.
 */
export function semanticTokens(reading: Reading, within: Span): readonly Token[] {
    const { raw, others } = plainTokens(reading.bound, within);
    const uses = variableUses(reading.bound.config.tree).map(({ span }): Token => ({ ...span, kind: 'variable' }));
    const marks = uses.length === 0 ? others : painted(others, uses);
    const tokens = painted(painted(raw, wordTokens(reading, within)), marks);
    return tokens.filter(
        ({ start, end }) => end > start && end > within.start && start < within.end,
    );
}

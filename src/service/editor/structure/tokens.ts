/**
 * What an editor draws in which colour. It goes by the meaning of the text: a word that is no keyword where it
 * stands is none here, and what keepalived does not take for a comment is not drawn as one.
 */
import type { TokenType } from 'chevrotain';
import { Comment, ConfigId, DefinitionName, Include, RawText, Sequence } from '../../../../grammar/tokens.ts';
import { remembered } from '../../../model/remembered.ts';
import { type Bound, type BoundConfig, everyBound } from '../../../schema/bind.ts';
import type { Target } from '../../../schema/targets.ts';
import { type Piece, piecesOf } from '../../../syntax/parts.ts';
import { tokenSpan } from '../../../syntax/tree.ts';
import { oncePer } from '../../../text/once.ts';
import type { Span } from '../../../text/span.ts';
import type { Reading } from '../reading.ts';
import type { Token, TokenKind } from './token-kinds.ts';
import { wordTokens } from './token-words.ts';
import { variableUses } from '../place/variables.ts';

/** Some of the tokens of a text. */
export interface TokenRun {
    /** From where their offsets count. */
    readonly start: number;
    /** In order and apart from one another; none is empty. The same list as before where nothing in it has changed. */
    readonly tokens: readonly Token[];
}

/** What tells by itself what it is. */
const PLAIN: ReadonlyMap<TokenType, TokenKind> = new Map<TokenType, TokenKind>([
    [Comment, 'comment'],
    [ConfigId, 'decorator'],
    [Sequence, 'macro'],
    [Include, 'keyword'],
    [DefinitionName, 'variable'],
    [RawText, 'string'],
]);

/** What tells by itself what it is; `raw` are the texts of definitions, and the patterns of includes. */
function plainTokens({ tokens }: Pick<Piece, 'tokens'>): { readonly raw: Token[]; readonly others: Token[] } {
    const raw: Token[] = [];
    const others: Token[] = [];
    for (const token of tokens) {
        const { tokenType } = token;
        const kind = PLAIN.get(tokenType);
        if (kind === undefined) continue;
        const { start, end } = tokenSpan(token);
        // The `=` behind the name is part of the token.
        if (tokenType === DefinitionName) others.push({ start, end: end - 1, kind, modifier: 'definition' });
        else (tokenType === RawText ? raw : others).push({ start, end, kind, modifier: undefined });
    }
    return { raw, others };
}

/** A token whose offsets count from so much further on. */
function shifted({ start, end, kind, modifier }: Token, shift: number): Token {
    return { start: start - shift, end: end - shift, kind, modifier };
}

/** The words of statements and of all in them, in order; of those that share a character, the first. */
function wordsOf(statements: readonly Bound[], target: Target): readonly Token[] {
    let reached = 0;
    return [...everyBound(statements)]
        .flatMap((bound) => wordTokens(bound, target))
        .sort((a, b) => a.start - b.start || a.end - b.end)
        .filter(({ start, end }) => {
            // What is repeated, included or brought by a definition may be read more than once.
            if (start < reached || start === end) return false;
            reached = end;
            return true;
        });
}

/** Tokens with others over them: what lies under one of those is cut away. Both are sorted, and so is the result. */
function painted(under: readonly Token[], over: readonly Token[]): readonly Token[] {
    const result: Token[] = [];
    let next = 0;
    let reached = 0;
    for (const token of under) {
        let start = Math.max(token.start, reached);
        for (let top = over[next]; top !== undefined && top.start < token.end; top = over[++next]) {
            if (start < top.start) result.push({ ...token, start, end: top.start });
            result.push(top);
            reached = top.end;
            start = Math.max(start, reached);
        }
        if (start < token.end) result.push(start === token.start ? token : { ...token, start });
    }
    return [...result, ...over.slice(next)];
}

/** The statements of each piece of a text; undefined where keepalived gets others than those that stand there. */
function statementsByPiece({ statements, config }: BoundConfig): readonly (readonly Bound[])[] | undefined {
    let next = 0;
    const found: (readonly Bound[])[] = [];
    for (const { items } of piecesOf(config.tree)) {
        const own: Bound[] = [];
        for (const item of items) {
            const bound = statements[next++];
            if (bound?.statement.node !== item) return undefined;
            own.push(bound);
        }
        found.push(own);
    }
    return next === statements.length && config.sources.files.length === 1 ? found : undefined;
}

/** The tokens of a piece whose statements were those. */
interface Known {
    readonly statements: readonly Bound[];
    readonly target: Target;
    readonly tokens: readonly Token[];
}

/** Tells the tokens of a piece by its statements; offsets count from its start. */
const tokensOfPiece = oncePer((piece: Piece) => {
    let known: Known | undefined;
    return (statements: readonly Bound[], target: Target): readonly Token[] => {
        if (known?.target !== target || known.statements.some((each, index) => each !== statements[index])) {
            const { offset } = piece.anchor;
            const words = wordsOf(statements, target).map((token) => shifted(token, offset));
            known = { statements, target, tokens: painted(words, plainTokens(piece).others) };
        }
        return known.tokens;
    };
});

/** The tokens of a text that keepalived makes another of. */
const tokensOfAll = remembered(({ config, statements }: BoundConfig, target: Target): readonly Token[] => {
    const { raw, others } = plainTokens(config.tree);
    const uses = variableUses(config.tree).map(({ span: { start, end } }): Token => {
        return { start, end, kind: 'variable', modifier: undefined };
    });
    return painted(painted(raw, wordsOf(statements, target)), painted(others, uses));
});

/** The tokens of a run that share a character with a stretch of the text. */
function cut({ start, tokens }: TokenRun, within: Span): TokenRun {
    const isIn = (token: Token | undefined): boolean =>
        token !== undefined && token.start + start < within.end && token.end + start > within.start;
    return isIn(tokens[0]) && isIn(tokens.at(-1))
        ? { start, tokens }
        : { start, tokens: tokens.filter(isIn) };
}

/**
 * The tokens that share a character with a stretch of the text, in order and apart from one another. Where a
 * definition brings words, these are drawn in its text by what they mean where it is used.
 */
export function semanticTokens({ bound, target }: Reading, within: Span): readonly TokenRun[] {
    const byPiece = statementsByPiece(bound);
    if (byPiece === undefined) {
        const { tokens } = cut({ start: 0, tokens: tokensOfAll(bound, target) }, within);
        return [{ start: within.start, tokens: tokens.map((token) => shifted(token, within.start)) }];
    }
    return piecesOf(bound.config.tree)
        .map((piece, index) => {
            const tokens = tokensOfPiece(piece)(byPiece[index] ?? [], target);
            return cut({ start: piece.anchor.offset, tokens }, within);
        })
        .filter(({ tokens }) => tokens.length > 0);
}

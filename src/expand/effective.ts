/**
 * The effective configuration: what keepalived makes of the text before it looks at keywords.
 * A file without definitions, conditions, sequences and includes is its own effective configuration
 * and shares the nodes of its source tree.
 */
import type { IToken, TokenType } from 'chevrotain';
import type { Release } from '../../grammar/schema/types.ts';
import {
    Comment,
    ConfigId,
    DefinitionName,
    Include,
    OpenQuote,
    QuotedWord,
    Sequence,
    Word as WordToken,
} from '../../grammar/tokens.ts';
import { build, joinTrees } from '../syntax/parse.ts';
import { type Piece, piecesOf } from '../syntax/parts.ts';
import type { Item, SourceTree, Statement, SyntaxProblem, Word } from '../syntax/tree.ts';
import { SourceSet } from '../text/source-set.ts';
import { oncePer } from '../text/once.ts';
import { UNKNOWN } from './built-in.ts';
import { type Chains, chainsOf } from './chains.ts';
import { type Gap, firstGap, isAbove } from './gap.ts';
import { habitsOf } from './habits.ts';
import { joinKeptUses } from './kept-uses.ts';
import type { ExpandProblem } from './problem.ts';
import { type ReadOptions, read } from './reader.ts';

/** A statement as keepalived gets it. */
export interface EffectiveStatement {
    readonly words: readonly Word[];
    /** Absent when the statement has no block. */
    readonly children?: readonly EffectiveStatement[];
    /** The text that it comes from; offsets are those of the joined text. */
    readonly node: Statement;
    /** Its first word is not known, for part of the text could not be had. */
    readonly opaque: boolean;
}

/** A configuration as keepalived gets it. */
export interface EffectiveConfig {
    /** The files that it is made of. */
    readonly sources: SourceSet;
    /** Tokens and comments of all the files, as one text. */
    readonly tree: SourceTree;
    readonly statements: readonly EffectiveStatement[];
    /** What is wrong with braces and quotes. */
    readonly problems: readonly SyntaxProblem[];
    /** What else is wrong before keepalived looks at keywords. */
    readonly expandProblems: readonly ExpandProblem[];
    /** Whether part of the text could not be had, so that what is missing may be in it. */
    readonly incomplete: boolean;
    /** Where the first such part is missing; what keepalived looks up while it reads is known above it. */
    readonly gap?: Gap;
    /** The configuration ids that `@id` names; those in what another id reads may not be among them. */
    readonly configIds: ReadonlySet<string>;
    /** How what does not simply stand in the main file came about. */
    readonly chains: Chains;
}

/** The tokens that stand for other text, or decide whether there is any. */
const MAKERS: ReadonlySet<TokenType> = new Set([ConfigId, Sequence, DefinitionName, Include]);

/** What there is in a text for keepalived to do before it looks at keywords. */
interface Substance {
    /** Something that is replaced, repeated, skipped, included or joined. */
    readonly made: boolean;
    /** A comment that ends with a backslash. */
    readonly carries: boolean;
}

const substanceOf = oncePer((tokens: readonly IToken[]): Substance => {
    let [made, carries] = [false, false];
    for (const { tokenType, image } of tokens) {
        if (tokenType === WordToken || tokenType === QuotedWord || tokenType === OpenQuote)
            made ||= image.includes('$') || image.includes('\\');
        else if (tokenType === Comment) carries ||= image.endsWith('\\');
        else made ||= MAKERS.has(tokenType);
    }
    return { made, carries };
});

/** Whether a text has anything in it that keepalived replaces, repeats, skips, includes or joins. */
function needsReading(tree: SourceTree, release: Release): boolean {
    const { commentsCarryOn } = habitsOf(release);
    return piecesOf(tree).some(({ tokens }) => {
        const { made, carries } = substanceOf(tokens);
        return made || (carries && commentsCarryOn);
    });
}

/** Where quotes without partner stand; what follows one is lost to keepalived. */
export const openQuotes = oncePer(
    ({ problems }: EffectiveConfig): ReadonlySet<number> =>
        new Set(problems.filter(({ kind }) => kind === 'open-quote').map(({ span }) => span.start)),
);

/**
 * Whether a word is not known, for part of it comes from the host, or is used and may be defined in
 * text that could not be had above it.
 */
export function isUnknown(word: Word, gap: Gap | undefined): boolean {
    const { text } = word;
    return text.includes(UNKNOWN) || (gap !== undefined && text.includes('$') && !isAbove(word, gap));
}

function statementsOf(items: readonly Item[], gap: Gap | undefined): EffectiveStatement[] {
    const result: EffectiveStatement[] = [];
    const pending: { items: readonly Item[]; into: EffectiveStatement[] }[] = [{ items, into: result }];
    for (let task = pending.pop(); task !== undefined; task = pending.pop()) {
        for (const item of task.items) {
            if (item.kind !== 'statement') continue;
            const { words, block } = item;
            const opaque = words.slice(0, 1).some((word) => isUnknown(word, gap));
            if (block === undefined) {
                task.into.push({ words, node: item, opaque });
            } else {
                const children: EffectiveStatement[] = [];
                task.into.push({ words, children, node: item, opaque });
                pending.push({ items: block.items, into: children });
            }
        }
    }
    return result;
}

/** The statements of a piece of text in which nothing is made. */
const plainStatements = oncePer(({ items }: Piece) => statementsOf(items, undefined));

/** The effective configuration of a file, read for one release and configuration id. */
export function readConfiguration(main: SourceTree, options: ReadOptions): EffectiveConfig {
    const sources = new SourceSet(main.file);
    if (!needsReading(main, options.release)) {
        return {
            sources,
            tree: main,
            statements: piecesOf(main).flatMap(plainStatements),
            problems: main.problems,
            expandProblems: [],
            incomplete: false,
            configIds: new Set(),
            chains: chainsOf([], []),
        };
    }
    const { lines: single, openQuotes, isCut, ...reading } = read(sources, options);
    const tree = joinTrees(main, sources);
    const lines = joinKeptUses(single, tree.file.text);
    const { items, problems: found } = build(lines, tree.file.text);
    // What is left of a text that was cut off does not balance.
    const problems = isCut ? [] : found;
    const gap = firstGap(reading.problems);
    return {
        sources,
        tree,
        statements: statementsOf(items, gap),
        problems: [...problems, ...openQuotes.map((span) => ({ kind: 'open-quote' as const, span }))].sort(
            (a, b) => a.span.start - b.span.start,
        ),
        expandProblems: reading.problems,
        incomplete: gap !== undefined,
        ...(gap === undefined ? {} : { gap }),
        configIds: reading.configIds,
        chains: chainsOf(lines, reading.problems),
    };
}

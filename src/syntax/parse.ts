import type { IToken } from 'chevrotain';
import { type Line, StructureParser, isTrivia } from '../../grammar/parser.ts';
import { Comment, OpenQuote, createLexer } from '../../grammar/tokens.ts';
import { ownText } from '../text/own.ts';
import type { SourceFile } from '../text/source-file.ts';
import type { SourceSet } from '../text/source-set.ts';
import type { Span } from '../text/span.ts';
import { type Nested, nest } from './nest.ts';
import { repair } from './repair.ts';
import { type SourceTree, type SyntaxProblem, tokenSpan, movedToken } from './tree.ts';

let lexer: ReturnType<typeof createLexer> | undefined;
let parser: StructureParser | undefined;

/** The tokens of a text; together they are the text, which is not kept by them. */
export function tokenize(text: string): IToken[] {
    lexer ??= createLexer();
    const { tokens, errors } = lexer.tokenize(text);
    if (errors.length > 0) throw new Error(`the lexer left out a character: ${errors[0]?.message ?? ''}`);
    for (const token of tokens) token.image = ownText(token.image);
    return tokens;
}

/** The logical lines of a token list. */
function linesOf(tokens: readonly IToken[]): Line[] {
    parser ??= new StructureParser();
    parser.input = tokens.filter((token) => !isTrivia(token.tokenType));
    const lines = parser.file();
    if (parser.errors.length > 0)
        throw new Error(`the grammar is not total: ${parser.errors[0]?.message ?? ''}`);
    return lines;
}

/** What logical lines build, with what is wrong with their braces; offsets are those of `text`. */
export function build(lines: readonly Line[], text: string): Nested {
    return nest(lines, repair(lines, text), text);
}

/** A text, taken apart. */
export interface Taken extends Pick<SourceTree, 'tokens' | 'items' | 'problems'> {
    /** Whether each section of it stands by itself; see `Repairs`. */
    readonly apart: boolean;
    /** Whether no block is open at the end. */
    readonly isClosed: boolean;
}

/** Takes a text apart. */
export function takeApart(text: string): Taken {
    const tokens = tokenize(text);
    const lines = linesOf(tokens);
    const repairs = repair(lines, text);
    const { items, problems, isClosed } = nest(lines, repairs, text);
    const openQuotes: SyntaxProblem[] = tokens
        .filter((token) => token.tokenType === OpenQuote)
        .map((token) => ({ kind: 'open-quote', span: tokenSpan(token) }));
    return {
        tokens,
        items,
        problems: [...problems, ...openQuotes].sort((a, b) => a.span.start - b.span.start),
        apart: repairs.apart,
        isClosed,
    };
}

/** Takes a file apart. Every text has a tree; what is wrong with it is among the tree's problems. */
export function parseSource(file: SourceFile): SourceTree {
    const { tokens, items, problems } = takeApart(file.text);
    return { file, tokens, items, comments: commentsOf(tokens), problems };
}

/** The comments among tokens. */
export function commentsOf(tokens: readonly IToken[]): Span[] {
    return tokens.filter((token) => token.tokenType === Comment).map(tokenSpan);
}

/**
 * The tree of several files as one text, as a source set joins them: all tokens and comments, and
 * of the nodes and problems those of the first file.
 */
export function joinTrees(main: SourceTree, sources: SourceSet): SourceTree {
    if (sources.files.length === 1) return main;
    const tokens = [...main.tokens];
    for (const file of sources.files.slice(1)) {
        const base = sources.add(file);
        for (const token of tokenize(file.text)) tokens.push(movedToken(token, base));
    }
    const { items, problems } = main;
    return { file: sources.joined, tokens, items, comments: commentsOf(tokens), problems };
}

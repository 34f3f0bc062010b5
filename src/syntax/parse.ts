import type { IToken } from 'chevrotain';
import { type Line, StructureParser, isTrivia } from '../../grammar/parser.ts';
import { Comment, OpenQuote, createLexer } from '../../grammar/tokens.ts';
import type { SourceFile } from '../text/source-file.ts';
import { nest } from './nest.ts';
import { repair } from './repair.ts';
import { type SourceTree, type SyntaxProblem, tokenSpan } from './tree.ts';

let lexer: ReturnType<typeof createLexer> | undefined;
let parser: StructureParser | undefined;

/** The tokens of a text; together they are the text. */
export function tokenize(text: string): IToken[] {
    lexer ??= createLexer();
    const { tokens, errors } = lexer.tokenize(text);
    if (errors.length > 0) throw new Error(`the lexer left out a character: ${errors[0]?.message ?? ''}`);
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

/** Takes a file apart. Every text has a tree; what is wrong with it is among the tree's problems. */
export function parseSource(file: SourceFile): SourceTree {
    const tokens = tokenize(file.text);
    const lines = linesOf(tokens);
    const { items, problems } = nest(lines, repair(lines, file.text), file.text);
    const openQuotes: SyntaxProblem[] = tokens
        .filter((token) => token.tokenType === OpenQuote)
        .map((token) => ({ kind: 'open-quote', span: tokenSpan(token) }));
    return {
        file,
        tokens,
        items,
        comments: tokens.filter((token) => token.tokenType === Comment).map(tokenSpan),
        problems: [...problems, ...openQuotes].sort((a, b) => a.span.start - b.span.start),
    };
}

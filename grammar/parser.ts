/**
 * The structure grammar. It knows no keywords and is total: whatever the lexer
 * makes of a text parses. It cuts the tokens into the logical lines that
 * keepalived itself reads (`lib/parser.c:read_line`): a brace stands alone, and
 * so does what stands before or after it. Nesting is built from these lines in
 * `src/syntax`, without recursion, so that depth costs no stack.
 */
import { EmbeddedActionsParser, type IToken, type ParserMethod, type TokenType } from 'chevrotain';
import {
    Blank,
    Comment,
    ConfigId,
    ContinuedLine,
    DefinitionName,
    Include,
    LBrace,
    Newline,
    OpenContinuation,
    OpenQuote,
    QuotedWord,
    RawEnd,
    RawText,
    RBrace,
    Sequence,
    TOKEN_TYPES,
    Word,
} from './tokens.ts';

/** A logical line, in terms of its tokens; blanks, comments and line ends are between the lines. */
export type Line =
    | { readonly kind: 'words'; readonly prefixes: readonly IToken[]; readonly words: readonly IToken[] }
    | { readonly kind: 'open'; readonly brace: IToken }
    | { readonly kind: 'close'; readonly brace: IToken }
    | {
          readonly kind: 'definition' | 'include';
          readonly prefixes: readonly IToken[];
          readonly keyword: IToken;
          readonly text: readonly IToken[];
      };

/** Whether a token only separates others: the parser never sees it. */
export function isTrivia(type: TokenType): boolean {
    return type === Blank || type === Comment;
}

/** The parser. Give it tokens without trivia by `input`; one instance serves any number of texts. */
export class StructureParser extends EmbeddedActionsParser {
    /** With `check` the grammar examines itself when it is built (for tests). */
    constructor(check = false) {
        super(TOKEN_TYPES, { maxLookahead: 1, recoveryEnabled: false, skipValidations: !check });
        this.performSelfAnalysis();
    }

    /** The whole text as logical lines. */
    readonly file: ParserMethod<[], Line[]> = this.RULE('file', () => {
        const lines: Line[] = [];
        this.MANY(() => {
            this.OR([
                { ALT: () => this.CONSUME(Newline) },
                { ALT: () => this.CONSUME(RawEnd) },
                {
                    ALT: () => {
                        const brace = this.CONSUME(LBrace);
                        this.ACTION(() => lines.push({ kind: 'open', brace }));
                    },
                },
                {
                    ALT: () => {
                        const brace = this.CONSUME(RBrace);
                        this.ACTION(() => lines.push({ kind: 'close', brace }));
                    },
                },
                {
                    ALT: () => {
                        const line = this.SUBRULE(this.line);
                        this.ACTION(() => lines.push(line));
                    },
                },
            ]);
        });
        return lines;
    });

    /** Words, a definition or an include, with the prefixes in front of it. */
    readonly line: ParserMethod<[], Line> = this.RULE('line', (): Line =>
        this.OR([
            {
                ALT: () => {
                    const prefixes: IToken[] = [];
                    this.AT_LEAST_ONE(() => {
                        const prefix = this.OR1([
                            { ALT: () => this.CONSUME(ConfigId) },
                            { ALT: () => this.CONSUME(Sequence) },
                        ]);
                        this.ACTION(() => prefixes.push(prefix));
                    });
                    return (
                        this.OPTION(() => this.SUBRULE(this.body, { ARGS: [prefixes] })) ?? noWords(prefixes)
                    );
                },
            },
            { ALT: () => this.SUBRULE1(this.body, { ARGS: [[]] }) },
        ]),
    );

    private readonly body: ParserMethod<[readonly IToken[]], Line> = this.RULE(
        'body',
        (prefixes: readonly IToken[]): Line =>
            this.OR([
                {
                    ALT: (): Line => {
                        const keyword = this.CONSUME(DefinitionName);
                        const text = this.SUBRULE(this.raw);
                        return { kind: 'definition', prefixes, keyword, text };
                    },
                },
                {
                    ALT: (): Line => {
                        const keyword = this.CONSUME(Include);
                        const text = this.SUBRULE1(this.raw);
                        return { kind: 'include', prefixes, keyword, text };
                    },
                },
                {
                    ALT: (): Line => {
                        const words: IToken[] = [];
                        this.AT_LEAST_ONE(() => {
                            const word = this.OR1([
                                { ALT: () => this.CONSUME(Word) },
                                { ALT: () => this.CONSUME(QuotedWord) },
                                { ALT: () => this.CONSUME(OpenQuote) },
                            ]);
                            this.ACTION(() => words.push(word));
                        });
                        return { kind: 'words', prefixes, words };
                    },
                },
            ]),
    );

    private readonly raw: ParserMethod<[], IToken[]> = this.RULE('raw', () => {
        const text: IToken[] = [];
        this.MANY(() => {
            const piece = this.OR([
                { ALT: () => this.CONSUME(RawText) },
                { ALT: () => this.CONSUME(ContinuedLine) },
                { ALT: () => this.CONSUME(OpenContinuation) },
            ]);
            this.ACTION(() => text.push(piece));
        });
        return text;
    });
}

function noWords(prefixes: readonly IToken[]): Line {
    return { kind: 'words', prefixes, words: [] };
}

/**
 * The tokens of keepalived.conf and the one lexer.
 *
 * keepalived knows no tokens: it cuts each line into words with a handful of
 * character tests (`lib/parser.c:decomment`, `read_line`, `alloc_strvec_r`).
 * The patterns below give the same cuts. Every character of the text belongs to
 * exactly one token, so the images of all tokens in order are the text.
 */
import { type CustomPatternMatcherReturn, type IToken, Lexer, type TokenType, createToken } from 'chevrotain';

/** Blanks inside a line (`lib/parser.h:WHITE_SPACE`); a carriage return that ends no line is one of them. */
const BLANK = ' \\t\\r\\f\\v';

/** keepalived's line buffer (`lib/parser.h:MAXBUF`); a longer line is never read as one line. */
const MAX_LINE = 1024;

/**
 * First characters for patterns that may start with nearly anything. Chevrotain's dispatch table has
 * one entry for each code below 256 and one for every 255 codes above.
 */
const ANY_START = [
    ...Array.from({ length: 256 }, (_, code) => code),
    ...Array.from({ length: 256 }, (_, bucket) => (bucket + 1) * 255),
    0xffff,
];

/** A pattern as Chevrotain's custom token patterns want it: matches at `offset` or answers null. */
type Pattern = (text: string, offset: number, before: IToken[]) => CustomPatternMatcherReturn | null;

/** A pattern function for a sticky regular expression. */
function sticky(source: string): (text: string, offset: number) => string | undefined {
    const regex = new RegExp(source, 'y');
    return (text, offset) => {
        regex.lastIndex = offset;
        return regex.exec(text)?.[0];
    };
}

function matched(image: string | undefined): CustomPatternMatcherReturn | null {
    return image === undefined || image === '' ? null : [image];
}

/** Where the line around `offset` ends, without the carriage returns before the line end. */
function lineEnd(text: string, offset: number): number {
    let end = text.indexOf('\n', offset);
    if (end < 0) end = text.length;
    while (end > offset && text[end - 1] === '\r') end--;
    return end;
}

/**
 * Where keepalived sees the comment of a line that has `\"` in it before `end`:
 * there, and only there, comments and words see quotes differently
 * (`lib/parser.c:decomment` skips an escaped quote, `alloc_strvec_r` does not).
 * Answers undefined for every other line.
 */
function oddComment(text: string, offset: number, end: number): number | undefined {
    const floor = Math.max(0, offset - MAX_LINE);
    const newline = text.slice(floor, offset).lastIndexOf('\n');
    if (newline < 0 && floor > 0) return undefined;
    const lineStart = floor + newline + 1;
    if (end - lineStart > MAX_LINE || !text.slice(lineStart, end).includes('\\"')) return undefined;
    let quoted = false;
    for (let at = lineStart; at < end; at++) {
        const char = text[at];
        if (char === '"') quoted = !quoted;
        else if (char === '\\') at++;
        else if (!quoted && (char === '!' || char === '#')) return at;
    }
    return end;
}

/** Whether the `!` or `#` at `offset` starts a comment. */
function startsComment(text: string, offset: number): boolean {
    const start = oddComment(text, offset, offset + 1);
    return start === undefined || start <= offset;
}

const matchComment: Pattern = (text, offset) =>
    startsComment(text, offset) ? [text.slice(offset, lineEnd(text, offset))] : null;

/** Where the quoted word at `offset` ends, and whether by a quote of its own. */
function stringEnd(text: string, offset: number): { end: number; closed: boolean } {
    const quote = text.indexOf('"', offset + 1);
    const closed = quote >= 0 && !text.slice(offset, quote).includes('\n');
    const end = closed ? quote + 1 : lineEnd(text, offset);
    const comment = oddComment(text, offset, end);
    return comment !== undefined && comment > offset && comment < end
        ? { end: comment, closed: false }
        : { end, closed };
}

const matchQuotedWord: Pattern = (text, offset) => {
    const { end, closed } = stringEnd(text, offset);
    return closed ? [text.slice(offset, end)] : null;
};

const matchOpenQuote: Pattern = (text, offset) => {
    const { end, closed } = stringEnd(text, offset);
    return closed ? null : [text.slice(offset, end)];
};

/** Characters that no unquoted word holds. */
const WORD_END = new Set(' \t\r\n\f\v{}"');
const VARIABLE = sticky('\\$\\{[A-Za-z_][^{}"!#\\n]{0,255}\\}');

const matchWord: Pattern = (text, offset) => {
    let at = offset;
    while (at < text.length) {
        const char = text.charAt(at);
        if (WORD_END.has(char)) {
            break;
        } else if (char === '\\') {
            const next = text[at + 1];
            at += next === undefined || WORD_END.has(next) ? 1 : 2;
        } else if (char === '$') {
            at += VARIABLE(text, at)?.length ?? 1;
        } else if ((char === '!' || char === '#') && startsComment(text, at)) {
            break;
        } else {
            at++;
        }
    }
    return at > offset ? [text.slice(offset, at)] : null;
};

/** Characters that end a stretch of a definition or an include. */
const RAW_END = new Set(' \t\r\n\f\v');
const LINE_REST = sticky('\\\\[ \\t\\r\\f\\v]*(?:[!#\\n]|(?![^]))');

const matchRawText: Pattern = (text, offset) => {
    let at = offset;
    while (at < text.length) {
        const char = text.charAt(at);
        if (char === '"') {
            at = stringEnd(text, at).end;
        } else if (char === '\\') {
            if (LINE_REST(text, at) !== undefined) break;
            at += 2;
        } else if (RAW_END.has(char) || ((char === '!' || char === '#') && startsComment(text, at))) {
            break;
        } else {
            at++;
        }
    }
    at = Math.min(at, text.length);
    return at > offset ? [text.slice(offset, at)] : null;
};

/** The last token before this one that is not blank; undefined at the start of the text. */
function lastSolid(before: IToken[]): IToken | undefined {
    for (let index = before.length - 1; index >= 0; index--) {
        const token = before[index];
        if (token !== undefined && token.tokenType !== Blank) return token;
    }
    return undefined;
}

/** keepalived looks for `@`, `$NAME=`, `~SEQ` and `include` only where a line of it starts. */
function startsStatement(before: IToken[]): boolean {
    const token = lastSolid(before);
    return (
        token === undefined ||
        token.tokenType === Newline ||
        token.tokenType === RawEnd ||
        token.tokenType === LBrace ||
        token.tokenType === RBrace ||
        token.tokenType === ConfigId ||
        token.tokenType === Sequence
    );
}

function atStatementStart(source: string): Pattern {
    const match = sticky(source);
    return (text, offset, before) => (startsStatement(before) ? matched(match(text, offset)) : null);
}

const configId = sticky(`@\\^?[^${BLANK}\\n!#]*`);
const matchConfigId: Pattern = (text, offset, before) =>
    startsStatement(before) && lastSolid(before)?.tokenType !== ConfigId
        ? matched(configId(text, offset))
        : null;

/** The end of a line; carriage returns directly before it belong to it. */
export const Newline = createToken({ name: 'Newline', pattern: /\r*\n/, line_breaks: true });
/** Blanks inside a line. */
export const Blank = createToken({ name: 'Blank', pattern: /[ \t\r\f\v]+/ });
/** `!` or `#` outside double quotes, to the end of the line. */
export const Comment = createToken({
    name: 'Comment',
    pattern: matchComment,
    line_breaks: false,
    start_chars_hint: ['!', '#'],
});
export const LBrace = createToken({ name: 'LBrace', pattern: /\{/ });
export const RBrace = createToken({ name: 'RBrace', pattern: /\}/ });
/** A word in double quotes; braces, blanks and comment signs in it are text. */
export const QuotedWord = createToken({
    name: 'QuotedWord',
    pattern: matchQuotedWord,
    line_breaks: false,
    start_chars_hint: ['"'],
});
/** A double quote without partner on its line; keepalived drops what follows it. */
export const OpenQuote = createToken({
    name: 'OpenQuote',
    pattern: matchOpenQuote,
    line_breaks: false,
    start_chars_hint: ['"'],
});
/**
 * Anything else up to a blank, brace, quote or comment. `\#` and `\!` do not start a
 * comment; the braces of `${NAME}` belong to the word, for they are gone once it is replaced.
 */
export const Word = createToken({
    name: 'Word',
    pattern: matchWord,
    line_breaks: false,
    start_chars_hint: ANY_START,
});
/** `@id` or `@^id` at the start of a line: the line holds for (or except for) that configuration id. */
export const ConfigId = createToken({
    name: 'ConfigId',
    pattern: matchConfigId,
    line_breaks: false,
    start_chars_hint: ['@'],
});
/** `~SEQ(…)`, `~SEQx(…)` or `~LST(…)` at the start of a line, which it repeats. */
export const Sequence = createToken({
    name: 'Sequence',
    pattern: atStatementStart('~(?:SEQx?|LST)[ \\t]*\\([^\\n)]*\\)'),
    line_breaks: false,
    start_chars_hint: ['~'],
});
/** `$NAME=` at the start of a line. */
export const DefinitionName = createToken({
    name: 'DefinitionName',
    pattern: atStatementStart('\\$[A-Za-z_][A-Za-z0-9_]*='),
    line_breaks: false,
    start_chars_hint: ['$'],
    push_mode: 'definition',
});
/** `include`, or a strict form of it, with a pattern after it. */
export const Include = createToken({
    name: 'Include',
    pattern: atStatementStart(`include[rmwba]?(?=[${BLANK}]+[^${BLANK}\\n!#])`),
    line_breaks: false,
    start_chars_hint: ['i'],
    push_mode: 'include',
});
/** A stretch of a definition or include without blanks outside quotes; braces in it are text. */
export const RawText = createToken({
    name: 'RawText',
    pattern: matchRawText,
    line_breaks: false,
    start_chars_hint: ANY_START,
});
/** The `\` that carries a definition on to the next line, up to and with the line end. */
export const ContinuedLine = createToken({
    name: 'ContinuedLine',
    pattern: /\\[ \t\r\f\v]*(?:[!#][^\n]*)?\n/,
    line_breaks: true,
});
/** A backslash at the end of a line that nothing follows. */
export const OpenContinuation = createToken({
    name: 'OpenContinuation',
    pattern: /\\/,
});
/** The line end that closes a definition or an include. */
export const RawEnd = createToken({
    name: 'RawEnd',
    pattern: /\r*\n/,
    line_breaks: true,
    pop_mode: true,
});

const rawMode: TokenType[] = [RawEnd, Blank, Comment];

/** The token types of the lexer by mode. A mode other than `statement` lasts to the end of its line. */
const modes: Record<string, TokenType[]> = {
    statement: [
        Newline,
        Blank,
        Comment,
        LBrace,
        RBrace,
        QuotedWord,
        OpenQuote,
        ConfigId,
        Sequence,
        DefinitionName,
        Include,
        Word,
    ],
    definition: [...rawMode, ContinuedLine, RawText, OpenContinuation],
    include: [...rawMode, RawText, OpenContinuation],
};

/** Every token type, for the parser. */
export const TOKEN_TYPES: TokenType[] = [...new Set(Object.values(modes).flat())];

/** Builds the lexer; with `check` it also examines its own token definitions (for tests). */
export function createLexer(check = false): Lexer {
    return new Lexer(
        { modes, defaultMode: 'statement' },
        { positionTracking: 'onlyOffset', ensureOptimizations: check, skipValidations: !check },
    );
}

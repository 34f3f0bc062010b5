/** The tokens of nftables' language. */
import type { Span } from '../../../text/span.ts';

/** A word, a text in quotes (without them), or a sign; `end` ends a statement: a line end or `;`. */
export interface Token {
    readonly kind: 'word' | 'string' | 'sign' | 'end';
    readonly text: string;
    readonly span: Span;
}

const SIX = '(?=[0-9a-fA-F]*:[0-9a-fA-F]*:)[0-9a-fA-F:]+(?:\\.\\d+){0,3}(?:\\/\\d+)?';

/** Comments and continued lines first; an address of IPv6 is told from others by its two colons. */
const TOKEN = new RegExp(
    [
        '(?<blank>[ \\t\\r]+|\\\\\\r?\\n|#[^\\n]*)',
        '(?<end>[\\n;])',
        '"(?<string>[^"\\n]*)"?',
        `(?<six>${SIX}(?:-${SIX})?)`,
        '(?<word>[$@]?[\\w.*+/\\\\-]+)',
        '(?<sign>[!=<>]=|<<|>>|[^])',
    ].join('|'),
    'gy',
);

/** Takes a text apart; every character is in a token, in a comment or blank. */
export function tokensOf(text: string): readonly Token[] {
    const tokens: Token[] = [];
    for (const match of text.matchAll(TOKEN)) {
        const groups = match.groups ?? {};
        const span = { start: match.index, end: match.index + match[0].length };
        const push = (kind: Token['kind'], said: string): void =>
            void tokens.push({ kind, text: said, span });
        const word = groups['six'] ?? groups['word'];
        if (groups['end'] !== undefined) push('end', match[0]);
        else if (groups['string'] !== undefined) push('string', groups['string']);
        else if (word !== undefined) push('word', word);
        else if (groups['sign'] !== undefined) push('sign', match[0]);
    }
    return tokens;
}

/** A stretch of tokens that is read from the front. */
export interface Cursor {
    readonly tokens: readonly Token[];
    at: number;
}

/** The next token's text, quotes aside; empty at the end. */
export function peek({ tokens, at }: Cursor, ahead = 0): string {
    return tokens[at + ahead]?.text ?? '';
}

/** Whether all is read. */
export function isDone({ tokens, at }: Cursor): boolean {
    return at >= tokens.length;
}

/** Goes past the next token if it is this one. */
export function take(cursor: Cursor, text: string): boolean {
    if (isDone(cursor) || peek(cursor) !== text) return false;
    cursor.at++;
    return true;
}

/** The next token's text; the cursor goes past it. */
export function next(cursor: Cursor): string {
    const text = peek(cursor);
    cursor.at++;
    return text;
}

/** With the cursor behind a `{`: the tokens up to its `}`, which the cursor goes past. */
export function inBraces(cursor: Cursor): readonly Token[] {
    const start = cursor.at;
    for (let depth = 1; !isDone(cursor); cursor.at++) {
        const { kind, text } = cursor.tokens[cursor.at] ?? { kind: 'end', text: '' };
        if (kind !== 'sign') continue;
        if (text === '{') depth++;
        else if (text === '}' && --depth === 0) return cursor.tokens.slice(start, cursor.at++);
    }
    return cursor.tokens.slice(start);
}

/** Goes on to the end of a statement, past it, and over what is in braces; returns the statement's tokens. */
export function statement(cursor: Cursor): readonly Token[] {
    const start = cursor.at;
    while (!isDone(cursor)) {
        const token = cursor.tokens[cursor.at++];
        if (token?.kind === 'end') return cursor.tokens.slice(start, cursor.at - 1);
        if (token?.kind === 'sign' && token.text === '{') inBraces(cursor);
    }
    return cursor.tokens.slice(start);
}

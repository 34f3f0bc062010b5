/** The rows of a file: its physical lines, with what may be done to each. */
import type { IToken } from 'chevrotain';
import {
    Blank,
    Comment,
    ConfigId,
    ContinuedLine,
    DefinitionName,
    Include,
    LBrace,
    Newline,
    RawEnd,
    RBrace,
    Sequence,
} from '../../grammar/tokens.ts';
import { tokenSpan } from '../syntax/tree.ts';
import { utf8Length } from '../text/words.ts';
import { MAX_LINE_BYTES } from './options.ts';

/**
 * What may be done to a row:
 * `code` may be cut after braces, and a `{` joined to it; `loose` uses a definition or is an include, so that
 * it stays one line and blanks in it may only become single ones; of `kept` only the indentation
 * changes; `fixed` stays byte for byte. `blank` has nothing in it, `comment` a comment only.
 */
export type RowKind = 'blank' | 'comment' | 'code' | 'loose' | 'kept' | 'fixed';

/** A physical line, or the lines of a definition that is carried on. */
export interface Row {
    readonly kind: RowKind;
    /** Offset of its first character, blanks included. */
    readonly start: number;
    /** Offset after its last character that is not a blank. */
    readonly end: number;
    /** Offset after its last character, blanks included, before the line end. */
    readonly lineEnd: number;
    /** All but blanks, the comment and the line end. */
    readonly tokens: readonly IToken[];
    readonly comment?: IToken;
    /** The line end as it is written; empty at the end of the file. */
    readonly ending: string;
}

/** What a row is made of, before its kind is known. */
interface Raw {
    readonly start: number;
    readonly tokens: IToken[];
    readonly blanks: IToken[];
    comment?: IToken;
}

/** Cuts a token list into rows. `room` is the widest indentation in bytes that a row may get. */
export function rowsOf(tokens: readonly IToken[], text: string, room: number): Row[] {
    const rows: Row[] = [];
    let raw: Raw = { start: 0, tokens: [], blanks: [] };
    for (const token of tokens) {
        const { tokenType } = token;
        if (tokenType === Newline || tokenType === RawEnd) {
            const { end } = tokenSpan(token);
            rows.push(rowOf(raw, end, text, room));
            raw = { start: end, tokens: [], blanks: [] };
        } else if (tokenType === Blank) raw.blanks.push(token);
        else if (tokenType === Comment) raw.comment = token;
        else raw.tokens.push(token);
    }
    if (raw.start < text.length) rows.push(rowOf(raw, text.length, text, room));
    return fixUnfinished(rows, text);
}

function rowOf(raw: Raw, next: number, text: string, room: number): Row {
    const { start, tokens, comment } = raw;
    const ending = /\r*\n$/.exec(text.slice(Math.max(start, next - 3), next))?.[0] ?? '';
    const lineEnd = next - ending.length;
    const kind = kindOf(raw, lineEnd, ending, text, room);
    const last = comment ?? tokens.at(-1);
    let end = last === undefined ? start : tokenSpan(last).end;
    while (end > start && (text[end - 1] === ' ' || text[end - 1] === '\t')) end--;
    return { kind, start, end, lineEnd, tokens, ending, ...(comment === undefined ? {} : { comment }) };
}

function kindOf(raw: Raw, lineEnd: number, ending: string, text: string, room: number): RowKind {
    const { start, tokens, blanks, comment } = raw;
    // Carriage returns behind blanks are among these, but belong to the line end.
    const odd = ({ image, startOffset }: IToken): boolean =>
        /[\r\f\v]/.test(image.slice(0, Math.max(lineEnd - startOffset, 0)));
    if (ending.length > 2 || blanks.some(odd) || /\r[ \t]+$/.test(comment?.image ?? '')) return 'fixed';
    if (tokens.length === 0 && comment === undefined) return 'blank';
    const kept = isKept(tokens, comment);
    if (isTooLong(raw, text.slice(start, lineEnd), kept, room)) return 'fixed';
    if (kept) return 'kept';
    if (tokens.length === 0) return 'comment';
    return tokens.some(({ tokenType, image }) => tokenType === Include || image.includes('$'))
        ? 'loose'
        : 'code';
}

/** Whether a line has, or could get, more bytes than keepalived reads as one. */
function isTooLong({ tokens, comment }: Raw, text: string, kept: boolean, room: number): boolean {
    // No character takes more than three bytes for each of its units.
    if (3 * text.length + room <= MAX_LINE_BYTES) return false;
    const lines = text.split('\n').map((line) => line.replace(/\r+$/, ''));
    if (lines.some((line) => utf8Length(line) > MAX_LINE_BYTES)) return true;
    const solid = comment === undefined ? tokens : [...tokens, comment];
    const size = kept
        ? utf8Length((lines[0] ?? '').trimStart())
        : solid.reduce((sum, { image }) => sum + utf8Length(image) + 1, 0);
    return size + room > MAX_LINE_BYTES;
}

/** Whether blanks or line ends in a row mean more than that something is cut there. */
function isKept(tokens: readonly IToken[], comment: IToken | undefined): boolean {
    if (comment !== undefined && /\\[ \t]*$/.test(comment.image)) return true;
    return tokens.some(({ tokenType, image }, index) => {
        if (tokenType === ConfigId || tokenType === Sequence || tokenType === DefinitionName) return true;
        if (image.includes('\\') || image.includes("'")) return true;
        if (index > 0 && !isBrace(tokens[index - 1])) return false;
        return tokenType === Include ? index > 0 : /^(?:[@~$]|include[rmwba]?$)/.test(image);
    });
}

/** Whether a token is a brace of the structure. */
export function isBrace(token: IToken | undefined): boolean {
    return token?.tokenType === LBrace || token?.tokenType === RBrace;
}

/**
 * Fixes definitions whose last line has no text or ends with a backslash, and the rows after them:
 * some releases, or one of the processes of a release, take these for lines of the definition
 * (`lib/parser.c:read_line`).
 */
function fixUnfinished(rows: readonly Row[], text: string): Row[] {
    let inside = false;
    return rows.map((row) => {
        const line = text.slice(row.start, row.lineEnd);
        const first = !inside && isUnfinished(row, text);
        if (!inside && !first) return row;
        inside = first || (line !== '' && (row.tokens.length === 0 || line.includes('\\')));
        return { ...row, kind: 'fixed' };
    });
}

/**
 * Whether a definition may go on after a row. One may also begin behind `${NAME}`, for its `}` ends a
 * statement where there is no such definition.
 */
function isUnfinished({ tokens, start, lineEnd }: Row, text: string): boolean {
    const name = tokens.findIndex(({ tokenType }) => tokenType === DefinitionName);
    const carried = tokens.findLastIndex(({ tokenType }) => tokenType === ContinuedLine);
    const before = tokens[Math.max(name, carried)];
    if (before === undefined)
        return (
            /\\[ \t]*$/.test(text.slice(start, lineEnd)) && tokens.some(({ image }) => image.includes('$'))
        );
    const lastLine = text.slice(tokenSpan(before).end, lineEnd);
    return lastLine.includes('\\') || (carried === tokens.length - 1 && lastLine !== '');
}

/** A line laid out by itself, as it is being written. */
import type { IToken } from 'chevrotain';
import { ConfigId, LBrace, OpenQuote } from '../../grammar/tokens.ts';
import type { TreePart } from '../syntax/parts.ts';
import type { Edit } from '../text/edit.ts';
import { moved } from '../text/span.ts';
import { type BraceRole, bracesOf } from './braces.ts';
import { spaced } from './line.ts';
import { type FormatOptions, indentsOf } from './options.ts';
import { type Row, isBrace, rowsOf } from './rows.ts';

/** What a brace of a part does. While some are missing, each is taken for what it looks like. */
function rolesIn({ anchor, items, isBroken }: TreePart): (token: IToken) => BraceRole | undefined {
    const { roles } = bracesOf({ items });
    return (token) => {
        if (!isBrace(token)) return undefined;
        if (isBroken) return token.tokenType === LBrace ? 'owned' : 'close';
        return roles.get(token.startOffset + anchor.offset);
    };
}

/** How many blocks are open where a row begins, less those that end with its first words. */
function levelOf(
    row: Row,
    tokens: readonly IToken[],
    roleOf: (token: IToken) => BraceRole | undefined,
): number {
    let level = 0;
    for (const token of tokens) {
        if (token.startOffset >= row.start) break;
        const role = roleOf(token);
        if (role === 'close') level = Math.max(0, level - 1);
        else if (role !== undefined) level++;
    }
    const leading = row.tokens.findIndex((token) => roleOf(token) !== 'close');
    const closing = leading < 0 ? row.tokens.length : leading;
    // In a line that is cut the second `}` has a line of its own.
    return level - (row.kind === 'code' ? Math.min(closing, 1) : closing);
}

/** Whether a row is one line in the layout, be it with the `{` of a block at its end. */
function isOneLine({ kind, tokens }: Row, roleOf: (token: IToken) => BraceRole | undefined): boolean {
    if (kind !== 'code') return false;
    return tokens.every((token, index) => {
        if (!isBrace(token) || tokens.length === 1) return true;
        return index > 0 && index === tokens.length - 1 && roleOf(token) === 'owned';
    });
}

/** Whether the blanks before a row are not to be touched. */
function isLeft({ kind, tokens }: Row, roleOf: (token: IToken) => BraceRole | undefined): boolean {
    if (kind === 'fixed' || tokens.some(({ tokenType }) => tokenType === OpenQuote)) return true;
    // What is an alternative to another line may open the same block.
    return (
        tokens[0]?.tokenType === ConfigId &&
        tokens.some((token) => isBrace(token) && roleOf(token) === undefined)
    );
}

/** The row that starts at an offset of a part; one at the end of the text may be empty. */
function rowAt({ text, tokens }: TreePart, start: number, room: number): Row | undefined {
    if (start === text.length)
        return { kind: 'blank', start, end: start, lineEnd: start, tokens: [], ending: '' };
    return rowsOf(tokens, text, room).find((row) => row.start === start);
}

/**
 * The edits that lay out the line that begins at an offset of a tree's part, so far as it can be done without any
 * other line: the blanks before it, and with `finished` those between its words and behind them. The place of its
 * comment depends on other lines, and stays. None where blanks may have a meaning. Offsets are those of the tree.
 *
 * A line is laid out that has no substitution, no quote without partner, no backslash and no condition; all that
 * changes in others are the blanks before them, which keepalived takes away (`lib/parser.c:decomment`), unless the line
 * is the rest of another. So nobody needs to read the configuration twice to know that it means the same.
 */
export function singleLineEdits(
    part: TreePart,
    start: number,
    options: FormatOptions,
    finished: boolean,
): readonly Edit[] {
    const { anchor, text, tokens } = part;
    const indents = indentsOf(options);
    const row = rowAt(part, start - anchor.offset, indents.most);
    const roleOf = rolesIn(part);
    if (row === undefined || isLeft(row, roleOf)) return [];
    const edits: Edit[] = [];
    const put = (from: number, to: number, blanks: string): void => {
        if (text.slice(from, to) !== blanks)
            edits.push({ span: moved({ start: from, end: to }, anchor.offset), text: blanks });
    };
    const first = row.tokens[0]?.startOffset ?? row.comment?.startOffset ?? row.lineEnd;
    const isEmpty = row.kind === 'blank' && finished;
    put(row.start, first, isEmpty ? '' : indents.text(levelOf(row, tokens, roleOf)));
    if (!finished || !isOneLine(row, roleOf)) return edits;
    let end = first;
    for (const { gap, span } of spaced(row.tokens, text)) {
        put(end, span.start, gap);
        end = span.end;
    }
    if (row.comment === undefined) put(end, row.lineEnd, '');
    return edits;
}

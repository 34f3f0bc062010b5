/** A configuration of keepalived as lines and blocks. */
import { commentLines } from '../comment.ts';

/** A block: what stands before its brace, and what is in it. */
export interface Block {
    readonly head: string;
    readonly items: readonly Item[];
}

/** A line without its indentation, empty for an empty line, or a block. */
export type Item = string | Block;

/** A block. */
export function block(head: string, ...items: readonly Item[]): Block {
    return { head, items };
}

/** Columns of a comment, without its indentation. */
const MOST_COLUMNS = 90;

/** A comment in lines. */
export function comment(text: string): readonly string[] {
    return commentLines(text, MOST_COLUMNS);
}

/** The text, in the layout that `kalint fmt` gives. */
export function blockText(items: readonly Item[]): string {
    return linesOf(items, '').join('\n') + '\n';
}

function linesOf(items: readonly Item[], indent: string): readonly string[] {
    return items.flatMap((item): readonly string[] => {
        if (typeof item === 'string') return [item === '' ? '' : `${indent}${item}`];
        return [`${indent}${item.head} {`, ...linesOf(item.items, `${indent}    `), `${indent}}`];
    });
}

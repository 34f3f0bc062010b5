/** What is laid out while somebody types. */
import { type FormatOptions } from '../../../format/index.ts';
import { singleLineEdits } from '../../../format/single-line.ts';
import { RBrace } from '../../../../grammar/tokens.ts';
import type { PartedTree, TreePart } from '../../../syntax/parts.ts';
import type { Edit } from '../../../text/edit.ts';
import { lastBefore } from '../../../text/search.ts';
import { lineAt, lineSpan } from '../../../text/source-file.ts';
import { tokenTypeAt } from '../place/at.ts';

/** What has to be typed for it: the end of a block, or of a line. */
export const TYPED = ['}', '\n'] as const;

function partAt({ parts }: PartedTree, offset: number): TreePart | undefined {
    return parts[
        Math.max(
            0,
            lastBefore(parts, offset, ({ anchor }) => anchor.offset),
        )
    ];
}

/** Whether a line may be the rest of one above: the last one with words, or one below that, has a backslash. */
function mayCarryOn({ file }: PartedTree, line: number): boolean {
    for (let above = line - 1; above >= 0; above--) {
        const { start, end } = lineSpan(file, above);
        const text = file.text.slice(start, end);
        if (text.includes('\\')) return true;
        if (/^[ \t\r\f\v]*[^ \t\r\f\v!#]/.test(text)) return false;
    }
    return false;
}

function lineEdits(
    tree: PartedTree,
    line: number,
    options: FormatOptions,
    finished: boolean,
): readonly Edit[] {
    const start = tree.file.lineStarts[line];
    const part = start === undefined ? undefined : partAt(tree, start);
    if (start === undefined || part === undefined || mayCarryOn(tree, line)) return [];
    return singleLineEdits(part, start, options, finished);
}

/**
 * The edits after something of `TYPED` was typed before an offset of a file: a `}` at the start of its line goes
 * where the layout has it; behind a line end the line that it finished is laid out, and the new one gets its
 * indentation. No other line changes, and keepalived reads the same from these two.
 */
export function typedEdits(
    tree: PartedTree,
    offset: number,
    typed: string,
    options: FormatOptions,
): readonly Edit[] {
    const { file } = tree;
    const line = lineAt(file, offset);
    const { start } = lineSpan(file, line);
    if (typed === '}') {
        const isFirst = /^[ \t]*\}$/.test(file.text.slice(start, offset));
        return isFirst && tokenTypeAt(tree, offset) === RBrace ? lineEdits(tree, line, options, false) : [];
    }
    if (typed !== '\n' || offset === 0 || line === 0) return [];
    return [...lineEdits(tree, line - 1, options, true), ...lineEdits(tree, line, options, false)];
}

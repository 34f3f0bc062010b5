import { type Item, type SourceTree } from '../../../syntax/tree.ts';
import { type SourceFile, lineAt } from '../../../text/source-file.ts';
import { directives } from '../place/directives.ts';

/** Lines that can be folded into the first of them; both count from 0, and the last one goes too. */
export interface FoldingRange {
    readonly startLine: number;
    readonly endLine: number;
    readonly kind: 'block' | 'comment' | 'definition';
}

function blockRanges(items: readonly Item[], file: SourceFile): FoldingRange[] {
    const found: FoldingRange[] = [];
    const pending = [...items];
    for (let item = pending.pop(); item !== undefined; item = pending.pop()) {
        if (item.kind !== 'statement' || item.block === undefined) continue;
        const { open, close, items: inside } = item.block;
        for (const each of inside) pending.push(each);
        const startLine = lineAt(file, open.start);
        // The line of the brace stays; a block without one goes as far as what is in it.
        const endLine =
            close === undefined
                ? lineAt(file, inside.at(-1)?.span.end ?? open.end)
                : lineAt(file, close.start) - 1;
        if (endLine > startLine) found.push({ startLine, endLine, kind: 'block' });
    }
    return found;
}

/** Runs of lines that have nothing but a comment. */
function commentRanges({ comments, file }: SourceTree): FoldingRange[] {
    const found: FoldingRange[] = [];
    let first: number | undefined;
    let last = -1;
    const close = (): void => {
        if (first !== undefined && last > first)
            found.push({ startLine: first, endLine: last, kind: 'comment' });
    };
    for (const { start } of comments) {
        const line = lineAt(file, start);
        if (file.text.slice(file.lineStarts[line], start).trim() !== '') continue;
        if (line !== last + 1 || first === undefined) {
            close();
            first = line;
        }
        last = line;
    }
    close();
    return found;
}

/** What can be folded in one file: blocks, runs of comments, and definitions over several lines, by their first line. */
export function foldingRanges(tree: SourceTree): readonly FoldingRange[] {
    const { file } = tree;
    const definitions = directives(tree).flatMap(({ span }): FoldingRange[] => {
        const [startLine, endLine] = [lineAt(file, span.start), lineAt(file, span.end)];
        return endLine > startLine ? [{ startLine, endLine, kind: 'definition' }] : [];
    });
    return [...blockRanges(tree.items, file), ...commentRanges(tree), ...definitions].sort(
        (a, b) => a.startLine - b.startLine || b.endLine - a.endLine,
    );
}

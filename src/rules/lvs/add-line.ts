import type { Bound } from '../../schema/bind.ts';
import { type SourceFile } from '../../text/source-file.ts';
import type { Fix } from '../diagnostic.ts';
import { isAlone, lineEndOf, wholeLine } from '../edits.ts';

/** Fixes that put a line below the last statement without block in a block; none where it shares its line. */
export function addLine(title: string, file: SourceFile, block: Bound, text: string): Fix[] {
    const anchor = block.children.findLast(({ statement }) => statement.children === undefined);
    const span = anchor?.statement.node.span;
    if (span === undefined || !isAlone(file, span)) return [];
    const line = wholeLine(file, span.start);
    const indent = file.text.slice(line.start, span.start);
    const end = { start: line.end, end: line.end };
    return [{ title, safe: false, edits: [{ span: end, text: `${indent}${text}${lineEndOf(file)}` }] }];
}

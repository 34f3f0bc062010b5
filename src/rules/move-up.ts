import type { Statement } from '../syntax/tree.ts';
import { type SourceFile, lineAt, lineSpan } from '../text/source-file.ts';
import type { Span } from '../text/span.ts';
import type { Fix } from './diagnostic.ts';
import { wholeLine } from './edits.ts';

/** Whether a statement is the first thing on its line. */
function startsLine(file: SourceFile, { span }: Statement): boolean {
    const { start } = lineSpan(file, lineAt(file, span.start));
    return file.text.slice(start, span.start).trim() === '';
}

/** The whole lines of a block with the comment right above it; undefined where something else stands on them. */
function linesOf(file: SourceFile, statement: Statement): Span | undefined {
    const close = statement.block?.close;
    if (close === undefined || !startsLine(file, statement)) return undefined;
    const behind = file.text.slice(close.end, lineSpan(file, lineAt(file, close.start)).end);
    if (!/^\s*(?:[#!].*)?$/.test(behind)) return undefined;
    let first = lineAt(file, statement.span.start);
    const textOfLine = (line: number): string => {
        const { start, end } = lineSpan(file, line);
        return file.text.slice(start, end);
    };
    while (first > 0 && /^\s*[#!]/.test(textOfLine(first - 1))) first--;
    return { start: file.lineStarts[first] ?? 0, end: wholeLine(file, close.start).end };
}

/** A fix that moves a block in front of another that stands above; undefined where they share a line with something. */
export function moveUp(
    title: string,
    file: SourceFile,
    block: Statement,
    before: Statement,
): Fix | undefined {
    const lines = linesOf(file, block);
    const target = linesOf(file, before);
    if (lines === undefined || target === undefined || target.end > lines.start) return undefined;
    const text = file.text.slice(lines.start, lines.end);
    // An empty line goes with the block.
    const next = wholeLine(file, lines.end);
    const blank = file.text.slice(lines.end, next.end).trim() === '' ? next.end : lines.end;
    return {
        title,
        safe: false,
        edits: [
            { span: { start: target.start, end: target.start }, text: `${text.trimEnd()}\n\n` },
            { span: { start: lines.start, end: blank }, text: '' },
        ],
    };
}

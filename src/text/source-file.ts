import type { Edit } from './edit.ts';
import { lastBefore } from './search.ts';
import type { Span } from './span.ts';

/** A text with a name. Offsets are UTF-16 units; lines and columns count from 0 here. */
export interface SourceFile {
    /** The file's path, or the URI that an editor gave it. */
    readonly uri: string;
    readonly version: number;
    readonly text: string;
    /** Offset of the first character of each line; only `\n` ends a line, as for keepalived. */
    readonly lineStarts: readonly number[];
}

/** A place in a text; both count from 0. */
export interface Position {
    readonly line: number;
    readonly column: number;
}

/** Makes a source file of a text. */
export function createSourceFile(uri: string, text: string, version = 0): SourceFile {
    const lineStarts = [0];
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lineStarts.push(at + 1);
    return { uri, version, text, lineStarts };
}

/** The file after an edit, with another version; what stands beside the edit is not looked through again. */
export function editSource(file: SourceFile, { span, text }: Edit, version: number): SourceFile {
    const { uri, text: before, lineStarts } = file;
    const kept = lineAt(file, span.start) + 1;
    const next = lineAt(file, span.end) + 1;
    const shift = text.length - (span.end - span.start);
    const starts = lineStarts.slice(0, kept);
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1))
        starts.push(span.start + at + 1);
    for (let line = next; line < lineStarts.length; line++) starts.push((lineStarts[line] ?? 0) + shift);
    return {
        uri,
        version,
        text: before.slice(0, span.start) + text + before.slice(span.end),
        lineStarts: starts,
    };
}

/** The line (from 0) that holds `offset`. */
export function lineAt({ lineStarts }: SourceFile, offset: number): number {
    return Math.max(
        0,
        lastBefore(lineStarts, offset, (start) => start),
    );
}

/** Line and column of `offset`. */
export function positionAt(file: SourceFile, offset: number): Position {
    const line = lineAt(file, offset);
    return { line, column: offset - (file.lineStarts[line] ?? 0) };
}

/** The span of a line (from 0) without its line end; carriage returns before it are part of the line end. */
export function lineSpan(file: SourceFile, line: number): Span {
    const start = file.lineStarts[line] ?? file.text.length;
    let end = file.lineStarts[line + 1] ?? file.text.length + 1;
    end -= 1;
    while (end > start && file.text[end - 1] === '\r') end--;
    return { start, end };
}

/** The text of a span. */
export function textOf(file: SourceFile, span: Span): string {
    return file.text.slice(span.start, span.end);
}

/** Between offsets and paths of kalint and the lines, columns and URIs of the protocol. */
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Position, Range, TextEdit } from 'vscode-languageserver';
import type { Edit } from '../src/text/edit.ts';
import { oncePer } from '../src/text/once.ts';
import { lastBefore } from '../src/text/search.ts';
import type { SourceFile } from '../src/text/source-file.ts';
import type { Span } from '../src/text/span.ts';

/**
 * Where the lines of a text start as editors count them: for them a carriage return by itself ends a line too.
 */
const lineStartsOf = oncePer(({ text, lineStarts }: SourceFile): readonly number[] => {
    if (!/\r(?!\n)/.test(text)) return lineStarts;
    return [0, ...[...text.matchAll(/\r\n|\r|\n/g)].map(({ index, 0: end }) => index + end.length)];
});

/** The offset of a position; one behind the end of its line or of the text is that end. */
export function offsetAt(file: SourceFile, { line, character }: Position): number {
    const starts = lineStartsOf(file);
    if (line < 0) return 0;
    const start = starts[line];
    if (start === undefined) return file.text.length;
    const next = starts[line + 1];
    let end = next ?? file.text.length;
    if (next !== undefined) end -= file.text.startsWith('\r\n', next - 2) ? 2 : 1;
    return Math.min(start + Math.max(0, character), Math.max(start, end));
}

/** The position of an offset. */
export function positionAt(file: SourceFile, offset: number): Position {
    const starts = lineStartsOf(file);
    const line = Math.max(
        0,
        lastBefore(starts, offset, (start) => start),
    );
    return { line, character: offset - (starts[line] ?? 0) };
}

export function rangeOf(file: SourceFile, { start, end }: Span): Range {
    return { start: positionAt(file, start), end: positionAt(file, end) };
}

export function spanOf(file: SourceFile, { start, end }: Range): Span {
    const [from, to] = [offsetAt(file, start), offsetAt(file, end)];
    return { start: Math.min(from, to), end: Math.max(from, to) };
}

export function textEditOf(file: SourceFile, { span, text }: Edit): TextEdit {
    return { range: rangeOf(file, span), newText: text };
}

/** The path of a file; what is no file keeps its URI. */
export function pathOf(uri: string): string {
    return uri.startsWith('file:') ? fileURLToPath(uri) : uri;
}

/** The URI of a path, or what `pathOf` left as it is. */
export function uriOf(path: string): string {
    return /^[a-z][a-z\d+.-]+:/i.test(path) ? path : pathToFileURL(path).href;
}

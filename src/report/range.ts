import { type SourceFile, positionAt } from '../text/source-file.ts';
import type { Span } from '../text/span.ts';

/** A place as people and other programs count: from 1, columns in UTF-16 units. */
export interface Place {
    readonly line: number;
    readonly column: number;
}

/** From a place to another, which is exclusive. */
export interface Range {
    readonly start: Place;
    readonly end: Place;
}

/** The place of an offset; the top of the file when its text is not at hand. */
export function placeOf(file: SourceFile | undefined, offset: number): Place {
    if (file === undefined) return { line: 1, column: 1 };
    const { line, column } = positionAt(file, offset);
    return { line: line + 1, column: column + 1 };
}

/** The range of a span. */
export function rangeOf(file: SourceFile | undefined, span: Span): Range {
    return { start: placeOf(file, span.start), end: placeOf(file, span.end) };
}

/** `path:line:column`. */
export function locationOf(uri: string, file: SourceFile | undefined, span: Span): string {
    const { line, column } = placeOf(file, span.start);
    return `${uri}:${String(line)}:${String(column)}`;
}

import { type SourceFile, lineAt, lineSpan } from '../text/source-file.ts';
import type { Span } from '../text/span.ts';
import { MASK, type Redaction } from './secrets.ts';
import { glyphOf } from './visible.ts';

/** A line of a file as it is shown, and the part of it that is meant. */
export interface Frame {
    /** From 1. */
    readonly line: number;
    readonly text: string;
    /** Columns (from 0) in which the marks begin and, exclusive, end; at least one wide. */
    readonly from: number;
    readonly to: number;
}

/** A stretch of a line that is shown as one: a character, or a secret. */
interface Cell extends Span {
    readonly text: string;
    readonly width: number;
}

/** Where a line was cut. */
const CUT = '…';

/** Columns kept visible in front of a mark when the line is cut there. */
const LEAD = 20;

function cellsOf(file: SourceFile, line: Span, redaction: Redaction): Cell[] {
    const cells: Cell[] = [];
    const secrets = redaction.spans.filter((span) => span.start < line.end && span.end > line.start);
    let column = 0;
    for (let at = line.start; at < line.end;) {
        const secret = secrets.find((span) => span.start <= at && at < span.end);
        let end: number;
        let glyph: { readonly text: string; readonly width: number };
        if (secret === undefined) {
            const char = String.fromCodePoint(file.text.codePointAt(at) ?? 0);
            end = at + char.length;
            glyph = glyphOf(char, column);
        } else {
            end = Math.min(secret.end, line.end);
            glyph = { text: MASK, width: MASK.length };
        }
        cells.push({ start: at, end, ...glyph });
        column += glyph.width;
        at = end;
    }
    return cells;
}

function widthOf(cells: readonly Cell[]): number {
    return cells.reduce((sum, cell) => sum + cell.width, 0);
}

/** The marked columns of a line that is not cut. */
function markOf(cells: readonly Cell[], span: Span): { from: number; to: number } {
    let column = 0;
    let from: number | undefined;
    let to = 0;
    for (const cell of cells) {
        const meant = cell.start < Math.max(span.end, span.start + 1) && cell.end > span.start;
        if (meant) {
            from ??= column;
            to = column + cell.width;
        }
        column += cell.width;
    }
    if (from === undefined) return { from: column, to: column + 1 };
    return { from, to: Math.max(to, from + 1) };
}

/** The cells that fit in `width` columns beginning with column `start`, as text. */
function crop(
    cells: readonly Cell[],
    start: number,
    width: number,
): { text: string; start: number; end: number } {
    let column = 0;
    let text = '';
    let first: number | undefined;
    let end = start;
    for (const cell of cells) {
        const next = column + cell.width;
        if (column >= start && next <= start + width) {
            first ??= column;
            text += cell.text;
            end = next;
        } else if (first !== undefined) break;
        column = next;
    }
    return { text, start: first ?? start, end };
}

/**
 * The line in which `span` begins, made ready for `width` columns, with the part of the span
 * that lies in it. A longer line is cut around the mark; a span that is empty or begins at the
 * line's end is marked by one column.
 */
export function frameOf(file: SourceFile, span: Span, width: number, redaction: Redaction): Frame {
    const line = lineAt(file, span.start);
    const cells = cellsOf(file, lineSpan(file, line), redaction);
    const total = widthOf(cells);
    const { from, to } = markOf(cells, span);
    if (Math.max(total, to) <= width) {
        return { line: line + 1, text: cells.map((cell) => cell.text).join(''), from, to };
    }
    const room = Math.max(width - 2 * CUT.length, 10);
    const wish = from - Math.min(LEAD, Math.max(room - (to - from), 0));
    const start = Math.max(0, Math.min(wish, Math.max(total, from + 1) - room));
    const part = crop(cells, start, room);
    const before = start > 0 ? CUT : '';
    const after = part.end < total ? CUT : '';
    const shift = before.length - part.start;
    const markFrom = from + shift;
    const markTo = Math.min(to, Math.max(part.end, from + 1)) + shift;
    return { line: line + 1, text: before + part.text + after, from: markFrom, to: markTo };
}

/** The lines of a frame with a gutter of `gutter` columns for the number. */
export function drawFrame(
    frame: Frame,
    gutter: number,
    faint: (text: string) => string,
    mark: (text: string) => string,
): string[] {
    const number = String(frame.line).padStart(gutter);
    return [
        `${faint(`${number} |`)} ${frame.text}`.trimEnd(),
        `${faint(`${' '.repeat(gutter)} |`)} ${' '.repeat(frame.from)}${mark('^'.repeat(frame.to - frame.from))}`,
    ];
}

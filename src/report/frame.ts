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

/** Characters to look at on each side of a mark for one column: combining marks take none. */
const DENSITY = 4;

/** The part of a line around `span` that can be of use in `width` columns; no character is cut in two. */
function partOf(text: string, line: Span, span: Span, width: number): Span {
    const reach = width * DENSITY;
    const start = Math.max(line.start, span.start - reach);
    const end = Math.min(line.end, span.start + reach);
    const isHalf = (at: number): boolean =>
        at > line.start && at < line.end && /[\uDC00-\uDFFF]/.test(text.charAt(at));
    return { start: isHalf(start) ? start - 1 : start, end: isHalf(end) ? end + 1 : end };
}

/** The first of some spans in order that ends behind `offset`: its index, or their number. */
function firstBehind(spans: readonly Span[], offset: number): number {
    let low = 0;
    let high = spans.length;
    while (low < high) {
        const middle = (low + high) >> 1;
        if ((spans[middle]?.end ?? 0) > offset) high = middle;
        else low = middle + 1;
    }
    return low;
}

/** What a part of a line looks like; a mark without width stands with the character that it joins. */
function cellsOf(text: string, part: Span, redaction: Redaction): Cell[] {
    const cells: Cell[] = [];
    let next = firstBehind(redaction.spans, part.start);
    let column = 0;
    for (let at = part.start; at < part.end;) {
        const secret = redaction.spans[next];
        const start = at;
        let glyph = { text: MASK, width: MASK.length };
        if (secret !== undefined && secret.start <= at) {
            at = Math.min(secret.end, part.end);
            next++;
        } else {
            const char = String.fromCodePoint(text.codePointAt(at) ?? 0);
            at += char.length;
            glyph = glyphOf(char, column);
        }
        const last = cells.at(-1);
        if (glyph.width === 0 && last !== undefined) {
            cells[cells.length - 1] = { ...last, end: at, text: last.text + glyph.text };
        } else cells.push({ start, end: at, ...glyph });
        column += glyph.width;
    }
    return cells;
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
    const number = lineAt(file, span.start);
    const line = lineSpan(file, number);
    const seen = partOf(file.text, line, span, width);
    const cells = cellsOf(file.text, seen, redaction);
    const total = cells.reduce((sum, cell) => sum + cell.width, 0);
    const { from, to } = markOf(cells, span);
    const fits = Math.max(total, to) <= width;
    const room = fits ? width : Math.max(width - 2 * CUT.length, 10);
    const wish = from - Math.min(LEAD, Math.max(room - (to - from), 0));
    const start = Math.max(0, Math.min(wish, Math.max(total, from + 1) - room));
    const part = crop(cells, start, room);
    const before = start > 0 || seen.start > line.start ? CUT : '';
    const after = part.end < total || seen.end < line.end ? CUT : '';
    const shift = before.length - part.start;
    const markTo = Math.min(to, Math.max(part.end, from + 1)) + shift;
    return { line: number + 1, text: before + part.text + after, from: from + shift, to: markTo };
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

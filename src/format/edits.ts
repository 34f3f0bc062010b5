import type { Edit } from '../text/edit.ts';
import type { Span } from '../text/span.ts';
import type { LayoutLine } from './line.ts';
import type { Indents } from './options.ts';
import type { Row } from './rows.ts';

/** The line end of most rows with anything in them that may change; `\n` where both are as frequent. */
export function prevailingEnd(rows: readonly Row[]): string {
    let balance = 0;
    for (const { kind, ending } of rows) {
        if (kind === 'blank' || kind === 'fixed') continue;
        if (ending === '\r\n') balance++;
        else if (ending === '\n') balance--;
    }
    return balance > 0 ? '\r\n' : '\n';
}

/** The edits that bring a text into the lines of its layout, in order and apart from one another. */
export function editsFor(
    text: string,
    lines: readonly LayoutLine[],
    rows: readonly Row[],
    indents: Indents,
): Edit[] {
    const eol = prevailingEnd(rows);
    const edits: Edit[] = [];
    let gap = '';
    let at = 0;
    const keep = ({ start, end }: Span): void => {
        if (text.slice(at, start) !== gap) edits.push({ span: { start: at, end: start }, text: gap });
        gap = '';
        at = end;
    };
    for (const line of lines) {
        const { kind, parts, comment, commentGap = ' ', lastRow } = line;
        gap += eol.repeat(line.blanks) + (kind === 'fixed' ? '' : indents.text(line.level));
        for (const part of parts) {
            gap += part.gap;
            if (part.moved === true) gap += text.slice(part.span.start, part.span.end);
            else keep(part.span);
        }
        if (comment !== undefined) {
            gap += commentGap;
            keep(comment);
        }
        gap += kind === 'fixed' ? (rows[lastRow]?.ending ?? '') : eol;
    }
    keep({ start: text.length, end: text.length });
    return edits;
}

/** Markdown in the layout that formatters of it leave alone. */
import { wrap } from '../../report/table.ts';

const COLUMNS = 110;

/** Stands for a blank inside of code, where no line is broken. */
const KEPT = '\u0000';

function lines(text: string, indent: string): readonly string[] {
    const kept = text.replaceAll(/`[^`]*`/g, (code) => code.replaceAll(' ', KEPT));
    return wrap(kept, COLUMNS, indent).map((line) => line.replaceAll(KEPT, ' '));
}

/** A paragraph. */
export function paragraph(text: string): string {
    return lines(text, '').join('\n');
}

function items(texts: readonly string[], markOf: (index: number) => string): string {
    return texts
        .map((text, index) => {
            const mark = markOf(index);
            const indent = ' '.repeat(mark.length);
            return mark + lines(text, indent).join('\n').slice(indent.length);
        })
        .join('\n');
}

/** A list of points. */
export function bullets(...texts: readonly string[]): string {
    return items(texts, () => '- ');
}

/** A list of steps. */
export function steps(...texts: readonly string[]): string {
    return items(texts, (index) => `${index + 1}. `);
}

/** Code of a language, a line each. */
export function code(language: string, ...texts: readonly string[]): string {
    return ['```' + language, ...texts, '```'].join('\n');
}

/** A table with a head; what would end a cell is escaped. */
export function grid(head: readonly string[], rows: readonly (readonly string[])[]): string {
    const cells = [head, ...rows].map((row) => row.map((cell) => cell.replaceAll('|', '\\|')));
    const widths = head.map((_, at) => Math.max(3, ...cells.map((row) => (row[at] ?? '').length)));
    const line = (row: readonly string[]): string =>
        `| ${widths.map((width, at) => (row[at] ?? '').padEnd(width)).join(' | ')} |`;
    const [first = [], ...others] = cells;
    return [
        line(first),
        `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`,
        ...others.map(line),
    ].join('\n');
}

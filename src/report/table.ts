/** Rows in columns as wide as their widest cell, two blanks apart; no blanks at line ends. */
export function table(rows: readonly (readonly string[])[]): string {
    const widths: number[] = [];
    for (const row of rows) {
        row.forEach((cell, index) => {
            widths[index] = Math.max(widths[index] ?? 0, cell.length);
        });
    }
    return rows
        .map(
            (row) =>
                `${row
                    .map((cell, index) => cell.padEnd(widths[index] ?? 0))
                    .join('  ')
                    .trimEnd()}\n`,
        )
        .join('');
}

/** A text in lines of at most `width` columns, each after `indent`; words are not split. */
export function wrap(text: string, width: number, indent = ''): string[] {
    const lines: string[] = [];
    let line = indent;
    for (const word of text.split(/\s+/).filter((each) => each !== '')) {
        if (line.length > indent.length && line.length + 1 + word.length > width) {
            lines.push(line);
            line = indent;
        }
        line += line.length === indent.length ? word : ` ${word}`;
    }
    if (line.length > indent.length) lines.push(line);
    return lines;
}

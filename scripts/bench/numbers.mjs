/** Numbers for people. */

/** The middle of some numbers. */
export function median(numbers) {
    const sorted = [...numbers].sort((a, b) => a - b);
    return sorted[sorted.length >> 1];
}

/** What so many of a hundred numbers are not above. */
export function percentile(numbers, percent) {
    const sorted = [...numbers].sort((a, b) => a - b);
    return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))];
}

/** `7.2 ms`, `1 234 ms`. */
export function milliseconds(value) {
    return `${value < 100 ? value.toFixed(1) : thousands(value)} ms`;
}

/** A whole number with blanks between groups of three digits. */
export function thousands(value) {
    return Math.round(value)
        .toString()
        .replace(/\B(?=(?:\d{3})+$)/g, ' ');
}

/** Rows in columns: the first to the left, numbers to the right; with a line end after each row. */
export function table(head, rows) {
    const all = [head, ...rows];
    const widths = head.map((_, column) => Math.max(...all.map((row) => row[column].length)));
    const aligned = (cell, column) =>
        column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]);
    return all.map((row) => `  ${row.map(aligned).join('   ')}\n`).join('');
}

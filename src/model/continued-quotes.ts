/** Quoted words that a backslash was to carry on to the next line, which keepalived does not know. */
import { openQuotes } from '../expand/effective.ts';
import { type Bound, type BoundConfig, everyBound } from '../schema/bind.ts';
import { oncePer } from '../text/once.ts';
import { type SourceFile, lineAt, lineSpan } from '../text/source-file.ts';
import type { Span } from '../text/span.ts';

/** A quoted word over several lines. */
export interface ContinuedQuote {
    /** Where its first line opens it, to the end of that line. */
    readonly open: Span;
    /** Each backslash with the blanks before it, and with the line end and the blanks after it. */
    readonly joints: readonly Span[];
    /** The lines after the first. */
    readonly lines: readonly Span[];
}

/** So many lines a command has at most. */
const MOST = 32;

/** Where the backslash at the end of a line stands, with the blanks before it. */
function continuationOf(text: string): number | undefined {
    const bare = text.trimEnd();
    return bare.endsWith('\\') ? bare.slice(0, -1).trimEnd().length : undefined;
}

/** The quoted word that opens at a place; undefined where no backslash ends its line, or no line closes it. */
function continuedFrom(open: Span, file: SourceFile): ContinuedQuote | undefined {
    const joints: Span[] = [];
    const lines: Span[] = [];
    const first = lineAt(file, open.start);
    for (let index = first; index - first < MOST; index++) {
        const line = lineSpan(file, index);
        const start = index === first ? open.start + 1 : line.start;
        const text = file.text.slice(start, line.end);
        if (index > first) lines.push(line);
        if (/^[^"\\]*"[ \t\r]*$/.test(text) && index > first) return { open, joints, lines };
        const end = continuationOf(text);
        const next = file.lineStarts[index + 1];
        if (end === undefined || next === undefined || text.includes('"')) return undefined;
        const margin = /^[ \t]*/.exec(file.text.slice(next, lineSpan(file, index + 1).end))?.[0].length ?? 0;
        joints.push({ start: start + end, end: next + margin });
    }
    return undefined;
}

/** The quoted words of statements that go over several lines. */
export const continuedQuotes = oncePer(({ config, statements }: BoundConfig): readonly ContinuedQuote[] => {
    const lost = openQuotes(config);
    if (lost.size === 0) return [];
    const found: ContinuedQuote[] = [];
    for (const { statement } of everyBound(statements)) {
        const last = statement.words.at(-1);
        if (statement.words.length < 2 || last === undefined || !lost.has(last.span.start)) continue;
        const quote = continuedFrom(last.span, config.tree.file);
        if (quote !== undefined) found.push(quote);
    }
    return found;
});

/** Whether a statement is a further line of a quoted word. */
export function isContinuation({ statement }: Bound, config: BoundConfig): boolean {
    const { start } = statement.node.span;
    return continuedQuotes(config).some(({ lines }) =>
        lines.some((line) => line.start <= start && start < line.end),
    );
}

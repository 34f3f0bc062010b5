import type { Bound } from '../schema/bind.ts';
import type { Item, Statement } from '../syntax/tree.ts';
import { type SourceFile, lineAt, lineSpan } from '../text/source-file.ts';
import { oncePer } from '../text/once.ts';
import type { Span } from '../text/span.ts';
import type { Fix } from './diagnostic.ts';

/** The span of the line that holds `offset`, with its line end. */
export function wholeLine(file: SourceFile, offset: number): Span {
    const line = lineAt(file, offset);
    return {
        start: file.lineStarts[line] ?? 0,
        end: file.lineStarts[line + 1] ?? file.text.length,
    };
}

/** How the lines of a file end: as the first of them does. */
export const lineEndOf = oncePer(({ text }: SourceFile): '\n' | '\r\n' =>
    text.charAt(text.indexOf('\n') - 1) === '\r' ? '\r\n' : '\n',
);

/** The widest margin that is looked at. */
const WIDEST = 200;

/** The blanks at the start of a line. */
export function indentOf(file: SourceFile, line: number): string {
    const { start, end } = lineSpan(file, line);
    return /^[ \t]*/.exec(file.text.slice(start, Math.min(end, start + WIDEST)))?.[0] ?? '';
}

/** The blanks by which the lines in a block are to be further in than its head, as those of the block around it are. */
export function stepBelow({ statement, parent, children }: Bound, file: SourceFile): string {
    const marginOf = (at: number): string => indentOf(file, lineAt(file, at));
    const own = marginOf(statement.node.span.start);
    const outer = parent === undefined ? undefined : marginOf(parent.statement.node.span.start);
    const inner = children[0] === undefined ? undefined : marginOf(children[0].statement.node.span.start);
    if (inner !== undefined && inner !== own && inner.startsWith(own)) return inner.slice(own.length);
    if (outer !== undefined && outer !== own && own.startsWith(outer)) return own.slice(outer.length);
    return own.startsWith('\t') ? '\t' : '    ';
}

/** Whether nothing but blanks stands beside `span` on its first and its last line. */
export function isAlone(file: SourceFile, span: Span): boolean {
    const { start } = lineSpan(file, lineAt(file, span.start));
    const { end } = lineSpan(file, lineAt(file, Math.max(span.start, span.end - 1)));
    return (
        /^[ \t]*$/.test(file.text.slice(start, span.start)) &&
        /^[ \t]*$/.test(file.text.slice(span.end, Math.max(end, span.end)))
    );
}

/** A span with its whole lines where nothing else stands on them. */
export function spanToDelete(file: SourceFile, span: Span): Span {
    if (!isAlone(file, span)) return span;
    const { start } = wholeLine(file, span.start);
    return { start, end: wholeLine(file, Math.max(span.start, span.end - 1)).end };
}

/** A fix that takes a statement without block out, with its line when nothing else stands on it. */
export function deleteStatement(title: string, safe: boolean, file: SourceFile, statement: Item): Fix {
    return { title, safe, edits: [{ span: spanToDelete(file, statement.span), text: '' }] };
}

/**
 * The fix that takes a statement out with its block, and with their lines when nothing else stands on
 * them; none where a brace is missing or a comment would go with it.
 */
export function deleteWhole(title: string, safe: boolean, file: SourceFile, statement: Statement): Fix[] {
    const { block, span } = statement;
    if (block === undefined) return [deleteStatement(title, safe, file, statement)];
    const { open, close } = block;
    if (close === undefined || open.start === open.end || close.start === close.end) return [];
    if (/[#!]/.test(file.text.slice(span.start, close.end))) return [];
    const whole = { start: span.start, end: close.end };
    return [{ title, safe, edits: [{ span: spanToDelete(file, whole), text: '' }] }];
}

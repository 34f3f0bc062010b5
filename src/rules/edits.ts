import type { Item } from '../syntax/tree.ts';
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

/** Whether nothing but blanks stands beside `span` on its line. */
export function isAlone(file: SourceFile, span: Span): boolean {
    const line = lineSpan(file, lineAt(file, span.start));
    return (
        /^[ \t]*$/.test(file.text.slice(line.start, span.start)) &&
        /^[ \t]*$/.test(file.text.slice(span.end, Math.max(line.end, span.end)))
    );
}

/** A span with its whole line where nothing else stands on it. */
export function spanToDelete(file: SourceFile, span: Span): Span {
    return isAlone(file, span) ? wholeLine(file, span.start) : span;
}

/** A fix that takes a statement without block out, with its line when nothing else stands on it. */
export function deleteStatement(title: string, safe: boolean, file: SourceFile, statement: Item): Fix {
    return { title, safe, edits: [{ span: spanToDelete(file, statement.span), text: '' }] };
}

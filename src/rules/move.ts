import type { Statement } from '../syntax/tree.ts';
import type { SourceFile } from '../text/source-file.ts';
import type { Fix } from './diagnostic.ts';
import { isAlone, wholeLine } from './edits.ts';

/** A fix that moves a statement to the line behind another one; none where one of them shares its line. */
export function moveBehind(title: string, file: SourceFile, statement: Statement, anchor: Statement): Fix[] {
    if (anchor.block !== undefined || !isAlone(file, statement.span) || !isAlone(file, anchor.span))
        return [];
    const line = wholeLine(file, statement.span.start);
    const { end } = wholeLine(file, anchor.span.start);
    const text = file.text.slice(line.start, line.end);
    return [
        {
            title,
            safe: false,
            edits: [
                { span: line, text: '' },
                { span: { start: end, end }, text },
            ],
        },
    ];
}

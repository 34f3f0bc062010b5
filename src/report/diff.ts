import { structuredPatch } from 'diff';
import type { SourceFile } from '../text/source-file.ts';
import { type Redaction, noRedaction, redactText, redactionOf } from './secrets.ts';
import type { Style } from './style.ts';
import { visible } from './visible.ts';

/** Lines around a change that are shown with it. */
const CONTEXT = 3;

function linesOf(text: string, redaction: Redaction): string[] {
    return redactText(text, redaction).split('\n');
}

/** A line of a diff as it is printed: blanks stay, what would move the cursor is made visible. */
function printed(sign: string, line: string): string {
    const ending = line.endsWith('\r') ? '\u240d' : '';
    const parts = line.replace(/\r$/, '').split('\t');
    return sign + parts.map(visible).join('\t') + ending;
}

/**
 * What turns `before` into `after`, as a unified diff with a line end, or nothing when they are
 * alike. It is made to be read, with secrets hidden unless they are to be shown; a changed
 * secret is still a changed line.
 */
export function diffReport(before: SourceFile, after: SourceFile, style: Style, showSecrets: boolean): string {
    const path = before.uri;
    const { hunks } = structuredPatch(path, path, before.text, after.text, '', '', { context: CONTEXT });
    if (hunks.length === 0) return '';
    const redaction = (text: string): Redaction => (showSecrets ? noRedaction : redactionOf(text));
    const oldLines = linesOf(before.text, redaction(before.text));
    const newLines = linesOf(after.text, redaction(after.text));
    const out = [style.strong(`--- ${visible(path)}`), style.strong(`+++ ${visible(path)} (fixed)`)];
    for (const hunk of hunks) {
        const ranges = `-${String(hunk.oldStart)},${String(hunk.oldLines)} +${String(hunk.newStart)},${String(hunk.newLines)}`;
        out.push(style.hunk(`@@ ${ranges} @@`));
        let oldLine = hunk.oldStart - 1;
        let newLine = hunk.newStart - 1;
        for (const line of hunk.lines) {
            if (line.startsWith('-')) out.push(style.removed(printed('-', oldLines[oldLine++] ?? '')));
            else if (line.startsWith('+')) out.push(style.added(printed('+', newLines[newLine++] ?? '')));
            else if (line.startsWith(' ')) {
                out.push(printed(' ', newLines[newLine++] ?? ''));
                oldLine++;
            } else out.push(line);
        }
    }
    return `${out.join('\n')}\n`;
}

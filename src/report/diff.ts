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

/** How a diff is written. */
export interface DiffOptions {
    readonly style: Style;
    readonly showSecrets: boolean;
    /** Whether every character stays as it is, for programs; else what a terminal would obey is made visible. */
    readonly exact: boolean;
}

/** A line of a diff for a terminal: tabs stay, what would move the cursor is made visible. */
function shown(line: string): string {
    const ending = line.endsWith('\r') ? '\u240d' : '';
    return line.replace(/\r$/, '').split('\t').map(visible).join('\t') + ending;
}

/** A line range as the head of a hunk has it; an empty one is given by the line before it. */
function rangeText(start: number, lines: number): string {
    return `${String(lines === 0 ? start - 1 : start)},${String(lines)}`;
}

/**
 * What turns `before` into `after`, as a unified diff with a line end; nothing when they are
 * alike. Secrets are hidden unless they are to be shown; a changed secret is still a changed line.
 */
export function diffReport(before: SourceFile, after: SourceFile, options: DiffOptions): string {
    const { style, showSecrets, exact } = options;
    const path = before.uri;
    const { hunks } = structuredPatch(path, path, before.text, after.text, '', '', { context: CONTEXT });
    if (hunks.length === 0) return '';
    const redaction = (text: string): Redaction => (showSecrets ? noRedaction : redactionOf(text));
    const oldLines = linesOf(before.text, redaction(before.text));
    const newLines = linesOf(after.text, redaction(after.text));
    const print = (line = ''): string => (exact ? line : shown(line));
    const out = [style.strong(`--- ${visible(path)}`), style.strong(`+++ ${visible(path)}`)];
    for (const { oldStart, oldLines: removed, newStart, newLines: added, lines } of hunks) {
        out.push(style.hunk(`@@ -${rangeText(oldStart, removed)} +${rangeText(newStart, added)} @@`));
        let oldLine = oldStart - 1;
        let newLine = newStart - 1;
        for (const line of lines) {
            if (line.startsWith('-')) out.push(style.removed(`-${print(oldLines[oldLine++])}`));
            else if (line.startsWith('+')) out.push(style.added(`+${print(newLines[newLine++])}`));
            else if (line.startsWith(' ')) {
                out.push(` ${print(newLines[newLine++])}`);
                oldLine++;
            } else out.push(line);
        }
    }
    return `${out.join('\n')}\n`;
}

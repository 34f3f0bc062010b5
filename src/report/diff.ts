import { linesOf } from '../text/edit.ts';
import type { SourceFile } from '../text/source-file.ts';
import { type Change, changedLines } from '../text/line-diff.ts';
import { noRedaction, redactText, redactionOf } from './secrets.ts';
import type { Style } from './style.ts';
import { visible } from './visible.ts';

/** Lines around a change that are shown with it. */
const CONTEXT = 3;

/** How a diff is written. */
export interface DiffOptions {
    readonly style: Style;
    readonly showSecrets: boolean;
    /** The definitions from which the files shown together take their secrets. */
    readonly secretNames: ReadonlySet<string>;
    /** Whether every character stays as it is, for programs; else what a terminal would obey is made visible. */
    readonly exact: boolean;
}

/** A line of a diff for a terminal: tabs stay, what would move the cursor is made visible. */
function shown(line: string): string {
    const ending = line.endsWith('\r') ? '\u240d' : '';
    return line.replace(/\r$/, '').split('\t').map(visible).join('\t') + ending;
}

/** The changes that are shown together, since no more than twice the context lies between them. */
function hunksOf(changes: readonly Change[]): Change[][] {
    const hunks: Change[][] = [];
    let end = -Infinity;
    for (const change of changes) {
        if (change.oldStart - end > 2 * CONTEXT) hunks.push([]);
        hunks.at(-1)?.push(change);
        end = change.oldEnd;
    }
    return hunks;
}

/** Changes without an equal line between them joined to one, so that what goes stands before what comes. */
function joined(changes: readonly Change[]): Change[] {
    const result: Change[] = [];
    for (const change of changes) {
        const last = result.at(-1);
        if (last?.oldEnd === change.oldStart && last.newEnd === change.newStart) {
            result[result.length - 1] = { ...last, oldEnd: change.oldEnd, newEnd: change.newEnd };
        } else result.push(change);
    }
    return result;
}

/** A line range as the head of a hunk has it; an empty one is given by the line before it. */
function rangeText(start: number, end: number): string {
    return `${String(start === end ? start : start + 1)},${String(end - start)}`;
}

/** The name of a file for a program that patches: in quotes where it must, a tab behind one with blanks. */
function patchName(path: string): string {
    const escaped = path
        .replace(/["\\]/g, '\\$&')
        // eslint-disable-next-line no-control-regex -- these are what must not stand there
        .replace(/[\0-\x1f\x7f]/g, (char) => `\\${char.charCodeAt(0).toString(8).padStart(3, '0')}`);
    if (escaped !== path) return `"${escaped}"`;
    return path.includes(' ') ? `${path}\t` : path;
}

/**
 * What turns `before` into `after`, as a unified diff with a line end; nothing when they are
 * alike. Secrets are hidden unless they are to be shown; a changed secret is still a changed line.
 */
export function diffReport(before: SourceFile, after: SourceFile, options: DiffOptions): string {
    const { style, showSecrets, secretNames, exact } = options;
    const changes = joined(changedLines(linesOf(before.text), linesOf(after.text)));
    if (changes.length === 0) return '';
    const print = (text: string): readonly string[] =>
        linesOf(redactText(text, showSecrets ? noRedaction : redactionOf(text, secretNames)));
    const [oldLines, newLines] = [print(before.text), print(after.text)];
    const name = exact ? patchName(before.uri) : visible(before.uri);
    const out = [style.strong(`--- ${name}`), style.strong(`+++ ${name}`)];
    const put = (sign: string, lines: readonly string[], paint = (line: string) => line): void => {
        for (const line of lines) {
            const bare = line.replace(/\n$/, '');
            out.push(paint(sign + (exact ? bare : shown(bare))));
            if (bare === line) out.push('\\ No newline at end of file');
        }
    };
    for (const hunk of hunksOf(changes)) {
        const [first, last] = [hunk[0], hunk.at(-1)];
        if (first === undefined || last === undefined) continue;
        const lead = Math.min(CONTEXT, first.oldStart);
        const tail = Math.min(CONTEXT, oldLines.length - last.oldEnd);
        const oldRange = rangeText(first.oldStart - lead, last.oldEnd + tail);
        const newRange = rangeText(first.newStart - lead, last.newEnd + tail);
        out.push(style.hunk(`@@ -${oldRange} +${newRange} @@`));
        let at = first.oldStart - lead;
        for (const change of hunk) {
            put(' ', oldLines.slice(at, change.oldStart));
            put('-', oldLines.slice(change.oldStart, change.oldEnd), style.removed);
            put('+', newLines.slice(change.newStart, change.newEnd), style.added);
            at = change.oldEnd;
        }
        put(' ', oldLines.slice(at, last.oldEnd + tail));
    }
    return `${out.join('\n')}\n`;
}

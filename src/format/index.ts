/**
 * The layout of configurations. It moves words only behind a brace, and puts nothing but blanks and
 * line ends in or out; a `{` it may put before comments that stand between it and its name.
 */
import { parseSource } from '../syntax/parse.ts';
import type { SourceTree } from '../syntax/tree.ts';
import { type Edit, applyEdits } from '../text/edit.ts';
import { createSourceFile } from '../text/source-file.ts';
import type { Span } from '../text/span.ts';
import { setBlankLines } from './blank-lines.ts';
import { bracesOf } from './braces.ts';
import { alignComments } from './comments.ts';
import { editsFor } from './edits.ts';
import { linesOf } from './lines.ts';
import { DEFAULT_FORMAT, type FormatOptions, indentsOf } from './options.ts';
import { rowsOf } from './rows.ts';
import { settle } from './sections.ts';

export { DEFAULT_FORMAT, FORMAT_LIMITS, type FormatOptions } from './options.ts';

/** What the formatter makes of a text. */
export interface Formatted {
    readonly text: string;
    /** Sections of the text that was given which stay as they are, since their braces or quotes are wrong. */
    readonly skipped: readonly Span[];
}

/** The most rounds until a text with wrong braces comes to rest. */
const MAX_ROUNDS = 4;

/** The layout of a tree as edits, in order and apart from one another; none where it is in layout. */
export function formatTree(tree: SourceTree, options: FormatOptions = DEFAULT_FORMAT): readonly Edit[] {
    return layOut(tree, options).edits;
}

/**
 * A text in its layout, which another call leaves as it is. Where braces are wrong, indentation tells
 * which sections they belong to; a text for which that never comes to rest stays as it is as a whole.
 */
export function formatText(text: string, options: FormatOptions = DEFAULT_FORMAT): Formatted {
    const { skipped, formatted } = formatOnce(text, options);
    if (skipped.length === 0) return { text: formatted, skipped };
    let current = formatted;
    for (let round = 1; round < MAX_ROUNDS; round++) {
        const next = formatOnce(current, options).formatted;
        if (next === current) return { text: current, skipped };
        current = next;
    }
    return { text, skipped: [{ start: 0, end: text.length }] };
}

function formatOnce(text: string, options: FormatOptions): { formatted: string; skipped: readonly Span[] } {
    const { edits, skipped } = layOut(parseSource(createSourceFile('', text)), options);
    return { formatted: applyEdits(text, edits), skipped };
}

function layOut(tree: SourceTree, options: FormatOptions): { edits: Edit[]; skipped: readonly Span[] } {
    const { text } = tree.file;
    const indents = indentsOf(options);
    const braces = bracesOf(tree);
    const settled = settle(tree, rowsOf(tree.tokens, text, indents.most), braces);
    const lines = linesOf({ text, settled, roles: braces.roles, indents });
    setBlankLines(lines, options.maxBlankLines);
    alignComments(lines, text, indents.most);
    return { edits: editsFor(text, lines, settled.rows, indents), skipped: settled.skipped };
}

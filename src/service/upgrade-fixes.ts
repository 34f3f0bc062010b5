/** How the old behaviour is kept where a release changed it: a text that says it. */
import type { Keep } from '../../grammar/schema/changes.ts';
import type { Fix } from '../rules/diagnostic.ts';
import { indentOf, lineEndOf } from '../rules/edits.ts';
import type { Bound, BoundConfig } from '../schema/bind.ts';
import { type SourceFile, lineAt, lineSpan } from '../text/source-file.ts';
import type { Edit } from '../text/edit.ts';

/** How far a line is moved in below the block that it stands in. */
const STEP = '    ';

/** A line put in as the first of a block; undefined where more than a comment stands behind the brace. */
function firstLine(file: SourceFile, block: Bound, text: string): Edit | undefined {
    const { open } = block.statement.node.block ?? {};
    if (open === undefined) return undefined;
    const { end } = lineSpan(file, lineAt(file, open.start));
    if (!/^\s*([#!].*)?$/.test(file.text.slice(open.end, end))) return undefined;
    const first = block.children[0];
    const { start } = (first ?? block).statement.node.span;
    const indent = indentOf(file, lineAt(file, start)) + (first === undefined ? STEP : '');
    return { span: { start: end, end }, text: `${lineEndOf(file)}${indent}${text}` };
}

/** The edit that writes a text where it belongs; undefined where there is no place for it. */
function editFor(keep: Keep, bound: Bound, { config, statements }: BoundConfig): Edit | undefined {
    const { file } = config.tree;
    const { span } = bound.statement.node;
    if (keep.in === 'block') return firstLine(file, bound, keep.text);
    if (keep.in === 'line') return { span: { start: span.end, end: span.end }, text: ` ${keep.text}` };
    if (keep.in === 'words') return { span, text: keep.text };
    const globals = statements.find(({ spec }) => spec?.name === 'global_defs');
    if (globals !== undefined) return firstLine(file, globals, keep.text);
    const lines = ['global_defs {', STEP + keep.text, '}', '', ''];
    return { span: { start: 0, end: 0 }, text: lines.join(lineEndOf(file)) };
}

/** What keeps the old behaviour of a statement. It is never safe: it decides that the old one was wanted. */
export function keepFix(keep: Keep, bound: Bound, all: BoundConfig): Fix | undefined {
    const edit = editFor(keep, bound, all);
    if (edit === undefined) return undefined;
    const where = keep.in === 'globals' ? ' in global_defs' : keep.in === 'line' ? ' at the end' : '';
    return { title: `to keep it, write "${keep.text}"${where}`, safe: false, edits: [edit] };
}

/** Words that stand before the block they were to stand in, as in `track_script chk`. */
import type { Bound } from '../schema/bind.ts';
import { readLine } from '../schema/lines/index.ts';
import type { Target } from '../schema/targets.ts';
import { shapeOf } from '../schema/values/judge.ts';
import type { Word } from '../syntax/tree.ts';
import { type SourceFile, lineAt } from '../text/source-file.ts';
import { type Span, join } from '../text/span.ts';
import type { Edit } from '../text/edit.ts';
import { indentOf, lineEndOf, stepBelow } from './edits.ts';
import { MOST_WORDS } from '../text/words.ts';

/** The words before the block of a list that takes no name; none for any other statement. */
export function wordsBeforeList({ spec, words }: Bound, target: Target): readonly Word[] {
    const content = spec?.block?.content;
    if (spec === undefined || (content !== 'lines' && content !== 'words')) return [];
    return shapeOf(spec, target)?.args.length === 0 ? words.slice(1) : [];
}

/**
 * The edit that makes entries of the words before a list, each on a line of its own; undefined where they do
 * not stand in the text as they are. It writes the `{` where there is none, and the `}` too where none is left
 * over, unless further entries follow. What stands in the block already is not written again.
 */
export function moveInto(
    bound: Bound,
    file: SourceFile,
    target: Target,
    isFollowed = false,
): Edit | undefined {
    const [keyword] = bound.words;
    const before = wordsBeforeList(bound, target);
    const last = before.at(-1);
    if (keyword === undefined || last === undefined) return undefined;
    if (bound.words.length > MOST_WORDS || bound.words.some(({ via }) => via !== undefined)) return undefined;
    const { block, span } = bound.statement.node;
    const indent = indentOf(file, lineAt(file, span.start));
    const eol = lineEndOf(file);
    const present = new Set(bound.children.map(({ words }) => words[0]?.text));
    const entries = entriesOf(before, bound, target)
        .filter(({ name }) => !present.has(name))
        .map(
            ({ span: { start, end } }) =>
                `${eol}${indent}${stepBelow(bound, file)}${file.text.slice(start, end)}`,
        );
    const lines = entries.join('');
    if (block === undefined) {
        const close = isFollowed ? '' : `${eol}${indent}}`;
        return { span: { start: keyword.span.end, end: last.span.end }, text: ` {${lines}${close}` };
    }
    return behindBrace(bound, file, keyword.span.end, lines);
}

/**
 * The edit that puts `lines`, each with the line end before it, behind the `{` of a statement, and takes away the
 * words that stand before the brace from an offset on; where the brace is missing it is written.
 */
function behindBrace({ statement }: Bound, file: SourceFile, start: number, lines: string): Edit {
    const { block, span } = statement.node;
    const isOpened = block !== undefined && block.open.end > block.open.start;
    const end = isOpened ? block.open.end : span.end;
    const head = isOpened ? file.text.slice(span.end, end) : ' {';
    // What stands behind the brace gets a line of its own, unless it is a comment.
    const isLast = /^[ \t\r]*(?:[#!][^\n]*)?(?:\n|$)/.test(file.text.slice(end));
    const indent = indentOf(file, lineAt(file, span.start));
    return { span: { start, end }, text: `${head}${lines}${isLast ? '' : `${lineEndOf(file)}${indent}`}` };
}

/**
 * The edit that gives the last words of a statement a line of their own, in its block where it has one; undefined
 * where they do not stand in the text as they are.
 */
export function putApart(bound: Bound, words: readonly Word[], file: SourceFile): Edit | undefined {
    const [first] = words;
    const before = bound.words[bound.words.length - words.length - 1];
    if (first === undefined || before === undefined) return undefined;
    if (bound.words.some(({ via }) => via !== undefined)) return undefined;
    const { span } = bound.statement.node;
    const margin = `${lineEndOf(file)}${indentOf(file, lineAt(file, span.start))}`;
    if (bound.spec?.block === undefined) {
        const isInLine = bound.parent !== undefined && sharesLine(bound, bound.parent, file);
        const step = isInLine ? stepBelow(bound.parent, file) : '';
        return { span: { start: before.span.end, end: first.span.start }, text: `${margin}${step}` };
    }
    const line = `${margin}${stepBelow(bound, file)}${file.text.slice(first.span.start, span.end)}`;
    return behindBrace(bound, file, before.span.end, line);
}

/** Whether a statement stands on the line of the block around it. */
function sharesLine(bound: Bound, parent: Bound, file: SourceFile): boolean {
    const lineOf = ({ statement }: Bound): number => lineAt(file, statement.node.span.start);
    return lineOf(bound) === lineOf(parent);
}

/** An entry of a list: its first word, and where it stands. */
interface Entry {
    readonly name: string;
    readonly span: Span;
}

/** The entries that words come to: each is the longest line of which nothing is wrong. */
function entriesOf(words: readonly Word[], bound: Bound, target: Target): Entry[] {
    const isLines = bound.spec?.block?.content === 'lines';
    const found: Entry[] = [];
    let rest = words;
    while (rest.length > 0) {
        const count = isLines ? lengthOfLine(rest, bound, target) : 1;
        const [first, last] = [rest[0], rest[count - 1]];
        if (first !== undefined && last !== undefined)
            found.push({ name: first.text, span: join(first.span, last.span) });
        rest = rest.slice(count);
    }
    return found;
}

/** No line of a block has more words. */
const LONGEST = 24;

/** How many of the words make the longest sound line of a block; all, where no line is sound. */
function lengthOfLine(words: readonly Word[], head: Bound, target: Target): number {
    for (let count = Math.min(words.length, LONGEST); count > 0; count--) {
        const line: Bound = {
            ...head,
            words: words.slice(0, count),
            slips: [],
            binding: { kind: 'value' },
            parent: head,
            children: [],
        };
        if (readLine(line, target).length === 0) return count;
    }
    return words.length;
}

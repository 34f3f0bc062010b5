/** Where in the text the statements of a configuration stand. */
import { placeOf } from '../../../model/symbols.ts';
import type { Bound, BoundConfig } from '../../../schema/bind.ts';
import type { Word } from '../../../syntax/tree.ts';
import { oncePer } from '../../../text/once.ts';
import type { Span } from '../../../text/span.ts';
import { lastBefore } from '../../../text/search.ts';
import { directiveAt, directives } from './directives.ts';
import { includeOf } from './included.ts';
import { variableUses } from './variables.ts';

/** A word where it stands in the text. */
export interface PlacedWord {
    readonly word: Word;
    /** The use of a definition where that brings the word. */
    readonly span: Span;
    readonly bound: Bound;
    /** Which of the statement's words it is, from 0; of several that one use brings, the first. */
    readonly index: number;
    /** Which of them would stand behind it. */
    readonly next: number;
}

/** An offset at which another block begins to be the innermost; undefined stands for the top of the file. */
interface Edge {
    readonly at: number;
    readonly before: Bound | undefined;
    readonly after: Bound | undefined;
}

/** Whether all statements stand in one file, in the order in which they are read. */
const isPlain = oncePer(({ config: { sources, tree } }: BoundConfig): boolean => {
    const isWritten = directives(tree).length === 0 && variableUses(tree).length === 0;
    return sources.files.length === 1 && isWritten && !/~(?:SEQ|LST)/.test(tree.file.text);
});

/** Only what repeats or includes text brings it out of order. */
function inOrder<T>(things: T[], startOf: (each: T) => number): T[] {
    for (let at = 1, last = -1; at <= things.length; at++) {
        const each = things[at - 1];
        const start = each === undefined ? last : startOf(each);
        if (start < last) return things.sort((a, b) => startOf(a) - startOf(b));
        last = start;
    }
    return things;
}

/** A statement with the place of its first word. */
interface PlacedStatement {
    readonly at: number;
    readonly bound: Bound;
}

/** The statements that have words, in the order of the text; of what one use of a definition brings the first. */
const placedStatements = oncePer(({ statements }: BoundConfig): readonly PlacedStatement[] => {
    const found: PlacedStatement[] = [];
    let lastPlace = -1;
    const add = (bounds: readonly Bound[]): void => {
        for (const bound of bounds) {
            const { words, children } = bound;
            const [first] = words;
            const at = first === undefined ? -1 : placeOf(first).start;
            if (first !== undefined && at !== lastPlace) found.push({ at, bound });
            const last = words.at(-1);
            if (last?.via !== undefined) lastPlace = placeOf(last).start;
            add(children);
        }
    };
    add(statements);
    const sorted = inOrder(found, ({ at }) => at);
    return sorted.filter(({ at }, index) => index === 0 || sorted[index - 1]?.at !== at);
});

const edgesOf = oncePer(({ statements, config }: BoundConfig): readonly Edge[] => {
    const edges: Edge[] = [];
    const add = (bounds: readonly Bound[]): void => {
        for (const bound of bounds) {
            const { span, block } = bound.statement.node;
            const { parent } = bound;
            edges.push({ at: span.start, before: parent, after: parent });
            if (block !== undefined) edges.push({ at: block.open.end, before: parent, after: bound });
            add(bound.children);
            if (block?.close !== undefined) edges.push({ at: block.close.end, before: bound, after: parent });
        }
    };
    add(statements);
    // What a definition brings has its place where that is used, and no edges in the definition's text.
    const own = edges.filter(({ at }) => directiveAt(config.tree, at) === undefined);
    return inOrder(own, ({ at }) => at);
});

/** In a plain configuration the last statement that begins at or before an offset, and the innermost block around that. */
function descend(
    { statements }: BoundConfig,
    offset: number,
): { readonly last: Bound | undefined; readonly owner: Bound | undefined } {
    let owner: Bound | undefined;
    let last: Bound | undefined;
    for (let level = statements; ;) {
        const bound = level[lastBefore(level, offset, ({ statement }) => statement.node.span.start)];
        if (bound === undefined) return { last, owner };
        last = bound;
        const { block } = bound.statement.node;
        if (block === undefined || offset < block.open.end) return { last, owner };
        if (block.close !== undefined && offset >= block.close.end) return { last, owner };
        owner = bound;
        level = bound.children;
    }
}

/** The last statement that begins at or before an offset, unless a brace stands between the two. */
function statementBefore(bound: BoundConfig, offset: number): Bound | undefined {
    if (isPlain(bound)) return descend(bound, offset).last;
    const all = placedStatements(bound);
    return all[lastBefore(all, offset, ({ at }) => at)]?.bound;
}

/** The last word that begins at or before an offset, unless a brace stands between the two. */
export function wordBefore(config: BoundConfig, offset: number): PlacedWord | undefined {
    const bound = statementBefore(config, offset);
    if (bound === undefined) return undefined;
    const last = bound.words.findLastIndex((word) => placeOf(word).start <= offset);
    const found = bound.words[last];
    if (found === undefined) return undefined;
    const span = placeOf(found);
    const index = bound.words.findIndex((each) => placeOf(each).start === span.start);
    return { word: bound.words[index] ?? found, span, bound, index, next: last + 1 };
}

/** So many files may lead to one another. */
const MAX_DEPTH = 32;

/** The innermost block around an offset; undefined at the top of the configuration. */
export function ownerAt(bound: BoundConfig, offset: number, depth = 0): Bound | undefined {
    if (isPlain(bound)) return descend(bound, offset).owner;
    const { sources } = bound.config;
    const { file } = sources.locate({ start: offset, end: offset });
    const start = sources.startOf(file.uri);
    const edges = edgesOf(bound);
    const index = lastBefore(edges, offset, ({ at }) => at);
    const previous = edges[index];
    if (previous !== undefined && previous.at >= start) return previous.after;
    const next = edges[index + 1];
    if (next !== undefined && next.at <= start + file.text.length) return next.before;
    const include = includeOf(bound, file.uri);
    return include === undefined || depth > MAX_DEPTH ? undefined : ownerAt(bound, include.start, depth + 1);
}

/**
 * Trees that take edits. The text is cut into parts, each of which holds one statement at the top of the
 * file, whole by itself: what stands in one part says nothing about how another is built. After an edit only
 * the parts around it are taken apart anew; all others keep their nodes, whose spans move with them.
 */
import type { IToken } from 'chevrotain';
import { type Anchor, anchored } from '../text/anchor.ts';
import type { Edit } from '../text/edit.ts';
import { oncePer } from '../text/once.ts';
import type { SourceFile } from '../text/source-file.ts';
import type { Span } from '../text/span.ts';
import { type Taken, commentsOf, takeApart } from './parse.ts';
import { type Item, type SourceTree, type SyntaxProblem, tokenSpan } from './tree.ts';

/** A stretch of whole lines with all that stands in it. */
export interface Piece {
    /** Where it starts. */
    readonly anchor: Readonly<Anchor>;
    /** Their offsets count from the start of the piece. */
    readonly tokens: readonly IToken[];
    readonly items: readonly Item[];
}

/** A piece with a statement at the top of the file, and what stands between it and the next one. */
export interface TreePart extends Piece {
    readonly anchor: Anchor;
    readonly text: string;
    readonly comments: readonly Span[];
    /** Quotes without partner. */
    readonly problems: readonly SyntaxProblem[];
    /** Whether braces in it are missing or too many. */
    readonly isBroken: boolean;
}

/** A source tree in parts. */
export interface PartedTree extends SourceTree {
    readonly parts: readonly TreePart[];
    /** Whether no part has any need of the others: all braces are where they belong. */
    readonly isSound: boolean;
}

const wholeOf = oncePer(({ tokens, items }: SourceTree): readonly Piece[] => [
    { anchor: { offset: 0 }, tokens, items },
]);

/** What a tree is put together from: its parts, where it takes edits, or all of it as one. */
export function piecesOf(tree: SourceTree): readonly Piece[] {
    return 'parts' in tree ? (tree as PartedTree).parts : wholeOf(tree);
}

/** A tree of the text, ready for edits. */
export function parseInParts(file: SourceFile): PartedTree {
    const taken = takeApart(file.text);
    const parts = cut(taken, file.text, 0);
    return treeOf(file, parts, taken.isSound ? undefined : taken.problems);
}

/**
 * The tree after an edit of its text, which gave `file`. The tree from before must not be used any more:
 * the spans of what the two have in common move.
 */
export function editTree(tree: PartedTree, edit: Edit, file: SourceFile): PartedTree {
    const { parts } = tree;
    const first = Math.max(0, partAt(parts, edit.span.start) - 1);
    const last = Math.min(parts.length - 1, partAt(parts, edit.span.end) + 1);
    const start = parts[first]?.anchor.offset ?? 0;
    const before = parts.slice(0, first);
    const after = parts.slice(last + 1);
    const shift = edit.text.length - (edit.span.end - edit.span.start);
    if (tree.isSound) {
        const end = (after[0]?.anchor.offset ?? tree.file.text.length) + shift;
        const text = file.text.slice(start, end);
        const taken = takeApart(text);
        if (taken.isSound && !CARRIES_ON.test(text)) {
            move(after, shift);
            return treeOf(file, [...before, ...cut(taken, text, start), ...after], undefined);
        }
    }
    const taken = takeApart(file.text);
    move(after, shift);
    const known = new Map([...before, ...after].map((part) => [part.anchor.offset, part]));
    const fresh = cut(taken, file.text, 0).map((part) => {
        const old = known.get(part.anchor.offset);
        return old !== undefined && isSame(old, part) ? old : part;
    });
    return treeOf(file, fresh, taken.isSound ? undefined : taken.problems);
}

/** A text after which the last line goes on, where it is that of a definition. */
const CARRIES_ON = /\\\s*$/;

/** The index of the part that holds an offset. */
function partAt(parts: readonly TreePart[], offset: number): number {
    let low = 0;
    let high = parts.length - 1;
    while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((parts[middle]?.anchor.offset ?? 0) <= offset) low = middle;
        else high = middle - 1;
    }
    return low;
}

function move(parts: readonly TreePart[], shift: number): void {
    if (shift !== 0) for (const { anchor } of parts) anchor.offset += shift;
}

function treeOf(
    file: SourceFile,
    parts: readonly TreePart[],
    problems: readonly SyntaxProblem[] | undefined,
): PartedTree {
    let tokens: readonly IToken[] | undefined;
    return {
        file,
        parts,
        isSound: problems === undefined,
        items: parts.flatMap(({ items }) => items),
        comments: parts.flatMap(({ comments }) => comments),
        problems: problems ?? parts.flatMap((part) => part.problems),
        get tokens() {
            return (tokens ??= parts.flatMap(({ anchor: { offset }, tokens: own }) =>
                own.map((token) => moved(token, offset)),
            ));
        },
    };
}

function moved(token: IToken, shift: number): IToken {
    const { start, end } = tokenSpan(token);
    return { ...token, startOffset: start + shift, endOffset: end + shift - 1 };
}

/** Cuts what was made of a text that starts at `base` into parts; its spans become those of the parts. */
function cut({ tokens, items, problems }: Taken, text: string, base: number): TreePart[] {
    const starts = partStarts(items, text);
    let token = 0;
    let item = 0;
    let problem = 0;
    return starts.map((start, index) => {
        const end = starts[index + 1] ?? text.length;
        const anchor: Anchor = { offset: start };
        const upTo = <T>(list: readonly T[], from: number, place: (each: T) => number): T[] => {
            let to = from;
            for (let each = list[to]; each !== undefined && place(each) < end; each = list[to]) to++;
            return list.slice(from, to);
        };
        const ownTokens = upTo(tokens, token, ({ startOffset }) => startOffset);
        const ownItems = upTo(items, item, ({ span }) => span.start);
        const ownProblems = upTo(problems, problem, ({ span }) => span.start);
        token += ownTokens.length;
        item += ownItems.length;
        problem += ownProblems.length;
        const quotes = ownProblems.filter(({ kind }) => kind === 'open-quote');
        anchorItems(ownItems, anchor);
        const part: TreePart = {
            anchor,
            text: text.slice(start, end),
            tokens: ownTokens.map((each) => moved(each, -start)),
            items: ownItems,
            comments: commentsOf(ownTokens).map((span) => anchored(span, anchor)),
            problems: quotes.map((each) => ({ ...each, span: anchored(each.span, anchor) })),
            isBroken: quotes.length < ownProblems.length,
        };
        anchor.offset += base;
        return part;
    });
}

/** Where parts start: at each line that starts with a statement at the top, but the first. */
function partStarts(items: readonly Item[], text: string): number[] {
    const starts = [0];
    for (const { span } of items.slice(1)) {
        const line = text.lastIndexOf('\n', span.start - 1) + 1;
        if (line > 0 && text.slice(line, span.start).trim() === '') starts.push(line);
    }
    return starts;
}

/** Makes the spans of items, and of all in them, move with an anchor. */
function anchorItems(items: readonly Item[], anchor: Anchor): void {
    const pending = [...items];
    const anchorAt = (holder: object, key: string, span: Span): void => {
        (holder as Record<string, Span>)[key] = anchored(span, anchor);
    };
    for (let item = pending.pop(); item !== undefined; item = pending.pop()) {
        anchorAt(item, 'span', item.span);
        for (const prefix of item.prefixes) anchorAt(prefix, 'span', prefix.span);
        if (item.kind !== 'statement') {
            anchorAt(item, 'keywordSpan', item.keywordSpan);
            anchorAt(item, 'textSpan', item.textSpan);
            continue;
        }
        for (const word of item.words) anchorAt(word, 'span', word.span);
        if (item.block === undefined) continue;
        anchorAt(item.block, 'open', item.block.open);
        if (item.block.close !== undefined) anchorAt(item.block, 'close', item.block.close);
        for (const inner of item.block.items) pending.push(inner);
    }
}

/** Whether two parts at one place are the same text, built the same. */
function isSame(old: TreePart, fresh: TreePart): boolean {
    if (old.isBroken || fresh.isBroken || old.text !== fresh.text) return false;
    const pending: (readonly [readonly Item[], readonly Item[]])[] = [[old.items, fresh.items]];
    for (let pair = pending.pop(); pair !== undefined; pair = pending.pop()) {
        const [ones, others] = pair;
        if (ones.length !== others.length) return false;
        for (const [index, one] of ones.entries()) {
            const other = others[index];
            if (one.kind !== 'statement' || other?.kind !== 'statement') {
                if (one.kind !== other?.kind) return false;
                continue;
            }
            if (one.span.start !== other.span.start || one.span.end !== other.span.end) return false;
            if (one.block?.close?.start !== other.block?.close?.start) return false;
            pending.push([one.block?.items ?? [], other.block?.items ?? []]);
        }
    }
    return true;
}

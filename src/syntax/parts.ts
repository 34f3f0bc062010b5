/**
 * Trees that take edits. The text is cut into parts, each of which holds one statement at the top of the
 * file. After an edit only the parts around it are taken apart anew, from the start of a section to that of
 * another: what stands in one section says nothing about how others are built, be its braces right or wrong.
 * All other parts keep their nodes, whose spans move with them.
 */
import type { IToken } from 'chevrotain';
import { opensSection } from '../../grammar/schema/places.ts';
import { LBrace, RBrace, Word } from '../../grammar/tokens.ts';
import { type Anchor, anchored } from '../text/anchor.ts';
import type { Edit } from '../text/edit.ts';
import { oncePer } from '../text/once.ts';
import { ownText } from '../text/own.ts';
import { lastBefore } from '../text/search.ts';
import type { SourceFile } from '../text/source-file.ts';
import type { Span } from '../text/span.ts';
import { type Taken, commentsOf, takeApart } from './parse.ts';
import { type Item, type SourceTree, type SyntaxProblem, movedToken } from './tree.ts';

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
    readonly problems: readonly SyntaxProblem[];
    /** Whether braces in it are missing or too many. */
    readonly isBroken: boolean;
    /** Whether it starts a section, and nothing is in front of its name. */
    readonly startsSection: boolean;
    /** How many more blocks are open at its end than at its start, and the least that are open in between. */
    readonly depth: number;
    readonly lowest: number;
}

/** A source tree in parts. */
export interface PartedTree extends SourceTree {
    readonly parts: readonly TreePart[];
    /** Whether each section stands by itself; else every edit takes the whole text apart. */
    readonly apart: boolean;
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
    return treeOf(file, cut(taken, file.text, 0), taken.apart);
}

/**
 * The tree after an edit of its text, which gave `file`. The tree from before must not be used any more:
 * the spans of what the two have in common move.
 */
export function editTree(tree: PartedTree, edit: Edit, file: SourceFile): PartedTree {
    const { parts } = tree;
    const [first, last] = around(parts, edit);
    const start = parts[first]?.anchor.offset ?? 0;
    const before = parts.slice(0, first);
    const after = parts.slice(last + 1);
    const shift = edit.text.length - (edit.span.end - edit.span.start);
    move(after, shift);
    if (tree.apart) {
        const text = file.text.slice(start, after[0]?.anchor.offset);
        const taken = takeApart(text);
        const isWhole = (taken.isClosed && !CARRIES_ON.test(text)) || after.length === 0;
        if (taken.apart && isWhole) {
            const all = [...before, ...cut(taken, text, start), ...after];
            if (!all.some(({ isBroken }) => isBroken) || !isBalanced(all)) return treeOf(file, all, true);
        }
    }
    const taken = takeApart(file.text);
    const known = new Map([...before, ...after].map((part) => [part.anchor.offset, part]));
    const fresh = cut(taken, file.text, 0).map((part) => {
        const old = known.get(part.anchor.offset);
        return old !== undefined && isSame(old, part) ? old : part;
    });
    return treeOf(file, fresh, taken.apart);
}

/**
 * The parts that an edit may change, the first and the last of them: from one that starts a section to
 * another that does, whose text and braces are as they were.
 */
function around(parts: readonly TreePart[], { span }: Edit): readonly [number, number] {
    let first = Math.max(0, partAt(parts, span.start) - 1);
    while (first > 0 && parts[first]?.startsSection !== true) first--;
    let last = Math.min(parts.length - 1, partAt(parts, span.end) + 1);
    const isEnd = ({ startsSection, isBroken }: TreePart): boolean => startsSection && !isBroken;
    for (let part = parts[last]; part !== undefined && !isEnd(part); part = parts[last]) last++;
    return [first, Math.min(last, parts.length - 1)];
}

/** Whether the braces of all parts together come out even, wherever they stand. */
function isBalanced(parts: readonly TreePart[]): boolean {
    let depth = 0;
    for (const part of parts) {
        if (depth + part.lowest < 0) return false;
        depth += part.depth;
    }
    return depth === 0;
}

/** A text after which the last line goes on, where it is that of a definition. */
const CARRIES_ON = /\\\s*$/;

/** The index of the part that holds an offset. */
function partAt(parts: readonly TreePart[], offset: number): number {
    return Math.max(
        0,
        lastBefore(parts, offset, ({ anchor }) => anchor.offset),
    );
}

function move(parts: readonly TreePart[], shift: number): void {
    if (shift !== 0) for (const { anchor } of parts) anchor.offset += shift;
}

function treeOf(file: SourceFile, parts: readonly TreePart[], apart: boolean): PartedTree {
    let tokens: readonly IToken[] | undefined;
    return {
        file,
        parts,
        apart,
        items: parts.flatMap(({ items }) => items),
        comments: parts.flatMap(({ comments }) => comments),
        problems: parts.flatMap(({ problems }) => problems),
        get tokens() {
            return (tokens ??= parts.flatMap(({ anchor: { offset }, tokens: own }) =>
                own.map((token) => movedToken(token, offset)),
            ));
        },
    };
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
        anchorItems(ownItems, anchor);
        const part: TreePart = {
            anchor,
            text: ownText(text.slice(start, end)),
            tokens: ownTokens.map((each) => movedToken(each, -start)),
            items: ownItems,
            comments: commentsOf(ownTokens).map((span) => anchored(span, anchor)),
            problems: ownProblems.map((each) => anchoredProblem(each, anchor)),
            isBroken: ownProblems.some(({ kind }) => kind !== 'open-quote'),
            startsSection: ownTokens[0]?.tokenType === Word && opensSection(ownTokens[0].image),
            ...levelsOf(ownTokens),
        };
        anchor.offset += base;
        return part;
    });
}

/** A problem whose places move with an anchor. */
function anchoredProblem(problem: SyntaxProblem, anchor: Anchor): SyntaxProblem {
    const span = anchored(problem.span, anchor);
    if (problem.kind !== 'unclosed-block') return { ...problem, span };
    const guess = anchored({ start: problem.guess, end: problem.guess }, anchor);
    return {
        ...problem,
        span,
        get guess() {
            return guess.start;
        },
    };
}

/** What the braces among some tokens do to the number of open blocks. */
function levelsOf(tokens: readonly IToken[]): Pick<TreePart, 'depth' | 'lowest'> {
    let depth = 0;
    let lowest = 0;
    for (const { tokenType } of tokens) {
        if (tokenType === LBrace) depth++;
        else if (tokenType === RBrace) lowest = Math.min(lowest, --depth);
    }
    return { depth, lowest };
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

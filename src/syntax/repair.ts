/**
 * Where braces are missing or too many, and where a person would put it right.
 *
 * A brace fault makes keepalived read everything after it in the wrong block. To
 * name the one place that is wrong, the text is cut into sections (`vrrp_instance`,
 * `virtual_server` and the others that stand at the top of a file only) and each
 * section whose braces do not balance is looked at by itself: by indentation, and
 * by which names may stand in which block. A balanced file is never touched.
 */
import type { Line } from '../../grammar/parser.ts';
import { type Place, ROOT_PLACE, opensSection, placeIn } from '../../grammar/schema/places.ts';
import { ConfigId } from '../../grammar/tokens.ts';
import { createSourceFile, lineAt } from '../text/source-file.ts';
import { startOf } from './tree.ts';

/** Changes to the braces of a text, by the index of the logical line concerned. */
export interface Repairs {
    /** How many blocks end directly before a line. */
    readonly closeBefore: Map<number, number>;
    /** Braces that count for nothing. */
    readonly drop: Set<number>;
    /** Names after which a block opens without a `{`. */
    readonly openAfter: Set<number>;
    /** A `{` that stands for another configuration id than the one directly before it. */
    readonly alternative: Set<number>;
    /** Substitution decides which braces there are, so nothing is said about them. */
    readonly lenient: boolean;
    /**
     * Whether each section stands by itself: with braces that are right, or put right by what stands in
     * the section alone.
     */
    readonly apart: boolean;
}

/** A logical line with what its layout says. */
interface Laid {
    readonly line: Line;
    /** The statement's first word, if it has no prefix. */
    readonly name: string | undefined;
    /** Columns of the blanks at the start of the text line it stands on. */
    readonly indent: number;
    /** Whether it is the first on its text line. */
    readonly first: boolean;
    /** How many up to this one are the first on their text line. */
    readonly row: number;
}

/** An open block: the indentation of its name, and its inside if its name is known. */
interface Level {
    readonly indent: number;
    readonly place: Place | undefined;
    /** The index of its `{`. */
    readonly open: number;
    /** The indentation of the block in it that closed last. */
    closedChild?: number;
}

/** Columns from one tab stop to the next, as terminals and most editors have them. */
const TAB = 8;

/**
 * Nothing that keepalived knows nests deeper than five blocks; so far up is looked for the block
 * that a line belongs to.
 */
const REACH = 32;

/** A text line: the columns of the blanks it starts with, and the offset of what follows them. */
interface Margin {
    readonly indent: number;
    readonly content: number;
}

function marginOf(text: string, lineStart: number): Margin {
    let indent = 0;
    let at = lineStart;
    for (; text[at] === ' ' || text[at] === '\t'; at++)
        indent = text[at] === '\t' ? indent + TAB - (indent % TAB) : indent + 1;
    return { indent, content: at };
}

function layOut(lines: readonly Line[], text: string): Laid[] {
    const file = createSourceFile('', text);
    const margins = new Map<number, Margin>();
    let row = 0;
    return lines.map((line) => {
        const offset = startOf(line);
        const lineStart = file.lineStarts[lineAt(file, offset)] ?? 0;
        let margin = margins.get(lineStart);
        if (margin === undefined) margins.set(lineStart, (margin = marginOf(text, lineStart)));
        const first = margin.content === offset;
        if (first) row++;
        const name = line.kind === 'words' && line.prefixes.length === 0 ? line.words[0]?.image : undefined;
        return { line, name, indent: margin.indent, first, row };
    });
}

function isConditional(line: Line | undefined): boolean {
    return line?.kind === 'words' && line.prefixes.some((prefix) => prefix.tokenType === ConfigId);
}

/** The openers that stand for another configuration id: `@a name {` directly after `@b name {`. */
function alternatives(lines: readonly Line[]): Set<number> {
    const found = new Set<number>();
    for (let index = 3; index < lines.length; index++) {
        if (
            lines[index]?.kind === 'open' &&
            isConditional(lines[index - 1]) &&
            lines[index - 2]?.kind === 'open' &&
            isConditional(lines[index - 3])
        )
            found.add(index);
    }
    return found;
}

function substitutesBraces(lines: readonly Line[]): boolean {
    return lines.some((line, index) => {
        if (line.kind === 'definition') return line.text.some((piece) => /(?<!\$)[{}]/.test(piece.image));
        if (line.kind !== 'words' || line.prefixes.length === 0) return false;
        const next = lines[index + 1]?.kind;
        return next === 'open' || (next === 'close' && line.words.length === 0);
    });
}

/** Whether braces balance, and no section starts inside another block. */
function looksSound(
    lines: readonly Line[],
    skip: ReadonlySet<number>,
): { sound: boolean; balanced: boolean } {
    let depth = 0;
    let lowest = 0;
    let nested = false;
    lines.forEach((line, index) => {
        if (line.kind === 'open' && !skip.has(index)) depth++;
        else if (line.kind === 'close') lowest = Math.min(lowest, --depth);
        else if (depth > 0 && line.kind === 'words' && lines[index + 1]?.kind === 'open')
            nested ||= opensSection(line.words[0]?.image ?? '');
    });
    const balanced = depth === 0 && lowest === 0;
    return { sound: balanced && !nested, balanced };
}

/** The indices at which a section starts that is not deeper in the text than the section before it. */
function sectionStarts(laid: readonly Laid[]): number[] {
    const starts: number[] = [];
    let indent = Infinity;
    laid.forEach((each, index) => {
        if (!each.first || each.name === undefined || each.indent > indent || !opensSection(each.name))
            return;
        starts.push(index);
        indent = each.indent;
    });
    return starts;
}

/** Whether the text below each section is indented, so that a section at the margin starts anew. */
function isIndented(laid: readonly Laid[], starts: readonly number[]): boolean {
    return starts.every((start) => {
        let next = start + 1;
        while (next < laid.length && laid[next]?.line.kind !== 'words') next++;
        return (laid[next]?.indent ?? Infinity) > (laid[start]?.indent ?? 0);
    });
}

function levelFor(owner: Laid | undefined, parent: Place | undefined, fallback: Laid, open: number): Level {
    const spec = owner?.name === undefined ? undefined : parent?.spellings.get(owner.name)?.spec;
    return {
        indent: (owner ?? fallback).indent,
        open,
        place: spec === undefined || parent === undefined ? undefined : placeIn(parent, spec),
    };
}

function placeOf(stack: readonly Level[]): Place | undefined {
    const top = stack.at(-1);
    return top === undefined ? ROOT_PLACE : top.place;
}

/** The statement to which a `{` at `index` belongs, if it follows one directly. */
function ownerOf(laid: readonly Laid[], index: number, from: number): Laid | undefined {
    const before = index > from ? laid[index - 1] : undefined;
    return before?.line.kind === 'words' ? before : undefined;
}

/** How many blocks to close so that `name` stands where it may; 0 when it may stay or fits nowhere. */
function blocksToLeave(stack: readonly Level[], name: string): number {
    const top = stack.at(-1)?.place;
    if (top === undefined || (top.content === 'keywords' && top.spellings.has(name))) return 0;
    const last = Math.max(-1, stack.length - 1 - REACH);
    for (let depth = stack.length - 2; depth >= last; depth--) {
        const place = depth < 0 ? ROOT_PLACE : stack[depth]?.place;
        if (place?.spellings.has(name) === true) return stack.length - 1 - depth;
    }
    return 0;
}

/** A section with more `{` than `}`. */
function placeMissing(laid: readonly Laid[], from: number, to: number, missing: number, out: Repairs): void {
    const stack: Level[] = [];
    let left = missing;
    const close = (index: number, count: number): void => {
        out.closeBefore.set(index, (out.closeBefore.get(index) ?? 0) + count);
        stack.splice(stack.length - count, count);
        left -= count;
    };
    for (let index = from; index < to; index++) {
        const each = laid[index];
        if (each === undefined) continue;
        const top = stack.at(-1);
        if (each.line.kind === 'words') {
            if (left > 0 && top !== undefined && each.first && each.name !== undefined) {
                const count = each.indent <= top.indent ? blocksToLeave(stack, each.name) : 0;
                if (count > 0 && count <= left) close(index, count);
            }
        } else if (each.line.kind === 'open') {
            if (out.alternative.has(index)) continue;
            const owner = ownerOf(laid, index, from);
            const spec =
                owner?.name === undefined ? undefined : placeOf(stack)?.spellings.get(owner.name)?.spec;
            const opensNothing =
                owner === undefined || placeOf(stack)?.content !== 'keywords'
                    ? placeOf(stack) !== undefined
                    : spec !== undefined && spec.block === undefined;
            if (left > 0 && opensNothing) {
                out.drop.add(index);
                left--;
            } else {
                stack.push(levelFor(owner, placeOf(stack), each, index));
            }
        } else if (each.line.kind === 'close') {
            if (left > 0 && each.first && top !== undefined && top.indent > each.indent) {
                const levels = stack.slice(-REACH);
                const count = levels.length - 1 - levels.findLastIndex(({ indent }) => indent <= each.indent);
                if (count < levels.length && count <= left) close(index, count);
            }
            stack.pop();
        }
    }
    if (left > 0 && to < laid.length) close(to, Math.min(left, stack.length));
}

/** For each `}` of a section the next one on the level that it leads to: that of the block around its block. */
function outerCloses(laid: readonly Laid[], from: number, to: number): ReadonlyMap<number, Laid> {
    const outer = new Map<number, Laid>();
    const closes: Laid[] = [];
    for (let index = to - 1; index >= from; index--) {
        const each = laid[index];
        if (each?.line.kind === 'open') closes.pop();
        if (each?.line.kind !== 'close') continue;
        const next = closes.at(-1);
        if (next !== undefined) outer.set(index, next);
        closes.push(each);
    }
    return outer;
}

/** Whether a `}` at `index` ends the block too early, judged by what follows it. */
function closesTooEarly(
    laid: readonly Laid[],
    index: number,
    to: number,
    stack: readonly Level[],
    outer: Laid | undefined,
): boolean {
    const top = stack.at(-1);
    if (top === undefined) return true;
    const each = laid[index];
    if (each?.first === true && each.indent > top.indent && top.closedChild === each.indent) return true;
    const doubled = each?.first === false && laid[index - 1]?.line.kind === 'close';
    const onOneLine = each?.row === laid[top.open]?.row;
    if (doubled && !onOneLine && outer?.first === true) {
        // The next `}` stands as the layout puts that of the block.
        if (outer.indent === top.indent || outer.indent < each.indent) return true;
    }
    const next = index + 1 < to ? laid[index + 1] : undefined;
    if (next?.name === undefined || top.place === undefined) return false;
    const outside = stack.length > 1 ? stack.at(-2)?.place : ROOT_PLACE;
    if (outside?.content !== 'keywords' || outside.spellings.has(next.name)) return false;
    return top.place.content !== 'keywords' || top.place.spellings.has(next.name);
}

/** A section with more `}` than `{`. */
function placeExtra(laid: readonly Laid[], from: number, to: number, extra: number, out: Repairs): void {
    const stack: Level[] = [];
    const enclosing = outerCloses(laid, from, to);
    let left = extra;
    for (let index = from; index < to; index++) {
        const each = laid[index];
        if (each === undefined) continue;
        if (each.line.kind === 'words') {
            const place = placeOf(stack);
            const spec = each.name === undefined ? undefined : place?.spellings.get(each.name)?.spec;
            const opened = laid[index + 1]?.line.kind === 'open';
            if (left > 0 && place?.content === 'keywords' && spec?.block !== undefined && !opened) {
                out.openAfter.add(index);
                left--;
                stack.push(levelFor(each, place, each, index));
            }
        } else if (each.line.kind === 'open') {
            if (out.alternative.has(index)) continue;
            stack.push(levelFor(ownerOf(laid, index, from), placeOf(stack), each, index));
        } else if (each.line.kind === 'close') {
            if (
                stack.length === 0 ||
                (left > 0 && closesTooEarly(laid, index, to, stack, enclosing.get(index)))
            ) {
                out.drop.add(index);
                left--;
                continue;
            }
            const closed = stack.pop();
            const outer = stack.at(-1);
            if (outer !== undefined && closed !== undefined) outer.closedChild = closed.indent;
        }
    }
}

function countBraces(laid: readonly Laid[], from: number, to: number, out: Repairs) {
    let depth = 0;
    let lowest = 0;
    for (let index = from; index < to; index++) {
        const kind = laid[index]?.line.kind;
        if (kind === 'open' && !out.alternative.has(index)) depth++;
        else if (kind === 'close') lowest = Math.min(lowest, --depth);
    }
    return { depth, lowest };
}

/** What to change about the braces of a text so that every section is whole. */
export function repair(lines: readonly Line[], text: string): Repairs {
    const alternative = alternatives(lines);
    const lenient = substitutesBraces(lines);
    const { sound, balanced } = looksSound(lines, alternative);
    const out: Repairs = {
        closeBefore: new Map(),
        drop: new Set(),
        openAfter: new Set(),
        alternative,
        lenient,
        apart: (sound || !balanced) && !lenient && alternative.size === 0,
    };
    if (sound || lenient) return out;
    const laid = layOut(lines, text);
    const starts = sectionStarts(laid);
    if (balanced && !isIndented(laid, starts)) return out;
    const bounds = [...new Set([0, ...starts])];
    for (const [index, from] of bounds.entries()) {
        const to = bounds[index + 1] ?? lines.length;
        const { depth, lowest } = countBraces(laid, from, to, out);
        if (depth > 0) placeMissing(laid, from, to, depth, out);
        else if (lowest < 0) placeExtra(laid, from, to, -lowest, out);
    }
    return out;
}

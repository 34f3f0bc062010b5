/**
 * Binding: which keyword of the schema each statement is. A word that is not
 * known where it stands is bound to what it was most likely meant for, so that
 * one wrong word costs one finding and its block is judged as it was meant.
 */
import { type Place, ROOT_PLACE, placeIn } from '../../grammar/schema/places.ts';
import type { KeywordSpec } from '../../grammar/schema/types.ts';
import type { EffectiveConfig, EffectiveStatement } from '../expand/effective.ts';
import type { SourceTree, Word } from '../syntax/tree.ts';
import { createField } from '../text/field.ts';
import { type Span, join } from '../text/span.ts';
import { type Binding, lookUp, specOf } from './binding.ts';
import { headBehind, valueInBlock } from './blocks-behind.ts';
import { type ForeignComment, commentAt, commentBefore, foreignComments } from './foreign-comments.ts';
import { numberedLines } from './numbered-lines.ts';
import { type Slip, clean, isLineNumber } from './slips.ts';
export type { Binding } from './binding.ts';

/** A statement with its meaning. */
export interface Bound {
    readonly statement: EffectiveStatement;
    /** The words without slips; the first one is the keyword. */
    readonly words: readonly Word[];
    readonly slips: readonly Slip[];
    readonly place: Place;
    readonly binding: Binding;
    /** The keyword that it counts as, also where it is misspelt or misplaced. */
    readonly spec?: KeywordSpec;
    readonly parent?: Bound;
    readonly children: readonly Bound[];
}

/** A file with its meaning. */
export interface BoundConfig {
    readonly config: EffectiveConfig;
    readonly statements: readonly Bound[];
    readonly foreignComments: readonly ForeignComment[];
}

/** Nothing that keepalived knows nests deeper than five; a text that does is not read further down. */
const MAX_DEPTH = 32;

/** Whether a block stands on one line, as braces in a value do that was to be quoted. */
function isOnOneLine({ statement: { node } }: Bound, text: string): boolean {
    const { block } = node;
    return block?.close !== undefined && !text.slice(block.open.start, block.close.start).includes('\n');
}

/** Whether a statement is the rest of the line of braces in a value that was to be quoted. */
function isRestOfValue(statement: EffectiveStatement, before: Bound | undefined, text: string): boolean {
    if (before === undefined || !isOnOneLine(before, text)) return false;
    const { spec, binding } = before;
    if (spec === undefined ? binding.kind !== 'unread' : spec.block !== undefined) return false;
    const { close } = before.statement.node.block ?? {};
    return close !== undefined && !text.slice(close.end, statement.node.span.start).includes('\n');
}

/** Where the statements inside a bound statement stand; undefined when nothing can be said of them. */
function insideOf(bound: Bound, text: string): Place | undefined {
    const { binding, place, spec } = bound;
    if (binding.kind === 'empty') return bound.slips.length === 0 ? place : undefined;
    if (spec === undefined) return undefined;
    if (spec.block === undefined) {
        if (isOnOneLine(bound, text) || valueInBlock(bound) !== undefined) return undefined;
        const head = headBehind(bound);
        return head === undefined ? place : placeIn(place, head.spec);
    }
    const isElsewhere = binding.kind === 'misplaced' && binding.meant === undefined;
    return placeIn(isElsewhere ? (binding.homes[0] ?? place) : place, spec);
}

/** Whether what looks like the start of a comment is a bullet in front of a value. */
function isBulleted(
    { words: [first, second, third] }: EffectiveStatement,
    place: Place | undefined,
    comment: ForeignComment | undefined,
): boolean {
    if (comment?.sign !== '*' || place === undefined || place.content === 'keywords') return false;
    if (first?.text !== '*' || comment.region.start !== first.span.start || second === undefined)
        return false;
    return third === undefined || /\d/.test(second.text);
}

function bindOne(
    statement: EffectiveStatement,
    place: Place | undefined,
    parent: Bound | undefined,
    found: ForeignComment | undefined,
    tree: SourceTree,
): Bound {
    const comment = isBulleted(statement, place, found) ? undefined : found;
    const children: Bound[] = [];
    const base = { statement, children, ...(parent === undefined ? {} : { parent }) };
    const { start } = statement.node.span;
    if (place === undefined || statement.opaque || (comment !== undefined && comment.region.start < start)) {
        const where = place ?? parent?.place ?? ROOT_PLACE;
        return { ...base, words: statement.words, slips: [], place: where, binding: { kind: 'unread' } };
    }
    if (comment !== undefined) {
        const { sign, region } = comment;
        const slip: Slip = {
            kind: 'foreign-comment',
            sign,
            region,
            span: { start, end: start + sign.length },
        };
        return { ...base, words: [], slips: [slip], place, binding: { kind: 'empty' } };
    }
    const isKeyword = (word: string): boolean => place.spellings.has(word);
    const isNumbered = (offset: number): boolean => numberedLines(tree).has(offset);
    const { words, slips } = clean(
        statement.words,
        place.content === 'keywords' ? { isKeyword, isNumbered } : { isNumbered },
    );
    const keyword = words[0]?.text;
    const binding: Binding =
        keyword === undefined
            ? { kind: 'empty' }
            : place.content === 'keywords'
              ? lookUp(keyword, place, statement.children !== undefined)
              : { kind: 'value' };
    const spec = specOf(binding);
    return { ...base, words, slips, place, binding, ...(spec === undefined ? {} : { spec }) };
}

/** Statements at the top of a text with all in them, as they were bound, where nothing around them can change that. */
const boundBefore = createField<EffectiveStatement, Bound>();

/** Whether a foreign comment stands in a statement, or the statement in one. */
function isTouched({ node }: EffectiveStatement, comments: readonly ForeignComment[]): boolean {
    const { start } = node.span;
    const end = node.block === undefined ? node.span.end : (node.block.close?.end ?? Infinity);
    const last = commentBefore(comments, end);
    return last !== undefined && last.region.end > start;
}

/** Binds a statement at the top of a text, with all in it. */
function bindTop(
    statement: EffectiveStatement,
    isRest: boolean,
    tree: SourceTree,
    comments: readonly ForeignComment[],
): Bound {
    const isOpen = isRest || isTouched(statement, comments);
    const before = isOpen ? undefined : boundBefore.get(statement);
    if (before !== undefined) return before;
    const { text } = tree.file;
    const seen = { slips: false };
    const bindAt = (each: EffectiveStatement, place: Place | undefined, parent?: Bound): Bound => {
        const bound = bindOne(each, place, parent, commentAt(comments, each.node.span.start), tree);
        seen.slips ||= bound.slips.length > 0 || isLineNumber(each.words[0]?.text);
        return bound;
    };
    const top = bindAt(statement, isRest ? undefined : ROOT_PLACE);
    const tasks = [{ parent: top, depth: 0 }];
    for (let task = tasks.pop(); task !== undefined; task = tasks.pop()) {
        const { parent, depth } = task;
        const { children } = parent.statement;
        if (children === undefined || depth >= MAX_DEPTH) continue;
        const place = parent.binding.kind === 'value' ? undefined : insideOf(parent, text);
        const into = parent.children as Bound[];
        for (const each of children) {
            const rest = isRestOfValue(each, into.at(-1), text);
            const bound = bindAt(each, rest ? undefined : place, parent);
            into.push(bound);
            tasks.push({ parent: bound, depth: depth + 1 });
        }
    }
    if (!isOpen && !seen.slips) boundBefore.set(statement, top);
    return top;
}

/** Binds every statement of a configuration. */
export function bind(config: EffectiveConfig): BoundConfig {
    const { tree } = config;
    const comments = foreignComments(tree);
    const statements: Bound[] = [];
    for (const statement of config.statements) {
        const isRest = isRestOfValue(statement, statements.at(-1), tree.file.text);
        statements.push(bindTop(statement, isRest, tree, comments));
    }
    return { config, statements, foreignComments: comments };
}

/** Every bound statement, each before those inside it, in the order of the text. */
export function* everyBound(statements: readonly Bound[]): Generator<Bound> {
    for (const bound of statements) {
        yield bound;
        if (bound.children.length > 0) yield* everyBound(bound.children);
    }
}

/** The words of a statement, without its block. */
export function wordsSpan({ words, statement }: Bound): Span {
    const [first] = words;
    const last = words.at(-1);
    return first === undefined || last === undefined ? statement.node.span : join(first.span, last.span);
}

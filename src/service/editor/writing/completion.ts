/** What an editor offers at an offset. */
import type { Place } from '../../../../grammar/schema/places.ts';
import { expectedAt } from '../../../model/symbols.ts';
import type { Bound } from '../../../schema/bind.ts';
import { expectedInBlock } from '../../../schema/expected.ts';
import type { Span } from '../../../text/span.ts';
import { type Spot, insideOf, spotAt } from '../place/at.ts';
import { type Draft, keywordDrafts } from './keyword-completion.ts';
import { clearNeed, inRank } from './ranking.ts';
import type { Reading } from '../reading.ts';
import type { Making } from './snippets.ts';
import { stockFor } from './stock.ts';
import { type Slot, valueDrafts } from './value-completion.ts';
import { variableDrafts } from './variable-completion.ts';

/** Something that is offered; the list of them is in the order in which they are to be shown. */
export interface CompletionItem extends Draft {
    /** The text in whose place `insert` goes; empty where nothing stands yet. */
    readonly replace: Span;
    /** Whether it is what is wanted here beyond doubt. */
    readonly preselect: boolean;
}

/** How completions are wanted. */
export interface CompletionOptions {
    /** What a level of a block adds to the start of its lines; absent where no more than a word is to be written. */
    readonly indent?: string;
    /** The character after which an editor asks by itself; absent where somebody asks. */
    readonly trigger?: string;
}

/** Names that are listed in a block already are not offered again, nor addresses with another prefix length. */
function withoutGiven(drafts: readonly Draft[], { children }: Bound, offset: number): readonly Draft[] {
    const given = new Set(
        children.flatMap(({ words }) =>
            words
                .filter(({ span }) => offset < span.start || span.end < offset)
                .map(({ text }) => text.replace(/(\d)\/\d+$/, '$1')),
        ),
    );
    return drafts.filter(({ kind, label }) => (kind !== 'name' && kind !== 'used') || !given.has(label));
}

/** What templates are made from; undefined where more than a word stands in the way. */
function makingFor(
    reading: Reading,
    owner: Bound | undefined,
    { bound, quoted, span }: Slot,
    indent: string | undefined,
): Making | undefined {
    if (indent === undefined || quoted) return undefined;
    const isAlone =
        bound === undefined || (bound.words.length === 1 && bound.statement.node.block === undefined);
    const { text } = reading.bound.config.tree.file;
    const lineEnd = text.indexOf('\n', span.end);
    const rest = text.slice(span.end, lineEnd < 0 ? text.length : lineEnd);
    if (!isAlone || !/^[ \t\r]*$/.test(rest)) return undefined;
    return { target: reading.target, indent, stock: stockFor(reading, owner) };
}

/** What may begin a statement or a line in a block. */
function startDrafts(
    reading: Reading,
    owner: Bound | undefined,
    place: Place | undefined,
    slot: Slot,
    { indent }: CompletionOptions,
): readonly Draft[] {
    // A block whose name is lost to a slip is not looked into.
    const isLost = owner?.binding.kind === 'empty' && owner.slips.length > 0;
    if (place === undefined || isLost) return [];
    if (place.content === 'keywords') {
        const siblings = owner === undefined ? reading.bound.statements : owner.children;
        return keywordDrafts(
            place,
            siblings.filter((each) => each !== slot.bound),
            reading.target,
            makingFor(reading, owner, slot, indent),
        );
    }
    if (owner?.spec === undefined) return [];
    const expected = expectedInBlock(owner.spec, [], reading.target);
    if (expected === undefined) return [];
    return withoutGiven(valueDrafts(expected, owner.spec.name, reading, slot), owner, slot.span.start);
}

/** What may stand at a word of a statement, or behind its last. */
function statementDrafts(
    reading: Reading,
    spot: Extract<Spot, { kind: 'statement' }>,
    options: CompletionOptions,
): readonly Draft[] {
    const { bound, index } = spot;
    const { parent, place } = bound;
    if (index === 0) {
        const inside = parent === undefined ? place : insideOf(parent);
        return startDrafts(reading, parent, inside, spot, options);
    }
    const expected = expectedAt(bound, index, reading.target);
    if (expected === undefined) return [];
    const isLine = bound.binding.kind === 'value';
    const keyword = (isLine ? parent?.spec : bound.spec)?.name ?? '';
    const drafts = valueDrafts(expected, keyword, reading, spot);
    return place.content === 'words' && parent !== undefined
        ? withoutGiven(drafts, parent, spot.span.start)
        : drafts;
}

/** Whether a word in place of a stretch of the text would be one by itself. */
function isApart(text: string, { start, end }: Span): boolean {
    return (
        /^[ \t\n\r\f\v{}]?$/.test(text.slice(start - 1, start)) &&
        /^[ \t\n\r\f\v{}]?$/.test(text.slice(end, end + 1))
    );
}

/** In their order, with where they go and which of them is wanted beyond doubt. */
function itemsOf(drafts: readonly Draft[], replace: Span, typed: string): readonly CompletionItem[] {
    const sorted = inRank(drafts, typed);
    const need = clearNeed(sorted, typed);
    return sorted.map((draft) => ({ ...draft, replace, preselect: draft === need }));
}

/**
 * What may be written at an offset for the target of a reading; empty in comments and where anything goes. Behind a
 * blank that was typed only a further word of a line is offered, so that indenting a line brings nothing up; and no
 * value of another statement, which an editor might put in place of a shorter one that is typed.
 */
export function completions(
    reading: Reading,
    offset: number,
    options: CompletionOptions = {},
): readonly CompletionItem[] {
    const { trigger } = options;
    const { text } = reading.bound.config.tree.file;
    const spot = spotAt(reading.bound, offset);
    if (spot.kind === 'comment' || spot.kind === 'prefix') return [];
    const variables = variableDrafts(reading, offset);
    if (variables !== undefined) return itemsOf(variables.drafts, variables.replace, '');
    if (spot.kind === 'directive' || trigger === '$') return [];
    if (spot.kind === 'statement') {
        const { span, index, word, quoted } = spot;
        if (trigger === ' ' && (index === 0 || word !== undefined)) return [];
        if (!quoted && !isApart(text, span)) return [];
        const drafts = statementDrafts(reading, spot, options);
        const wanted = trigger === ' ' ? drafts.filter(({ kind }) => kind !== 'used') : drafts;
        return itemsOf(wanted, span, text.slice(span.start, offset));
    }
    const span = { start: offset, end: offset };
    if (trigger === ' ' || !isApart(text, span)) return [];
    return itemsOf(startDrafts(reading, spot.owner, spot.place, { quoted: false, span }, options), span, '');
}

/** What an editor offers at an offset. */
import type { NameKind } from '../../../grammar/schema/types.ts';
import type { Place } from '../../../grammar/schema/places.ts';
import { hasIt } from '../../../grammar/schema/releases.ts';
import { habitsOf } from '../../expand/habits.ts';
import { DEFINED_KINDS, definedNames, definesName, expectedAt, symbolTable } from '../../model/symbols.ts';
import type { Bound } from '../../schema/bind.ts';
import { type Expected, expectedInBlock } from '../../schema/expected.ts';
import { lineAt } from '../../text/source-file.ts';
import type { Span } from '../../text/span.ts';
import { type Spot, insideOf, spotAt } from './at.ts';
import { directives } from './directives.ts';
import { type Draft, keywordDrafts } from './keyword-completion.ts';
import type { Reading } from './reading.ts';
import { argumentWords, nounOf, valueWords } from './value-words.ts';

/** Something that is offered; the list of them is in the order in which they are to be shown. */
export interface CompletionItem extends Draft {
    /** The text in whose place `insert` goes; empty where nothing stands yet. */
    readonly replace: Span;
}

const BOOLEANS = ['true', 'false', 'on', 'off', 'yes', 'no'];

/** Where a definition is being written: from its `$` on, with what of the name stands there. */
const VARIABLE = /\$(?:\{[A-Za-z0-9_]*|[A-Za-z_][A-Za-z0-9_]*)?$/;

/** The definitions of a configuration, where the text before the offset ends in the beginning of a use. */
function variableItems({ bound, target }: Reading, offset: number): readonly CompletionItem[] | undefined {
    const { tree } = bound.config;
    const { text, lineStarts } = tree.file;
    if (!habitsOf(target.release).definitions) return undefined;
    const lineStart = lineStarts[lineAt(tree.file, offset)] ?? 0;
    // A line that keepalived reads is no longer than that.
    const before = VARIABLE.exec(text.slice(Math.max(lineStart, offset - 1024), offset))?.[0];
    if (before === undefined) return undefined;
    const [rest = ''] = /^[A-Za-z0-9_]*/.exec(text.slice(offset, offset + 256)) ?? [];
    const end = offset + rest.length;
    const isClosed = before.startsWith('${') && text[end] === '}';
    const replace = { start: offset - before.length, end: isClosed ? end + 1 : end };
    const known = new Map<string, string>();
    for (const { kind, name, text: value } of directives(tree))
        if (kind === 'definition') known.set(name, value);
    return [...known].map(([name, value]) => ({
        label: `\${${name}}`,
        kind: 'variable',
        detail: value.split('\n')[0] ?? '',
        documentation: '',
        deprecated: false,
        replace,
        insert: `\${${name}}`,
    }));
}

/** Whether a name can be written as one word. */
function isPlain(name: string): boolean {
    return name !== '' && !/[\s"{}!#$\\]/.test(name);
}

/** Where a value goes that is offered. */
interface Slot {
    readonly span: Span;
    /** Whether it goes between quotes. */
    readonly quoted: boolean;
    /** The statement whose word it is; absent where none stands yet. */
    readonly bound?: Bound;
}

/** The names that may stand somewhere: defined ones, or where one is defined, those that are used without being. */
function namesFor(kind: NameKind, { bound, target }: Reading, slot: Slot): readonly string[] {
    const isHere = ({ span }: { readonly span: Span }): boolean => span.start === slot.span.start;
    const isNew = slot.bound !== undefined && definesName(slot.bound);
    const defined = definedNames(bound, target).get(kind) ?? [];
    const names =
        DEFINED_KINDS.has(kind) && !isNew
            ? defined.map(({ name }) => name)
            : symbolTable(bound, target)
                  .ofKind(kind)
                  .filter(({ definitions, uses }) => definitions.every(isHere) && !uses.every(isHere))
                  .map(({ name }) => name);
    return [...new Set(names)].filter((name) => name !== '' && !name.includes('"'));
}

/** What may stand for a value, as far as it can be listed. */
function valueDrafts(expected: Expected, reading: Reading, slot: Slot): readonly Draft[] {
    const { value, arg, name } = expected;
    const detail = name;
    const documentation =
        arg !== undefined ? argumentWords(arg) : value === undefined ? '' : `*${name}*: ${valueWords(value)}`;
    const draft = (word: string, doc: string | undefined): Draft => ({
        label: word,
        kind: 'value',
        detail,
        documentation: doc ?? documentation,
        deprecated: false,
        insert: word,
    });
    const { release } = reading.target;
    const drafts = (words: readonly string[]): readonly Draft[] =>
        words.map((word) => draft(word, undefined));
    if (value?.kind === 'boolean') return drafts(BOOLEANS);
    if (value?.kind === 'choice')
        return value.choices
            .filter(({ since, until }) => hasIt(release, since, until))
            .map(({ word, doc }) => draft(word, doc));
    if (value?.kind === 'routing-name') return drafts(Object.keys(value.names.known));
    if (value?.kind === 'word-or-integer') return drafts(value.words);
    const words = (expected.words ?? []).map(({ word, doc }) => draft(word, doc));
    if (value?.kind !== 'name') return words;
    const names = namesFor(value.of, reading, slot).map((word): Draft => ({
        label: word,
        kind: 'name',
        detail: nounOf(value.of),
        documentation: '',
        deprecated: false,
        insert: isPlain(word) || slot.quoted ? word : `"${word}"`,
    }));
    return [...words, ...names];
}

/** Names that a list has already are not offered again. */
function withoutGiven(drafts: readonly Draft[], { children }: Bound, offset: number): readonly Draft[] {
    const given = new Set(
        children.flatMap(({ words }) =>
            words.filter(({ span }) => offset < span.start || span.end < offset).map(({ text }) => text),
        ),
    );
    return drafts.filter(({ kind, label }) => kind !== 'name' || !given.has(label));
}

/** What may begin a statement or a line in a block. */
function startDrafts(
    reading: Reading,
    owner: Bound | undefined,
    place: Place | undefined,
    slot: Slot,
): readonly Draft[] {
    if (place === undefined) return [];
    if (place.content === 'keywords') {
        const siblings = owner === undefined ? reading.bound.statements : owner.children;
        return keywordDrafts(
            place,
            siblings.filter((each) => each !== slot.bound),
            reading.target,
        );
    }
    const expected = owner?.spec === undefined ? undefined : expectedInBlock(owner.spec, [], reading.target);
    if (owner === undefined || expected === undefined) return [];
    return withoutGiven(valueDrafts(expected, reading, slot), owner, slot.span.start);
}

/** What may stand at a word of a statement, or behind its last. */
function statementDrafts(reading: Reading, spot: Extract<Spot, { kind: 'statement' }>): readonly Draft[] {
    const { bound, index } = spot;
    const { target } = reading;
    if (index === 0) {
        const place = bound.parent === undefined ? bound.place : insideOf(bound.parent);
        return startDrafts(reading, bound.parent, place, spot);
    }
    const expected = expectedAt(bound, index, target);
    if (expected === undefined) return [];
    const drafts = valueDrafts(expected, reading, spot);
    const { parent, place } = bound;
    return place.content === 'words' && parent !== undefined
        ? withoutGiven(drafts, parent, spot.span.start)
        : drafts;
}

/** What may be written at an offset for the target of a reading; empty in comments and where anything goes. */
export function completions(reading: Reading, offset: number): readonly CompletionItem[] {
    const spot = spotAt(reading.bound, offset);
    if (spot.kind === 'comment' || spot.kind === 'prefix') return [];
    const variables = variableItems(reading, offset);
    if (variables !== undefined) return variables;
    if (spot.kind === 'directive') return [];
    if (spot.kind === 'statement') {
        const { span } = spot;
        return statementDrafts(reading, spot).map((draft) => ({ ...draft, replace: span }));
    }
    const replace = { start: offset, end: offset };
    const drafts = startDrafts(reading, spot.owner, spot.place, { quoted: false, span: replace });
    return drafts.map((draft) => ({ ...draft, replace }));
}

/** What may stand for a value, as far as it can be listed. */
import { hasIt } from '../../../../grammar/schema/releases.ts';
import type { NameKind } from '../../../../grammar/schema/types.ts';
import { DEFINED_KINDS, definedNames, definesName, symbolTable } from '../../../model/symbols.ts';
import type { Bound } from '../../../schema/bind.ts';
import type { Expected } from '../../../schema/expected.ts';
import type { Word } from '../../../syntax/tree.ts';
import type { Span } from '../../../text/span.ts';
import type { Draft } from './keyword-completion.ts';
import type { Reading } from '../reading.ts';
import { usedDrafts } from './used-completion.ts';
import { argumentWords, nounOf, valueWords } from '../facts/value-words.ts';

const BOOLEANS = ['true', 'false', 'on', 'off', 'yes', 'no'];

/** Where a value goes that is offered. */
export interface Slot {
    readonly span: Span;
    /** Whether it goes between quotes. */
    readonly quoted: boolean;
    /** The statement whose word it is; absent where none stands yet. */
    readonly bound?: Bound;
    /** The word that stands there. */
    readonly word?: Word;
}

/** A name as it is written: between quotes where it cannot stand alone. */
export function asWord(name: string): string {
    return name !== '' && !/[\s"{}!#$\\]/.test(name) ? name : `"${name}"`;
}

/** The names of a kind that a configuration defines, or for those of the host the ones that it mentions. */
export function knownNames(kind: NameKind, { bound, target }: Reading): readonly string[] {
    const names = DEFINED_KINDS.has(kind)
        ? (definedNames(bound, target).get(kind) ?? []).map(({ name }) => name)
        : symbolTable(bound, target)
              .ofKind(kind)
              .map(({ name }) => name);
    return [...new Set(names)].filter((name) => name !== '' && !name.includes('"'));
}

/** The names that may stand somewhere: known ones, or where one is defined, those that are used without being. */
function namesFor(kind: NameKind, reading: Reading, slot: Slot): readonly string[] {
    const isNew = slot.bound !== undefined && definesName(slot.bound);
    if (DEFINED_KINDS.has(kind) && !isNew) return knownNames(kind, reading);
    const isHere = ({ span }: { readonly span: Span }): boolean => span.start === slot.span.start;
    return symbolTable(reading.bound, reading.target)
        .ofKind(kind)
        .filter(({ definitions, uses }) => definitions.every(isHere) && !uses.every(isHere))
        .map(({ name }) => name)
        .filter((name) => name !== '' && !name.includes('"'));
}

/** What may stand for what is expected; `keyword` is that of the statement or of the block around the line. */
export function valueDrafts(
    expected: Expected,
    keyword: string,
    reading: Reading,
    slot: Slot,
): readonly Draft[] {
    const { value, arg, name } = expected;
    const documentation =
        arg !== undefined ? argumentWords(arg) : value === undefined ? '' : `*${name}*: ${valueWords(value)}`;
    const draft = (word: string, doc: string | undefined): Draft => ({
        label: word,
        kind: 'value',
        detail: name,
        documentation: doc ?? documentation,
        rank: 'other',
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
    if (value?.kind !== 'name') return [...words, ...usedDrafts(expected, keyword, reading, slot)];
    const names = namesFor(value.of, reading, slot).map((word): Draft => ({
        label: word,
        kind: 'name',
        detail: nounOf(value.of),
        documentation: '',
        rank: 'other',
        insert: slot.quoted ? word : asWord(word),
    }));
    return [...words, ...names];
}

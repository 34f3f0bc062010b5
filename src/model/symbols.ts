/**
 * Everything that has a name in a configuration, with the places where it is defined and used. Unlike
 * `nameUses`, this looks at the whole text, also at what keepalived does not come to read: an editor
 * shows and changes names there too.
 */
import { ROOT_PLACE } from '../../grammar/schema/places.ts';
import type { KeywordSpec, NameKind, Shape } from '../../grammar/schema/types.ts';
import { type Bound, type BoundConfig, everyBound } from '../schema/bind.ts';
import { type Expected, expectedAfter, expectedInBlock } from '../schema/expected.ts';
import type { Target } from '../schema/targets.ts';
import type { Word } from '../syntax/tree.ts';
import type { Span } from '../text/span.ts';
import { remembered } from './remembered.ts';
import { MOST_WORDS } from '../text/words.ts';

/** A place where a name stands. */
export interface Occurrence {
    readonly kind: NameKind;
    readonly name: string;
    readonly word: Word;
    /** The statement or line in which it stands. */
    readonly bound: Bound;
    readonly role: 'definition' | 'use';
    /** Where it stands in the text, without quotes; the `$NAME` where a definition brings it. */
    readonly span: Span;
    /** Whether the text has it as it is, not by a definition or a sequence. */
    readonly isWritten: boolean;
}

/** What has a name; `definitions` is empty where nothing in the text defines it. */
export interface NamedThing {
    readonly kind: NameKind;
    readonly name: string;
    readonly definitions: readonly Occurrence[];
    readonly uses: readonly Occurrence[];
}

/** What has a name in a configuration. */
export interface SymbolTable {
    /** The things of a kind, in the order in which their names first appear. */
    readonly ofKind: (kind: NameKind) => readonly NamedThing[];
    readonly find: (kind: NameKind, name: string) => NamedThing | undefined;
    /** All places where names stand, in the order of the text. */
    readonly occurrences: readonly Occurrence[];
}

/** Where a word stands in the text: where it came about by definitions, the place of the first of them. */
export function placeOf({ span, via }: Word): Span {
    let place = span;
    for (let step = via; step !== undefined; step = step.parent)
        if (step.kind === 'definition') place = step.span;
    return place;
}

/** Whether a word stands in the text just so, with nothing in it that it lost. */
function isWritten({ text, quoted, span, via }: Word): boolean {
    for (let step = via; step !== undefined; step = step.parent) if (step.kind !== 'include') return false;
    return span.end - span.start === text.length + (quoted ? 2 : 0);
}

/** What is expected at a word of a statement. */
export function expectedAt(
    { binding, parent, spec, words }: Bound,
    index: number,
    target: Target,
): Expected | undefined {
    const before = words.slice(0, index);
    if (binding.kind === 'value')
        return parent?.spec === undefined ? undefined : expectedInBlock(parent.spec, before, target);
    return spec === undefined || index === 0 ? undefined : expectedAfter(spec, before, target);
}

function hasNames({ args }: Shape): boolean {
    return args.some(({ value }) => value.kind === 'name' || value.kind === 'special');
}

/** Whether a keyword may be followed by a name; most are not, and need no closer look. */
function takesNames({ shape, formerShapes }: KeywordSpec): boolean {
    return (shape !== undefined && hasNames(shape)) || formerShapes?.some(hasNames) === true;
}

const NONE: readonly Occurrence[] = [];

function occurrencesIn(bound: Bound, target: Target): readonly Occurrence[] {
    const { binding, spec, words } = bound;
    if (binding.kind !== 'value' && (spec === undefined || !takesNames(spec))) return NONE;
    const found: Occurrence[] = [];
    for (const [index, word] of words.slice(0, MOST_WORDS).entries()) {
        const { value, words: known } = expectedAt(bound, index, target) ?? {};
        if (value?.kind !== 'name' || known?.some((each) => each.word === word.text) === true) continue;
        const written = isWritten(word);
        found.push({
            kind: value.of,
            name: word.text,
            word,
            bound,
            role: definesName(bound) ? 'definition' : 'use',
            // The block may be elsewhere when it is asked for.
            get span() {
                const { start, end } = placeOf(word);
                return written && word.quoted ? { start: start + 1, end: end - 1 } : { start, end };
            },
            isWritten: written,
        });
    }
    return found;
}

/** The places in a block where names stand, in the order in which it is read. */
const occurrencesUnder = remembered((top: Bound, target: Target): readonly Occurrence[] =>
    [...everyBound([top])].flatMap((bound) => occurrencesIn(bound, target)),
);

/** The kind of name that a block at the top of a file defines. */
function definedBy({ block, shape }: KeywordSpec): NameKind | undefined {
    const value = shape?.args[0]?.value;
    return block !== undefined && value?.kind === 'name' ? value.of : undefined;
}

/** The kinds of names that a configuration defines; the others are those of the host. */
export const DEFINED_KINDS: ReadonlySet<NameKind> = new Set(
    [...ROOT_PLACE.spellings.values()].flatMap(({ spec }) => definedBy(spec) ?? []),
);

/** Whether a statement is a block that defines its first word as a name. */
export function definesName({ spec, parent }: Bound): boolean {
    return parent === undefined && spec !== undefined && definedBy(spec) !== undefined;
}

/** The definitions of a configuration alone; much less to look through than all places where names stand. */
export const definedNames = remembered(
    (config: BoundConfig, target: Target): ReadonlyMap<NameKind, readonly Occurrence[]> => {
        const found = new Map<NameKind, Occurrence[]>();
        for (const bound of config.statements) {
            if (!definesName(bound)) continue;
            for (const each of occurrencesIn(bound, target)) {
                const known = found.get(each.kind);
                if (known === undefined) found.set(each.kind, [each]);
                else known.push(each);
            }
        }
        return found;
    },
);

interface Thing extends NamedThing {
    readonly definitions: Occurrence[];
    readonly uses: Occurrence[];
}

/** Everything in a configuration that has a name, and every place where a name stands. */
export const symbolTable = remembered((config: BoundConfig, target: Target): SymbolTable => {
    const things = new Map<NameKind, Map<string, Thing>>();
    const occurrences: Occurrence[] = [];
    /** What is read more than once: files that are included twice, lines that are repeated, what definitions bring. */
    const seen = new Set<string>();
    const isNew = ({ word, kind, name, span }: Occurrence): boolean =>
        word.via === undefined || seen.size !== seen.add(`${span.start} ${kind} ${name}`).size;
    const add = (each: Occurrence): void => {
        const { kind, name, role } = each;
        occurrences.push(each);
        let named = things.get(kind);
        if (named === undefined) things.set(kind, (named = new Map<string, Thing>()));
        let thing = named.get(name);
        if (thing === undefined) named.set(name, (thing = { kind, name, definitions: [], uses: [] }));
        (role === 'definition' ? thing.definitions : thing.uses).push(each);
    };
    for (const top of config.statements)
        for (const each of occurrencesUnder(top, target)) if (isNew(each)) add(each);
    return {
        ofKind: (kind) => [...(things.get(kind)?.values() ?? [])],
        find: (kind, name) => things.get(kind)?.get(name),
        occurrences: occurrences.sort((a, b) => a.span.start - b.span.start),
    };
});

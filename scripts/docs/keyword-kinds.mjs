/** The keywords of the schema by what stands behind them, without regard to the block that they stand in. */
import { loadBundle } from '../bundle.mjs';

const ENTRY = `
export { ROOT } from './grammar/schema/index.ts';
export { NEWEST, hasIt } from './grammar/schema/releases.ts';
export { ADDRESS_OPTIONS } from './grammar/schema/address-line.ts';
export { ROUTE_OPTIONS } from './grammar/schema/route-line.ts';
export { RULE_ACTIONS, RULE_OPTIONS } from './grammar/schema/routing-rule-line.ts';
export { expectedAfter, expectedInBlock } from './src/schema/expected.ts';
export { findTarget } from './src/schema/targets.ts';
`;

/** How many words behind a keyword are looked at for words that are known there. */
const DEPTH = 4;

/** The booleans of keepalived (`lib/parser.c:check_true_false`). */
const BOOLEANS = ['true', 'on', 'yes', 'false', 'off', 'no'];

/** The words that an expectation names, and whether their capitals do not matter. */
function wordsOf({ words = [], value }) {
    if (value?.kind === 'boolean') return { words: BOOLEANS, caseless: false };
    const choices = value?.kind === 'choice' ? value.choices : [];
    return { words: [...words, ...choices].map(({ word }) => word), caseless: value?.caseless === true };
}

/** No known words yet. */
function nothingKnown() {
    return { words: new Set(), caseless: false };
}

/** Adds to `found` all words that are known behind some others; `expect` answers what is expected behind them. */
function knownBehind(expect, before, found, depth = DEPTH) {
    const expected = depth === 0 ? undefined : expect(before);
    if (expected === undefined) return;
    const { words, caseless } = wordsOf(expected);
    const fresh = words.filter((word) => !found.words.has(word));
    for (const word of words) found.words.add(word);
    if (caseless) found.caseless = true;
    for (const text of [...fresh, '']) knownBehind(expect, [...before, { text }], found, depth - 1);
}

/** The spellings of a block's keywords: each with its record, and whether the newest release still wants it there. */
export function* spellingsIn(keywords, isGone, { NEWEST, hasIt }) {
    for (const spec of keywords) {
        const gone = isGone || !hasIt(NEWEST, spec.since, spec.until);
        for (const { name, since, until, deprecated = spec.deprecated } of [spec, ...(spec.aliases ?? [])]) {
            const isWanted = !gone && hasIt(NEWEST, since, until) && deprecated === undefined;
            yield { name, spec, isWanted, gone };
        }
    }
}

/** Every spelling with the places that it has. */
function spellings(sources) {
    const places = new Map();
    const walk = (keywords, isGone) => {
        for (const place of spellingsIn(keywords, isGone, sources)) {
            const { name, spec, gone } = place;
            places.set(name, [...(places.get(name) ?? []), place]);
            if (name === spec.name && spec.block?.content === 'keywords') walk(spec.block.keywords, gone);
        }
    };
    walk(sources.ROOT, false);
    return places;
}

/** What there is to know about a spelling, in a form in which it can be compared. */
export function kindOf(name, places, { expectedAfter, target }) {
    const found = nothingKnown();
    for (const { spec } of places)
        knownBehind((before) => expectedAfter(spec, before, target), [{ text: name }], found);
    const isBlock = places.some(({ spec }) => spec.block !== undefined);
    const isNamed = places.some(({ spec }) => spec.block && spec.shape?.args[0]?.value.kind === 'name');
    const known = isBlock ? 'block' : 'setting';
    return {
        what: places.some(({ isWanted }) => isWanted) ? known : 'deprecated',
        isNamed,
        caseless: found.caseless,
        words: [...found.words].sort(),
    };
}

/** The kinds of keywords, each with the spellings that are of it. */
function kindsOf(sources) {
    const kinds = new Map();
    for (const [name, places] of spellings(sources)) {
        const kind = kindOf(name, places, sources);
        const key = JSON.stringify(kind);
        kinds.set(key, { ...kind, names: [...(kinds.get(key)?.names ?? []), name] });
    }
    return [...kinds].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, kind]) => kind);
}

/** Adds to `found` the words that the lines of a block of values may hold. */
export function knownInLines(spec, sources, found = nothingKnown()) {
    knownBehind((before) => sources.expectedInBlock(spec, before, sources.target), [], found);
    const { ADDRESS_OPTIONS, ROUTE_OPTIONS, RULE_OPTIONS, RULE_ACTIONS, NEWEST, hasIt } = sources;
    for (const { word, aliases = [] } of [ADDRESS_OPTIONS, ROUTE_OPTIONS, RULE_OPTIONS, RULE_ACTIONS].flat())
        if (found.words.has(word))
            for (const { name, since, until } of aliases)
                if (hasIt(NEWEST, since, until)) found.words.add(name);
    return found;
}

/** The words of the lines in all blocks of values. */
function wordsOfLines(sources) {
    const found = nothingKnown();
    for (const { spec } of [...spellings(sources).values()].flat())
        if (spec.block?.content === 'lines') knownInLines(spec, sources, found);
    return found;
}

/** The schema, and what is asked of it for its newest release. */
export async function loadSchema(root) {
    const loaded = await loadBundle(ENTRY, root);
    return { ...loaded, target: loaded.findTarget(loaded.NEWEST) };
}

/**
 * The kinds of keywords, and the words that lines in blocks of values may hold. A kind has its spellings
 * (`names`); says whether they are for a `block`, a `setting`, or nowhere wanted any more (`deprecated`), whether a
 * name stands behind them, and which words are known there.
 */
export async function loadKeywords(root) {
    const sources = await loadSchema(root);
    return { kinds: kindsOf(sources), lineWords: wordsOfLines(sources) };
}

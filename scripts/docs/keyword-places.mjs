/** The keywords of the schema block by block, with what stands behind each. */
import { kindOf, knownInLines, loadSchema, spellingsIn } from './keyword-kinds.mjs';

/** `HTTP_GET` as a part of a name: `HttpGet`. */
function camel(name) {
    return name.replace(
        /(?:^|_)([A-Za-z])([A-Za-z]*)/g,
        (_, first, rest) => first.toUpperCase() + rest.toLowerCase(),
    );
}

/** The contents of a block: its keywords, or the words that its lines may hold. */
function contentOf(id, spec, isGone, sources, contents) {
    const { content, keywords, line } = spec.block;
    if (content === 'keywords') return addKeywords(id, keywords, isGone, sources, contents);
    const own = content === 'lines' ? camel(`lines_${(line ?? 'other').replaceAll('-', '_')}`) : 'Words';
    if (content === 'words') contents.set(own, { id: own, statements: [], words: [], caseless: false });
    else {
        const { words, caseless } = knownInLines(spec, sources);
        // Lines of a kind may know more words in one block than in another.
        const all = new Set([...(contents.get(own)?.words ?? []), ...words]);
        contents.set(own, { id: own, statements: [], words: [...all].sort(), caseless });
    }
    return own;
}

/** Adds the block `id` of some keywords, and the blocks in it. */
function addKeywords(id, keywords, isGone, sources, contents) {
    const places = new Map();
    contents.set(id, undefined);
    for (const place of spellingsIn(keywords, isGone, sources))
        places.set(place.name, [...(places.get(place.name) ?? []), place]);
    const statements = new Map();
    for (const [name, all] of places) {
        const { spec, gone } = all.find(({ spec: each }) => each.block !== undefined) ?? all[0];
        const inside = `${id === 'Root' ? '' : id}${camel(spec.name)}`;
        const statement = {
            ...kindOf(name, all, sources),
            body: spec.block && contentOf(inside, spec, gone, sources, contents),
        };
        const key = JSON.stringify(statement);
        statements.set(key, { ...statement, names: [...(statements.get(key)?.names ?? []), name] });
    }
    const sorted = [...statements].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each);
    contents.set(id, { id, statements: sorted, words: [], caseless: false });
    return id;
}

/**
 * What stands in a file and in the blocks that there are, by names such as `Root` and `VrrpInstance`. A content
 * has `statements`, each with the spellings (`names`) of keywords that have all else in common: what they are for
 * (`what`), whether a name stands behind them (`isNamed`), which words are known there (`words`, `caseless`), and
 * the content of their block (`body`). A content of lines has the words that are known in them.
 */
export async function loadPlaces(root) {
    const sources = await loadSchema(root);
    const contents = new Map();
    addKeywords('Root', sources.ROOT, false, sources, contents);
    return contents;
}

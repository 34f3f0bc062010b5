/**
 * Looking keywords up. A `Place` is the inside of a block (or of the file): what
 * may stand there. Everything that asks "is this word valid here" asks a place.
 */
import { ROOT } from './index.ts';
import type { AliasSpec, BlockSpec, KeywordSpec } from './types.ts';

/** A keyword as it is spelt at some place: its record, and the alias used, if any. */
export interface Spelling {
    readonly spec: KeywordSpec;
    readonly alias?: AliasSpec;
}

/** The inside of a block. */
export interface Place {
    /** Canonical names from the file's top to here, joined by `/`; empty for the top itself. */
    readonly path: string;
    readonly content: BlockSpec['content'];
    /** By every spelling that any release knew here. */
    readonly spellings: ReadonlyMap<string, Spelling>;
    readonly parent?: Place;
}

function spellingsOf(keywords: readonly KeywordSpec[]): ReadonlyMap<string, Spelling> {
    const map = new Map<string, Spelling>();
    for (const spec of keywords) {
        map.set(spec.name, { spec });
        for (const alias of spec.aliases ?? []) map.set(alias.name, { spec, alias });
    }
    return map;
}

/** The top of a file. */
export const ROOT_PLACE: Place = { path: '', content: 'keywords', spellings: spellingsOf(ROOT) };

const inside = new WeakMap<Place, Map<KeywordSpec, Place>>();

/** The inside of `spec`'s block, which stands at `place`; undefined when it takes no block. */
export function placeIn(place: Place, spec: KeywordSpec): Place | undefined {
    if (spec.block === undefined) return undefined;
    let known = inside.get(place);
    if (known === undefined) inside.set(place, (known = new Map<KeywordSpec, Place>()));
    let result = known.get(spec);
    if (result === undefined) {
        result = {
            path: pathOf(place, spec),
            content: spec.block.content,
            spellings: spellingsOf(spec.block.content === 'keywords' ? spec.block.keywords : []),
            parent: place,
        };
        known.set(spec, result);
    }
    return result;
}

/** The canonical path of a keyword at a place, such as `virtual_server/real_server/weight`. */
export function pathOf(place: Place, spec: KeywordSpec): string {
    return place.path === '' ? spec.name : `${place.path}/${spec.name}`;
}

/** Every place of the schema, the top first, outer before inner. */
export function* allPlaces(from: Place = ROOT_PLACE): Generator<Place> {
    yield from;
    for (const { spec, alias } of from.spellings.values()) {
        if (alias !== undefined) continue;
        const place = placeIn(from, spec);
        if (place !== undefined) yield* allPlaces(place);
    }
}

let homes: Map<string, Place[]> | undefined;

/** The places where a word is a keyword in some release, outer before inner. */
export function homesOf(word: string): readonly Place[] {
    if (homes === undefined) {
        homes = new Map();
        for (const place of allPlaces()) {
            for (const name of place.spellings.keys()) {
                const list = homes.get(name);
                if (list === undefined) homes.set(name, [place]);
                else list.push(place);
            }
        }
    }
    return homes.get(word) ?? [];
}

/** Whether a word opens a section: a block that may stand at the top of a file and nowhere else. */
export function opensSection(word: string): boolean {
    const spelling = ROOT_PLACE.spellings.get(word);
    return spelling?.spec.block !== undefined && homesOf(word).length === 1;
}

import { type Place, type Spelling, allPlaces, homesOf, pathOf } from '../../../grammar/schema/places.ts';
import type { BlockSpec } from '../../../grammar/schema/types.ts';
import { factsOf } from '../../service/keyword-facts.ts';
import { wrap } from '../../report/table.ts';

/** A keyword, spelt in one of its ways, at one place. */
export interface Home extends Spelling {
    readonly place: Place;
}

/**
 * The keywords that `what` means: a word, or a path such as `real_server/weight` whose
 * beginning may be left out.
 */
export function findKeyword(what: string): readonly Home[] {
    const parts = what.split('/').filter((part) => part !== '');
    const word = parts.at(-1) ?? '';
    const outer = parts.slice(0, -1).join('/');
    return homesOf(word).flatMap((place) => {
        const fits = outer === '' || `/${place.path}`.endsWith(`/${outer}`);
        const spelling = fits ? place.spellings.get(word) : undefined;
        return spelling === undefined ? [] : [{ ...spelling, place }];
    });
}

/** Every keyword as a word, and as the paths that lead to it, with and without their beginnings. */
export function keywordNames(): readonly string[] {
    return [...allPlaces()].flatMap((place) => {
        const blocks = place.path === '' ? [] : place.path.split('/');
        const heads = ['', ...blocks.map((_, index) => `${blocks.slice(index).join('/')}/`)];
        return [...place.spellings.keys()].flatMap((name) => heads.map((head) => head + name));
    });
}

function blockText(block: BlockSpec): string {
    if (block.content === 'lines') return 'opens a block with one entry to a line';
    if (block.content === 'words') return 'opens a block of words';
    return `opens a block; in it: ${block.keywords.map((each) => each.name).join(' ')}`;
}

/** Everything about a keyword but where it stands, one fact to an entry. */
function allFacts(home: Home): readonly string[] {
    const { block, source } = home.spec;
    return [
        ...factsOf(home),
        block === undefined ? 'takes no block' : blockText(block),
        `keepalived's source: ${source}`,
    ];
}

/** The path of a keyword as it was asked for: an alias by its own name. */
function pathText({ spec, alias, place }: Home): string {
    if (alias === undefined) return pathOf(place, spec);
    return place.path === '' ? alias.name : `${place.path}/${alias.name}`;
}

/** Tells about a keyword at all its places; places of which the same is true stand together. */
export function explainKeyword(homes: readonly Home[], width: number): string {
    const groups = new Map<string, { readonly home: Home; readonly paths: string[] }>();
    for (const home of homes) {
        const key = [home.spec.doc, ...allFacts(home)].join('\n');
        const group = groups.get(key);
        if (group === undefined) groups.set(key, { home, paths: [pathText(home)] });
        else group.paths.push(pathText(home));
    }
    return [...groups.values()]
        .map(({ home, paths }) =>
            [
                ...paths,
                ...wrap(home.spec.doc, width, '    '),
                ...allFacts(home).flatMap((fact) =>
                    wrap(fact, width, '      ').map((line, index) =>
                        index === 0 ? `    - ${line.trim()}` : line,
                    ),
                ),
                '',
            ].join('\n'),
        )
        .join('\n');
}

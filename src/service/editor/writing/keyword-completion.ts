import { type Place, type Spelling, allPlaces } from '../../../../grammar/schema/places.ts';
import { isDeprecated } from '../../keyword-facts.ts';
import type { KeywordSpec } from '../../../../grammar/schema/types.ts';
import type { Bound } from '../../../schema/bind.ts';
import type { Target } from '../../../schema/targets.ts';
import { isKnownTo, shapeOf } from '../../../schema/values/judge.ts';
import { keywordText } from '../facts/hover.ts';
import type { Rank } from './ranking.ts';
import { type Making, neededIn, spelledFor, templateFor } from './snippets.ts';
import type { Template } from './template.ts';
import { usualIn } from './usual.ts';
import { signature } from '../facts/value-words.ts';

/** A keyword that is offered, by which its description can be asked for. */
export interface Subject {
    /** The path of the block in which it stands. */
    readonly path: string;
    readonly name: string;
}

/** What is offered, before it is known where it goes. */
export interface Draft {
    readonly label: string;
    /** `used` is what stands elsewhere and is a value like any other: it must not be in the way of one that is typed. */
    readonly kind: 'keyword' | 'block' | 'value' | 'name' | 'used' | 'variable';
    /** What it is, in a few words. */
    readonly detail: string;
    /** Markdown; empty where there is no more to say, or all is said of `subject`. */
    readonly documentation: string;
    /** What `describe` knows more about. */
    readonly subject?: Subject;
    readonly rank: Rank;
    readonly insert: string;
    /** What is written in place of `insert` where an editor can go from stop to stop. */
    readonly template?: Template;
}

/** Whether a block lists the instances of a group, of which there is one list only. */
function listsMembers({ block }: KeywordSpec): boolean {
    const value = block?.content === 'words' ? block.word?.value : undefined;
    return value?.kind === 'name' && value.of === 'vrrp_instance';
}

/** Whether giving a keyword once more adds to what is given, and neither replaces it nor is refused. */
function countsAgain(spec: KeywordSpec, target: Target): boolean {
    const repeat = shapeOf(spec, target)?.repeat;
    if (repeat === 'each') return true;
    return spec.block !== undefined && repeat !== 'first' && repeat !== 'ruins' && !listsMembers(spec);
}

/** The keywords that are lacking, and then those that are common, each the first to be written first. */
interface Wanted {
    readonly needed: readonly KeywordSpec[];
    readonly common: readonly KeywordSpec[];
}

function wantedIn(place: Place, given: ReadonlySet<KeywordSpec | undefined>, target: Target): Wanted {
    const needed = neededIn(place, target).flatMap((any) =>
        any.some((spec) => given.has(spec)) ? [] : any.slice(0, 1),
    );
    const common = usualIn(place.path).common.flatMap((name) => place.spellings.get(name)?.spec ?? []);
    return { needed, common };
}

function rankOf(name: string, spelling: Spelling, wanted: Wanted, target: Target): Rank {
    const { spec, alias } = spelling;
    if (isDeprecated(spelling, target)) return 'deprecated';
    if (alias !== undefined && spelledFor(spec, target)?.name !== name) return 'alias';
    if (wanted.needed.includes(spec)) return 'needed';
    return wanted.common.includes(spec) ? 'common' : 'other';
}

function draftOf(name: string, spelling: Spelling, place: Place, rank: Rank, target: Target): Draft {
    const { spec, alias } = spelling;
    const shape = shapeOf(spec, target);
    const words = shape === undefined ? '' : signature(shape);
    const block = spec.block === undefined ? '' : 'block';
    const other = alias === undefined ? '' : `for ${spec.name}`;
    return {
        label: name,
        kind: spec.block === undefined ? 'keyword' : 'block',
        detail: [words, block, other].filter((part) => part !== '').join(', '),
        documentation: '',
        subject: { path: place.path, name },
        rank,
        insert: name,
    };
}

/**
 * The keywords of a place that the target knows, those that are lacking and then the common ones first. What counts
 * once only and is there already is left out. Without `making` each is the word alone.
 */
export function keywordDrafts(
    place: Place,
    siblings: readonly Bound[],
    target: Target,
    making: Making | undefined,
): readonly Draft[] {
    const given = new Set(siblings.map(({ spec }) => spec));
    const wanted = wantedIn(place, given, target);
    const drafts: Draft[] = [];
    for (const [name, spelling] of place.spellings) {
        const { spec } = spelling;
        if (!isKnownTo(spelling, target)) continue;
        if (given.has(spec) && !countsAgain(spec, target)) continue;
        const draft = draftOf(name, spelling, place, rankOf(name, spelling, wanted, target), target);
        const template = making === undefined ? undefined : templateFor(name, spelling, place, making);
        drafts.push({ ...draft, ...(template === undefined ? {} : { template }) });
    }
    const order = [...wanted.needed, ...wanted.common];
    const at = ({ label }: Draft): number => {
        const spec = place.spellings.get(label)?.spec;
        const index = spec === undefined ? -1 : order.indexOf(spec);
        return index < 0 ? order.length : index;
    };
    return drafts.sort((a, b) => at(a) - at(b));
}

let places: ReadonlyMap<string, Place> | undefined;

/** All that is to be said of a keyword that is offered, in Markdown; undefined where there is none of that name. */
export function describe({ path, name }: Subject, target: Target, docsBase?: string): string | undefined {
    places ??= new Map([...allPlaces()].map((place) => [place.path, place]));
    const place = places.get(path);
    const spelling = place?.spellings.get(name);
    if (place === undefined || spelling === undefined) return undefined;
    return keywordText(spelling, place, target, docsBase);
}

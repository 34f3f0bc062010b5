import { type Place, type Spelling, homesOf } from '../../grammar/schema/places.ts';
import { oncePer } from '../text/once.ts';
import { type Spelled, editsBetween, spelled } from '../text/spelling.ts';

/** A keyword that an unknown word may have been meant for. */
export interface Candidate {
    readonly spelling: Spelling;
    /** What to write in place of the word. */
    readonly text: string;
    /** Edits between word and keyword; 0 for a slip of case, underscore or sign. */
    readonly distance: number;
}

/** As many edits as a word of that length may be away from the keyword that was meant. */
function tolerance(length: number): number {
    return length < 4 ? 0 : length < 6 ? 1 : length < 10 ? 2 : 3;
}

/** As many edits as a part of a word between underscores may be away: of two letters none may be another one. */
function partTolerance(one: string, other: string): number {
    const shorter = Math.min(one.length, other.length);
    if (shorter >= 4) return tolerance(shorter);
    const isSwapped = one === `${other.slice(1)}${other.slice(0, 1)}`;
    return shorter < 3 && one.length === other.length && !isSwapped ? 0 : 1;
}

/**
 * Whether words of as many parts are near in each of them. What they have in common tells nothing: `connect_host` is as
 * little meant for `connect_port` as `host` is for `port`.
 */
function areNearInParts(one: string, other: string): boolean {
    const [parts, others] = [one.split('_'), other.split('_')];
    return (
        parts.length !== others.length ||
        parts.every((part, at) => {
            const against = others[at] ?? '';
            if (part === against) return true;
            return editsBetween(spelled(part), spelled(against), partTolerance(part, against)) < Infinity;
        })
    );
}

/** A word without what separates slips from intent: case, hyphens, a colon or semicolon at its end. */
function fold(word: string): string {
    return word
        .toLowerCase()
        .replaceAll('-', '_')
        .replace(/[:;,.=]+$/, '');
}

/** A spelling of a place, ready to be compared. */
interface Known {
    readonly name: string;
    readonly spelling: Spelling;
    readonly folded: Spelled;
}

const knownOf = oncePer((place: Place): readonly Known[] =>
    [...place.spellings].map(([name, spelling]) => ({ name, spelling, folded: spelled(fold(name)) })),
);

/** Words with the value glued on: `priority=100`, `priority100`. */
function glued(word: string, place: Place): Candidate[] {
    const parts = /^([A-Za-z_-]+)(?:[=:]+(.*)|(\d+))$/.exec(word);
    const spelling = place.spellings.get(fold(parts?.[1] ?? ''));
    if (parts === null || spelling === undefined) return [];
    const name = spelling.alias?.name ?? spelling.spec.name;
    return [{ spelling, text: `${name} ${parts[2] ?? parts[3] ?? ''}`.trimEnd(), distance: 0 }];
}

/** A spelling that is known elsewhere and whose proper name is known here: `nb_get_retry` in `TCP_CHECK`. */
function properName(word: string, place: Place): Candidate[] {
    for (const home of homesOf(word)) {
        const name = home.spellings.get(word)?.spec.name;
        const spelling = name === undefined || name === word ? undefined : place.spellings.get(name);
        if (name !== undefined && spelling !== undefined) return [{ spelling, text: name, distance: 0 }];
    }
    return [];
}

/**
 * Keywords of `place` that `word` may have been meant for, the nearest first.
 * `isOpen` says which spellings are worth offering (known to the release, not
 * deprecated). Only keywords as near as the nearest one are in the list.
 */
export function candidatesFor(
    word: string,
    place: Place,
    isOpen: (spelling: Spelling) => boolean,
): readonly Candidate[] {
    const open = (found: Candidate[]): Candidate[] => found.filter((each) => isOpen(each.spelling));
    const exact = open([...properName(word, place), ...glued(word, place)]);
    if (exact.length > 0) return exact.slice(0, 1);
    const typed = spelled(fold(word));
    const { length } = typed.word;
    const scored: Candidate[] = [];
    for (const { name, spelling, folded } of knownOf(place)) {
        const target = folded.word;
        const distance = editsBetween(typed, folded, tolerance(Math.min(length, target.length)));
        const cut = word.length >= 5 && target.length - length <= 4 && target.endsWith(typed.word);
        const isNear = distance < Infinity && areNearInParts(typed.word, target);
        if (isNear) scored.push({ spelling, text: name, distance });
        else if (cut) scored.push({ spelling, text: name, distance: 3 });
    }
    const offered = open(scored);
    const nearest = Math.min(...offered.map((each) => each.distance));
    return offered.filter((each) => each.distance === nearest).sort((a, b) => (a.text < b.text ? -1 : 1));
}

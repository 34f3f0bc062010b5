/** What the first word of a statement is, where it stands. */
import { FOREIGN_WORDS } from '../../grammar/schema/index.ts';
import { type Place, type Spelling, homesOf } from '../../grammar/schema/places.ts';
import type { ForeignWord, KeywordSpec } from '../../grammar/schema/types.ts';
import { meantHere } from './meant-here.ts';
import { type Candidate, candidatesFor } from './suggest.ts';

/** What a statement is. */
export type Binding =
    /** A keyword of this place, in some release; `meant` is one that takes a block, where a block stands behind one that takes none. */
    | { readonly kind: 'known'; readonly spelling: Spelling; readonly meant?: Spelling }
    /** A keyword, but of other blocks. */
    | {
          readonly kind: 'misplaced';
          readonly spelling: Spelling;
          readonly homes: readonly Place[];
          /** The keyword of this place that was most likely meant. */
          readonly meant?: Spelling;
      }
    /** A word of a fork, or of texts that many copy. */
    | {
          readonly kind: 'foreign';
          readonly word: ForeignWord;
          /** The keyword of this place that means the same. */
          readonly spelling: Spelling | undefined;
      }
    /** No keyword; `candidates` are the nearest keywords of this place. */
    | { readonly kind: 'unknown'; readonly candidates: readonly Candidate[] }
    /** A line of a block that holds values. */
    | { readonly kind: 'value' }
    /** Nothing is left once the slips are taken off, or a brace without a name. */
    | { readonly kind: 'empty' }
    /** Not looked at: inside something that is itself unknown, or known only after substitution. */
    | { readonly kind: 'unread' };

const foreign = new Map(FOREIGN_WORDS.map((word) => [word.name, word]));

const isCurrent = ({ spec, alias }: Spelling): boolean => (alias ?? spec).until === undefined;

/** What a word is at a place; `hasBlock` tells whether a block stands behind it. */
export function lookUp(word: string, place: Place, hasBlock: boolean): Binding {
    const isOpen = (each: Spelling): boolean =>
        isCurrent(each) && (each.spec.block !== undefined) === hasBlock;
    const spelling = place.spellings.get(word);
    if (spelling !== undefined) {
        const wanted = hasBlock && spelling.spec.block === undefined;
        const meant = wanted ? meantHere(word, place, isOpen) : undefined;
        return { kind: 'known', spelling, ...(meant === undefined ? {} : { meant }) };
    }
    const homes = homesOf(word).filter((home) => {
        const there = home.spellings.get(word);
        return there !== undefined && isCurrent(there);
    });
    const candidates = candidatesFor(word, place, isCurrent);
    const sure = candidates[0]?.distance === 0;
    const there = homes[0]?.spellings.get(word);
    if (there !== undefined && !sure) {
        const meant = meantHere(word, place, isOpen);
        return { kind: 'misplaced', spelling: there, homes, ...(meant === undefined ? {} : { meant }) };
    }
    const alien = foreign.get(word);
    if (alien !== undefined)
        return { kind: 'foreign', word: alien, spelling: place.spellings.get(alien.use ?? '') };
    return { kind: 'unknown', candidates };
}

/** The keyword that a binding counts as. */
export function specOf(binding: Binding): KeywordSpec | undefined {
    if (binding.kind === 'known' || binding.kind === 'misplaced')
        return (binding.meant ?? binding.spelling).spec;
    if (binding.kind === 'foreign') return binding.spelling?.spec;
    if (binding.kind === 'unknown' && binding.candidates.length === 1)
        return binding.candidates[0]?.spelling.spec;
    return undefined;
}

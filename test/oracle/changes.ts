/** Every text with one change in it that the tests know how to make. */
import type { Target } from '../../src/schema/targets.ts';
import { blockMutants, lineMutants } from './line-mutations.ts';
import {
    type Accepted,
    type Change,
    type Mutant,
    braceMutants,
    keywordMutants,
    quoteMutants,
} from './mutations.ts';
import { numberMutants, wordMutants } from './value-mutations.ts';

/** Of what family a change is. */
export type Family = 'letter' | 'brace' | 'quote' | 'value' | 'line';

/** A change with its family. */
export interface FamilyChange extends Change {
    readonly family: Family;
}

function inFamily(family: Family, changes: readonly Change[]): FamilyChange[] {
    return changes.map((each) => ({ ...each, family }));
}

/** A mutant of which one line is to blame. */
function blamed({ title, kind, text, line }: Mutant): Change {
    return { title, kind, text, fault: line };
}

/** A value changed, or a line or block lost, doubled or moved: often nothing is wrong with it. */
export function valueAndLineChanges(file: Accepted, target: Target): FamilyChange[] {
    return [
        ...inFamily('value', [...wordMutants(file), ...numberMutants(file, target)]),
        ...inFamily('line', [...lineMutants(file), ...blockMutants(file)]),
    ];
}

/** All changes of a file; a misspelling that is a keyword of its own there is none. */
export function changesOf(file: Accepted, target: Target): FamilyChange[] {
    const letters = keywordMutants(file).filter(({ place, word }) => !place.spellings.has(word));
    return [
        ...inFamily('letter', letters.map(blamed)),
        ...inFamily('brace', braceMutants(file)),
        ...inFamily('quote', quoteMutants(file).map(blamed)),
        ...valueAndLineChanges(file, target),
    ];
}

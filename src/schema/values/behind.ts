/** Statements that stand on the line of another, which keepalived takes for words of it that it does not need. */
import type { SpecialReader, Shape, ValueSpec } from '../../../grammar/schema/types.ts';
import { type Place, placeIn } from '../../../grammar/schema/places.ts';
import type { Word } from '../../syntax/tree.ts';
import type { Bound } from '../bind.ts';
import type { Target } from '../targets.ts';
import { isKnownTo, isRead, shapeOf } from './judge.ts';

/** How many words the readers look at that do not look at the rest of the line. */
const LOOKED_AT: Readonly<Partial<Record<SpecialReader, number>>> = {
    'dns-name': 1,
    granularity: 1,
    'server-address': 2,
    'stuck-switch': 1,
    'virtual-server': 2,
};

/** How many words a value takes; undefined for one that takes the rest of the line. */
function lengthOf(value: ValueSpec): number | undefined {
    if (value.kind === 'special') return LOOKED_AT[value.reader];
    return value.kind === 'hex' || value.kind === 'command' ? undefined : 1;
}

/** The words behind those that a keyword takes. */
function surplusOf({ words }: Bound, shape: Shape | undefined): readonly Word[] {
    if (shape?.more === 'list') return [];
    let taken = 1;
    for (const { value } of shape?.flag === true ? [] : (shape?.args ?? [])) {
        const length = lengthOf(value);
        if (length === undefined) return [];
        taken += length;
    }
    return words.slice(taken);
}

/** How many words a keyword needs at least behind it. */
function needsOf(shape: Shape | undefined): number {
    return (shape?.args ?? []).filter(({ missing }) => missing !== 'optional').length;
}

/** Where the words of a statement would be statements: in its own block, or in the block around it. */
function placeOf({ spec, place }: Bound): Place | undefined {
    return spec?.block === undefined ? place : placeIn(place, spec);
}

/**
 * The words of a statement that are most likely one of their own: they follow all that its keyword takes, and
 * begin with a keyword that may stand there, with as many words as that needs. None where there are no such.
 */
export function statementBehind(bound: Bound, target: Target): readonly Word[] {
    const { spec, statement } = bound;
    if (spec === undefined || !isRead(bound, target)) return [];
    const { block } = statement.node;
    // Without its brace it is open what belongs to the head of a block.
    if (spec.block !== undefined && (block === undefined || block.open.start === block.open.end)) return [];
    const words = surplusOf(bound, shapeOf(spec, target));
    const place = placeOf(bound);
    const [first] = words;
    if (first === undefined || first.quoted || place?.content !== 'keywords') return [];
    const spelling = place.spellings.get(first.text);
    if (spelling === undefined || spelling.spec.block !== undefined || !isKnownTo(spelling, target))
        return [];
    return words.length > needsOf(shapeOf(spelling.spec, target)) ? words : [];
}

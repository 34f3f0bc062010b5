/** What keepalived says of values in which there are characters that nobody sees, or quotes that are none for it. */
import type { Word } from '../../syntax/tree.ts';
import { overlaps } from '../../text/span.ts';
import type { Bound } from '../bind.ts';
import type { Target } from '../targets.ts';
import { argumentFaults } from './arguments.ts';
import type { Fault } from './fault.ts';
import { isRead, isSaid, shapeOf, valueFaults } from './judge.ts';

/** A statement with the words that keepalived reads; undefined where no such slip stands in its values. */
function asWritten(bound: Bound): Bound | undefined {
    const { slips, statement, place, binding } = bound;
    if (!slips.some(({ kind }) => kind === 'invisible' || kind === 'quotes')) return undefined;
    const listing = slips.find((slip) => slip.kind === 'listing');
    const isList = place.content !== 'keywords';
    // With something in front of it the line is dropped for its keyword, whatever stands behind.
    if (listing !== undefined && !isList) return undefined;
    const words = statement.words.filter(({ span }) => span.start >= (listing?.span.end ?? 0));
    if (!isList && words[0]?.text !== bound.words[0]?.text) return undefined;
    return { ...bound, words, binding: isList ? { kind: 'value' } : binding };
}

/** The word that keepalived reads where a word of the statement stands. */
export function writtenWord(bound: Bound, word: Word): Word {
    return asWritten(bound)?.words.find(({ span }) => overlaps(span, word.span)) ?? word;
}

/** What the config test says of the words of a statement. */
function saidOf(bound: Bound, target: Target): readonly Fault[] {
    const { spec, binding } = bound;
    const isValue = binding.kind === 'value';
    if (!isValue && !isRead(bound, target)) return [];
    const shape = spec === undefined ? undefined : shapeOf(spec, target);
    const faults = isValue ? valueFaults(bound, target) : shape && argumentFaults(bound, shape, target);
    return (faults ?? []).filter((fault) => isSaid(fault, target));
}

/** Whether keepalived speaks of the values of a statement with the slips in them. */
export function isRefusedAsWritten(bound: Bound, target: Target): boolean {
    const written = asWritten(bound);
    return written !== undefined && saidOf(written, target).length > 0;
}

/** Whether keepalived takes what is written, and would refuse it without the slips. */
export function isBetterAsWritten(bound: Bound, target: Target): boolean {
    if (asWritten(bound) === undefined || isRefusedAsWritten(bound, target)) return false;
    return saidOf(bound, target).length > 0;
}

/**
 * The faults of a statement without those that keepalived does not see for its slips. That a keyword lacks its value
 * is said where it is said that it is none.
 */
export function seenFaults(bound: Bound, faults: readonly Fault[], target: Target): readonly Fault[] {
    if (faults.length === 0) return faults;
    if (bound.binding.kind === 'unknown' || bound.binding.kind === 'misplaced')
        return faults.filter(({ kind }) => kind !== 'missing-value');
    if (asWritten(bound) === undefined || isRefusedAsWritten(bound, target)) return faults;
    return faults.filter((fault) => !isSaid(fault, target));
}

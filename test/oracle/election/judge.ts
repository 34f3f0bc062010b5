/** Compares what a real keepalived did with what was expected of it. */
import { RELEASES } from '../../../grammar/schema/releases.ts';
import type { Release } from '../../../grammar/schema/types.ts';
import type { Outcome, StepOutcome } from './play.ts';
import type { Action, Holders, Step } from './scenario.ts';

/** What a release is to do at a step. */
export function expectedOf(step: Step, release: Release): Pick<Step, 'holders' | 'takes'> {
    const { from } = step;
    return from !== undefined && RELEASES.indexOf(release) >= RELEASES.indexOf(from.release) ? from : step;
}

function inWords(action: Action): string {
    return Object.values(action).flat().join(' ');
}

function holdersInWords(holders: Holders): string {
    return Object.entries(holders)
        .map(([address, names]) => `${address} on ${names.length === 0 ? 'none' : names.join(' and ')}`)
        .join(', ');
}

function faultsOfStep({ step, holders, took }: StepOutcome, release: Release): string[] {
    const expected = expectedOf(step, release);
    const [least, most] = expected.takes ?? [0, Infinity];
    const when = `after "${step.actions.map(inWords).join(', ')}"`;
    const [is, must] = [holdersInWords(holders), holdersInWords(expected.holders)];
    const isLate = expected.takes !== undefined && (took === undefined || took < least || took > most);
    return [
        ...(is === must ? [] : [`${when}: ${is}, not ${must}`]),
        ...(isLate ? [`${when}: it took ${took ?? 'no'} ms, not ${least} to ${most}`] : []),
    ];
}

/** Where a release did something else than expected, in words; empty where it did not. */
export function faultsOf({ steps }: Outcome, release: Release): string[] {
    return steps.flatMap((step) => faultsOfStep(step, release));
}

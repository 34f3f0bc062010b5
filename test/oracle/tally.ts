/** Counting over many cases, and showing those that went wrong. */
import { say } from './say.ts';

/** How a case ended: well, or with what was wrong. */
export interface Outcome {
    readonly kind: string;
    readonly title: string;
    /** Absent where all is well. */
    readonly fault?: string;
}

/** How many cases that went wrong are shown. */
const SHOWN = 60;

/** Prints the counts by kind, then the cases that went wrong, and returns these. */
export function report(heading: string, outcomes: readonly Outcome[]): Outcome[] {
    const kinds = new Map<string, { all: number; good: number }>();
    for (const { kind, fault } of outcomes) {
        const count = kinds.get(kind) ?? { all: 0, good: 0 };
        count.all++;
        if (fault === undefined) count.good++;
        kinds.set(kind, count);
    }
    const wrong = outcomes.filter(({ fault }) => fault !== undefined);
    const lines = [...kinds].map(([kind, { all, good }]) => `  ${kind}: ${good} of ${all}`);
    const faults = wrong.slice(0, SHOWN).map(({ title, fault = '' }) => `  - ${title}: ${fault}`);
    const total = `${heading}: ${outcomes.length - wrong.length} of ${outcomes.length}`;
    say([total, ...lines, ...faults].join('\n'));
    return wrong;
}

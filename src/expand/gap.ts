/** Where the first text is missing that keepalived may find on its host, and what of the configuration stands above that. */
import { type Derived, type Via, stepsOf } from '../syntax/via.ts';
import type { ExpandProblem } from './problem.ts';

/** What stands above it is all there; what stands below may be defined or named in what is missing. */
export interface Gap {
    /** Where it is in the main file, in the text that came in there, and so on. */
    readonly path: readonly number[];
}

/** Where something is in the main file, then in what came in at that place, and so on down to the place itself. */
function pathTo({ span, via }: { readonly span: Derived['span']; readonly via?: Via | undefined }): number[] {
    return [span, ...[...stepsOf(via)].map((step) => step.span)].map(({ start }) => start).reverse();
}

/** Whether a problem is that text could not be had. */
export function leavesGap({ kind }: ExpandProblem): boolean {
    return kind === 'missing-include' || kind === 'expansion-too-large';
}

/** The first gap of a text, of whose problems those about it are in the order in which it was read. */
export function firstGap(problems: readonly ExpandProblem[]): Gap | undefined {
    const problem = problems.find(leavesGap);
    return problem === undefined ? undefined : { path: pathTo(problem) };
}

/** Whether keepalived has read something before it comes to a gap; what the line of the gap itself brings in has not. */
export function isAbove(place: Parameters<typeof pathTo>[0], gap: Gap | undefined): boolean {
    if (gap === undefined) return true;
    const path = pathTo(place);
    for (const [depth, offset] of gap.path.entries()) {
        const own = path[depth];
        if (own === undefined) return false;
        if (own !== offset) return own < offset;
    }
    return false;
}

import type { Bound } from '../schema/bind.ts';
import { oncePer } from '../text/once.ts';

/** Where each of some statements stands among them. */
const placesIn = oncePer(
    (siblings: readonly Bound[]): ReadonlyMap<Bound, number> =>
        new Map(siblings.map((each, index) => [each, index])),
);

/** The statement after one in its block, or among those at the top of the file. */
export function nextSibling(bound: Bound, top: readonly Bound[]): Bound | undefined {
    const siblings = bound.parent?.children ?? top;
    return siblings[(placesIn(siblings).get(bound) ?? -1) + 1];
}

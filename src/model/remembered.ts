import type { BoundConfig } from '../schema/bind.ts';
import type { Target } from '../schema/targets.ts';
import { oncePer } from '../text/once.ts';

/** The same function, which works its answer out once for each configuration and target: many rules ask it. */
export function remembered<T>(
    read: (bound: BoundConfig, target: Target) => T,
): (bound: BoundConfig, target: Target) => T {
    const readings = oncePer((bound: BoundConfig) => oncePer((target: Target) => read(bound, target)));
    return (bound, target) => readings(bound)(target);
}

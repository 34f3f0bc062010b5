import type { BoundConfig } from '../schema/bind.ts';
import type { Target } from '../schema/targets.ts';

/** The same function, which works its answer out once for each object that it is asked about. */
export function oncePer<K extends object, T>(read: (key: K) => T): (key: K) => T {
    const known = new WeakMap<K, { readonly answer: T }>();
    return (key) => {
        let entry = known.get(key);
        if (entry === undefined) known.set(key, (entry = { answer: read(key) }));
        return entry.answer;
    };
}

/** The same for what is read from a configuration for a target: many rules ask for it, one after the other. */
export function remembered<T>(
    read: (bound: BoundConfig, target: Target) => T,
): (bound: BoundConfig, target: Target) => T {
    const readings = oncePer((bound: BoundConfig) => oncePer((target: Target) => read(bound, target)));
    return (bound, target) => readings(bound)(target);
}

import type { Target } from '../schema/targets.ts';
import { oncePer } from '../text/once.ts';

/**
 * The same function, which works its answer out once for each configuration, or block of one, and target: many
 * rules ask it. What is said of a block must hold wherever it stands in the text: a span in it is one of its own.
 */
export function remembered<K extends object, T>(
    read: (key: K, target: Target) => T,
): (key: K, target: Target) => T {
    const readings = oncePer<K, Map<Target, { readonly answer: T }>>(() => new Map());
    return (key, target) => {
        const known = readings(key);
        let entry = known.get(target);
        if (entry === undefined) known.set(target, (entry = { answer: read(key, target) }));
        return entry.answer;
    };
}

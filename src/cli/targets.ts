import { type Target, findTarget, newestTarget } from '../schema/targets.ts';

/** The targets of those names, the newest release for none, and the names that mean nothing. */
export function targetsNamed(names: readonly string[]): {
    readonly targets: readonly Target[];
    readonly unknown: readonly string[];
} {
    const unique = [...new Set(names)];
    const found = unique.map((name) => findTarget(name));
    return {
        targets: names.length === 0 ? [newestTarget()] : found.filter((target) => target !== undefined),
        unknown: unique.filter((_, index) => found[index] === undefined),
    };
}

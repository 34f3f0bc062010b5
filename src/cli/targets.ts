import { RELEASES, compareReleases } from '../../grammar/schema/releases.ts';
import type { ReportTarget } from '../report/input.ts';
import { DISTRIBUTIONS, type Target, findTarget, newestTarget } from '../schema/targets.ts';

/** The first release with `keepalived -t`. */
const FIRST_CONFIG_TEST = '2.0.4';

/** Whether a release can test a configuration without running it. */
export function hasConfigTest(release: Target['release']): boolean {
    return compareReleases(release, FIRST_CONFIG_TEST) >= 0;
}

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

/** Every name that is a target. */
export function targetNames(): readonly string[] {
    return [...DISTRIBUTIONS.map((each) => each.name), ...RELEASES];
}

/** A target as reports speak of it. */
export function reportTarget({ name, release }: Target): ReportTarget {
    return { name, release, configTest: hasConfigTest(release) };
}

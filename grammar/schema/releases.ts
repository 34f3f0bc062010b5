import type { Release } from './types.ts';

/** Every release of keepalived that the schema covers, oldest first. */
export const RELEASES: readonly Release[] = [
    '1.0.0',
    '1.0.1',
    '1.0.2',
    '1.0.3',
    '1.1.0',
    '1.1.1',
    '1.1.2',
    '1.1.3',
    '1.1.4',
    '1.1.5',
    '1.1.6',
    '1.1.7',
    '1.1.8',
    '1.1.9',
    '1.1.10',
    '1.1.11',
    '1.1.12',
    '1.1.13',
    '1.1.14',
    '1.1.15',
    '1.1.16',
    '1.1.17',
    '1.1.18',
    '1.1.19',
    '1.2.1',
    '1.2.2',
    '1.2.3',
    '1.2.4',
    '1.2.5',
    '1.2.6',
    '1.2.7',
    '1.2.8',
    '1.2.9',
    '1.2.10',
    '1.2.11',
    '1.2.12',
    '1.2.13',
    '1.2.14',
    '1.2.15',
    '1.2.16',
    '1.2.17',
    '1.2.18',
    '1.2.19',
    '1.2.20',
    '1.2.21',
    '1.2.22',
    '1.2.23',
    '1.2.24',
    '1.3.0',
    '1.3.1',
    '1.3.2',
    '1.3.3',
    '1.3.4',
    '1.3.5',
    '1.3.6',
    '1.3.7',
    '1.3.8',
    '1.3.9',
    '1.4.0',
    '1.4.1',
    '1.4.2',
    '1.4.3',
    '1.4.4',
    '1.4.5',
    '2.0.0',
    '2.0.1',
    '2.0.2',
    '2.0.3',
    '2.0.4',
    '2.0.5',
    '2.0.6',
    '2.0.7',
    '2.0.8',
    '2.0.9',
    '2.0.10',
    '2.0.11',
    '2.0.12',
    '2.0.13',
    '2.0.14',
    '2.0.15',
    '2.0.16',
    '2.0.17',
    '2.0.18',
    '2.0.19',
    '2.0.20',
    '2.1.0',
    '2.1.1',
    '2.1.2',
    '2.1.3',
    '2.1.4',
    '2.1.5',
    '2.2.0',
    '2.2.1',
    '2.2.2',
    '2.2.3',
    '2.2.4',
    '2.2.5',
    '2.2.6',
    '2.2.7',
    '2.2.8',
    '2.3.0',
    '2.3.1',
    '2.3.2',
    '2.3.3',
    '2.3.4',
    '2.4.0',
    '2.4.1',
    '2.4.2',
    '2.4.3',
];

/** The newest release that the schema covers. */
export const NEWEST: Release = '2.4.3';

const ranks = new Map<Release, number>();

/** A number that grows with the release. */
function rank(release: Release): number {
    let known = ranks.get(release);
    if (known === undefined) {
        const [major = 0, minor = 0, patch = 0] = release.split('.').map(Number);
        ranks.set(release, (known = (major * 1000 + minor) * 1000 + patch));
    }
    return known;
}

/** Negative when `a` is older than `b`, positive when it is newer, 0 when they are the same; not only for known releases. */
export function compareReleases(a: Release, b: Release): number {
    return rank(a) - rank(b);
}

/** Whether `release` has something that came with `since` (absent: it always was) and went after `until`. */
export function hasIt(release: Release, since: Release | undefined, until: Release | undefined): boolean {
    return (
        (since === undefined || compareReleases(since, release) <= 0) &&
        (until === undefined || compareReleases(release, until) <= 0)
    );
}

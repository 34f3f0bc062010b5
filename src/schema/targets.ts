import type { Feature, Release } from '../../grammar/schema/types.ts';
import { FEATURES } from '../../grammar/schema/features.ts';
import { NEWEST, RELEASES, compareReleases } from '../../grammar/schema/releases.ts';

/** How well kalint's word on a release was tried: against the program itself, or against its source only. */
export type Verification = 'live' | 'recorded' | 'source';

/** What a configuration is checked for. */
export interface Target {
    /** As the user names it: a release (`2.2.7`) or a distribution (`debian-12`). */
    readonly name: string;
    readonly release: Release;
    /** Build features that this target lacks. */
    readonly lacks: readonly Feature[];
}

/** A distribution and the keepalived that it ships. */
export interface Distribution {
    readonly name: string;
    readonly title: string;
    readonly release: Release;
}

/** Features that Debian's and Ubuntu's builds leave out, as `keepalived --version` lists them. */
const DEBIAN_LACKS: readonly Feature[] = ['iptables', 'ipset', 'ci-linux'];

/** No release of interest is built with it; it went in 1.1.5. */
const UPSTREAM_LACKS: readonly Feature[] = ['ci-linux'];

/**
 * The distributions that can be named as a target, with the release that they ship: by their own package
 * indexes (Debian, Ubuntu, Alpine), source packages (RHEL and those built from it, Amazon Linux 2) and release
 * notes (Amazon Linux 2023).
 */
export const DISTRIBUTIONS: readonly Distribution[] = [
    { name: 'centos-7', title: 'CentOS 7, RHEL 7', release: '1.3.5' },
    { name: 'rhel-8', title: 'RHEL 8, AlmaLinux 8, Rocky Linux 8', release: '2.1.5' },
    { name: 'rhel-9', title: 'RHEL 9, AlmaLinux 9, Rocky Linux 9', release: '2.2.8' },
    { name: 'rhel-10', title: 'RHEL 10, AlmaLinux 10, Rocky Linux 10', release: '2.2.8' },
    { name: 'debian-10', title: 'Debian 10', release: '2.0.10' },
    { name: 'debian-11', title: 'Debian 11', release: '2.1.5' },
    { name: 'debian-12', title: 'Debian 12', release: '2.2.7' },
    { name: 'debian-13', title: 'Debian 13', release: '2.3.3' },
    { name: 'ubuntu-20.04', title: 'Ubuntu 20.04', release: '2.0.19' },
    { name: 'ubuntu-22.04', title: 'Ubuntu 22.04', release: '2.2.4' },
    { name: 'ubuntu-24.04', title: 'Ubuntu 24.04', release: '2.2.8' },
    { name: 'alpine-3.22', title: 'Alpine Linux 3.22', release: '2.3.1' },
    { name: 'alpine-3.23', title: 'Alpine Linux 3.23', release: '2.3.4' },
    { name: 'alpine-3.24', title: 'Alpine Linux 3.24', release: '2.3.4' },
    { name: 'amazon-2', title: 'Amazon Linux 2', release: '1.3.5' },
    { name: 'amazon-2023', title: 'Amazon Linux 2023', release: '2.2.7' },
];

/** Releases that were tried: installed and run by the tests, or once with the outcome kept. */
const VERIFIED: Readonly<Record<string, Verification>> = {
    '2.2.7': 'live',
    '2.3.3': 'live',
    '2.4.3': 'recorded',
    '2.2.4': 'recorded',
    '2.0.20': 'recorded',
    '2.0.10': 'recorded',
};

/** How well what kalint says of a release was tried. */
export function verificationOf(release: Release): Verification {
    return VERIFIED[release] ?? 'source';
}

/** The target of that name, or undefined when neither a release nor a distribution has it. */
export function findTarget(name: string): Target | undefined {
    const distribution = DISTRIBUTIONS.find((each) => each.name === name);
    if (distribution !== undefined) {
        const debian = /^(debian|ubuntu)-/.test(name);
        return { name, release: distribution.release, lacks: debian ? DEBIAN_LACKS : UPSTREAM_LACKS };
    }
    const release = RELEASES.find((each) => each === name);
    return release === undefined ? undefined : { name, release, lacks: UPSTREAM_LACKS };
}

/** The newest release known. */
export function newestTarget(): Target {
    return { name: NEWEST, release: NEWEST, lacks: UPSTREAM_LACKS };
}

/** A target with other build features than its own: `iptables` adds one, `no-iptables` takes it away. */
export function withFeatures(target: Target, changes: readonly FeatureChange[]): Target {
    const lacks = new Set(target.lacks);
    for (const { feature, built } of changes) {
        if (built) lacks.delete(feature);
        else lacks.add(feature);
    }
    return { ...target, lacks: [...lacks] };
}

/** That a build has a feature, or that it has not. */
export interface FeatureChange {
    readonly feature: Feature;
    readonly built: boolean;
}

/** Reads the name of a feature, with or without `no-` in front; undefined when there is no such feature. */
export function readFeature(name: string): FeatureChange | undefined {
    const feature = FEATURES.find((each) => each === name || `no-${each}` === name);
    return feature === undefined ? undefined : { feature, built: feature === name };
}

/** The first release with `keepalived -t`. */
const FIRST_CONFIG_TEST: Release = '2.0.4';

/** Whether a release can test a configuration without running it. */
export function hasConfigTest(release: Release): boolean {
    return compareReleases(release, FIRST_CONFIG_TEST) >= 0;
}

/** Every name that is a target: the distributions, then the releases from the oldest to the newest. */
export function targetNames(): readonly string[] {
    return [...DISTRIBUTIONS.map(({ name }) => name), ...RELEASES];
}

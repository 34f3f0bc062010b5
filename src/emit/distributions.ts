/** What the distributions that sets are emitted for have of their own. */
import { DISTRIBUTIONS } from '../schema/targets.ts';
import type { FirewallName, NetworkName } from './spec/choices.ts';

/** How packages are installed. */
export type Packages = 'apt' | 'dnf' | 'yum';

/** What a distribution uses where a spec says nothing else. */
export interface Habits {
    readonly packages: Packages;
    readonly firewall: FirewallName;
    /** What may keep its addresses; the first does unless a spec says otherwise. */
    readonly networks: readonly NetworkName[];
}

const RED_HAT: Habits = { packages: 'dnf', firewall: 'firewalld', networks: ['NetworkManager'] };
const DEBIAN: Habits = {
    packages: 'apt',
    firewall: 'nftables',
    networks: ['ifupdown', 'systemd-networkd', 'NetworkManager', 'netplan'],
};
const UBUNTU: Habits = {
    packages: 'apt',
    firewall: 'nftables',
    networks: ['netplan', 'systemd-networkd', 'NetworkManager', 'ifupdown'],
};

const HABITS: Readonly<Record<string, Habits>> = {
    'centos-7': { packages: 'yum', firewall: 'firewalld', networks: ['ifcfg', 'NetworkManager'] },
    'rhel-8': RED_HAT,
    'rhel-9': RED_HAT,
    'rhel-10': RED_HAT,
    'debian-10': DEBIAN,
    'debian-11': DEBIAN,
    'debian-12': DEBIAN,
    'debian-13': DEBIAN,
    'ubuntu-20.04': UBUNTU,
    'ubuntu-22.04': UBUNTU,
    'ubuntu-24.04': UBUNTU,
    'amazon-2': { packages: 'yum', firewall: 'none', networks: ['ifcfg', 'systemd-networkd'] },
    'amazon-2023': { packages: 'dnf', firewall: 'none', networks: ['systemd-networkd'] },
};

/** The distributions that have systemd, which what is emitted relies on. */
export const DISTRIBUTION_NAMES: readonly string[] = DISTRIBUTIONS.map(({ name }) => name).filter(
    (name) => HABITS[name] !== undefined,
);

/** What a distribution uses; a name that is none of `DISTRIBUTION_NAMES` is an exception. */
export function habitsOf(name: string): Habits {
    const habits = HABITS[name];
    if (habits === undefined) throw new Error(`no habits of ${name}`);
    return habits;
}

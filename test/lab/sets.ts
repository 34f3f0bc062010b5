/** The sets that the lab sets up. */
import { join } from 'node:path';

/** A script of the guest, which sees one thing after another. */
export type Part =
    | 'healthy'
    | 'failover'
    | 'arp'
    | 'adverts'
    | 'closed'
    | 'again'
    | 'uninstall'
    | 'state'
    | 'redirect'
    | 'real-server'
    | 'ports'
    | 'forwarding';

/** A set, as far as what is seen of it depends on it. */
export interface LabSet {
    readonly title: string;
    /** The path of the spec that it is emitted from. */
    readonly spec: string;
    /** The virtual addresses. */
    readonly vips: readonly string[];
    readonly port: number;
    readonly method: 'loopback' | 'redirect';
    readonly firewall: 'nftables' | 'iptables';
    readonly adverts: 'multicast' | 'unicast';
    /** Milliseconds from advert to advert. */
    readonly interval: number;
    /** Milliseconds after which the stronger director takes the addresses back; absent where it never does. */
    readonly failBack?: number;
    /** What is seen besides that it works, and that it does when hosts fail. */
    readonly parts: readonly Part[];
}

const specOf = (name: string): string => join(import.meta.dirname, '../../fixtures/emit', `lab-${name}.yaml`);

const FOUR = '10.0.0.5';
const SIX = '2001:db8::5';

/** The four sets, those that take longest first. */
export const SETS: readonly LabSet[] = [
    {
        title: 'IPv4 and IPv6 redirected, nftables, unicast',
        spec: specOf('dual-stack'),
        vips: [FOUR, SIX],
        port: 8080,
        method: 'redirect',
        firewall: 'nftables',
        adverts: 'unicast',
        interval: 500,
        parts: ['real-server', 'again', 'uninstall'],
    },
    {
        title: 'IPv4 redirected, iptables, unicast',
        spec: specOf('redirect-iptables'),
        vips: [FOUR],
        port: 80,
        method: 'redirect',
        firewall: 'iptables',
        adverts: 'unicast',
        interval: 1000,
        failBack: 0,
        parts: ['adverts', 'real-server', 'state', 'redirect', 'ports', 'forwarding'],
    },
    {
        title: 'IPv4 on loopback, nftables, multicast',
        spec: specOf('loopback-nftables'),
        vips: [FOUR],
        port: 80,
        method: 'loopback',
        firewall: 'nftables',
        adverts: 'multicast',
        interval: 500,
        parts: ['arp', 'adverts', 'closed', 'real-server'],
    },
    {
        title: 'IPv6 on loopback, iptables, multicast',
        spec: specOf('loopback-ipv6'),
        vips: [SIX],
        port: 80,
        method: 'loopback',
        firewall: 'iptables',
        adverts: 'multicast',
        interval: 500,
        failBack: 3000,
        parts: ['again', 'uninstall'],
    },
];

/** All that is seen of a set. */
export function partsOf({ parts }: LabSet): readonly Part[] {
    return ['healthy', 'failover', ...parts];
}

/** What the files of a set are called on a host, so that they are apart from those that the host has by itself. */
import { BITS } from '../spec/network.ts';
import type { Plan } from '../plan.ts';

/** Where systemd has the units of the administrator. */
export const UNITS = '/etc/systemd/system';

/** The settings of the kernel. */
export function sysctlPath({ name }: Plan): string {
    return `/etc/sysctl.d/90-${name}.conf`;
}

/** The device with the virtual addresses that NetworkManager makes; the kernel takes 15 characters. */
export function dummyName({ name }: Plan): string {
    return `${name.slice(0, 14)}0`;
}

/** An address by itself: `10.0.0.5/32`. */
export function single({ address, family }: Plan['virtualAddresses'][number]): string {
    return `${address}/${BITS[family]}`;
}

/** The file of nftables with what is let in. */
export function nftPath({ name }: Plan): string {
    return `/etc/nftables/${name}.nft`;
}

/** The file of nftables with what is redirected. */
export function redirectPath({ name }: Plan): string {
    return `/etc/nftables/${name}-redirect.nft`;
}

/** The chain with what is let in. */
export function inputChain({ name }: Plan): string {
    return `${name}-in`;
}

/** The chain of iptables with what is done to packets as they come, and the table of nftables. */
export function earlyChain({ name }: Plan): string {
    return `${name}-early`;
}

/** The table of nftables with what is redirected. */
export function redirectTable({ name }: Plan): string {
    return `${name}-redirect`;
}

/** The unit that loads what is redirected, with nftables. */
export function redirectUnit({ name }: Plan): string {
    return `${name}-redirect.service`;
}

/** The unit that loads the rules, with iptables. */
export function iptablesUnit({ name }: Plan): string {
    return `${name}-firewall.service`;
}

/** The unit that gives the host what its own network system cannot. */
export function addressUnit({ name }: Plan): string {
    return `${name}-address.service`;
}

/** Packets and rules for tests: what is expected of each was worked out by hand, with the reason beside it. */
import { createSourceFile } from '../../../src/text/source-file.ts';
import type { HostFile } from '../../../src/hosts/place.ts';
import type { Packet } from '../../../src/hosts/firewall/index.ts';

/** What becomes of a packet. */
export interface Expected {
    readonly packet: Packet;
    readonly becomes: 'accepted' | 'dropped';
    readonly because: string;
    /** The port to which it goes in the end, where a rule changes that. */
    readonly port?: number;
}

/** Rules and what becomes of packets under them. */
export interface Sample {
    readonly name: string;
    /** The program that loads them. */
    readonly load: 'iptables' | 'ip6tables' | 'nft' | 'firewalld';
    readonly files: Readonly<Record<string, string>>;
    readonly expected: readonly Expected[];
}

/** A packet from the one host to the other on `eth0`, to the virtual address unless told otherwise. */
export function packetOf(protocol: string, port?: number, more: Partial<Packet> = {}): Packet {
    const own = {
        family: 'inet',
        device: 'eth0',
        source: '10.0.0.2',
        destination: '10.0.0.5',
        protocol,
    } as const;
    return { ...own, ...(port === undefined ? {} : { port }), ...more };
}

/** The same with addresses of IPv6. */
export function packet6Of(protocol: string, port?: number, more: Partial<Packet> = {}): Packet {
    return packetOf(protocol, port, { family: 'inet6', source: 'fd00::2', destination: 'fd00::5', ...more });
}

/** An advertisement to the group of VRRP. */
export const ADVERT: Packet = packetOf('vrrp', undefined, { destination: '224.0.0.18' });
/** An advertisement to one host. */
export const UNICAST_ADVERT: Packet = packetOf('vrrp', undefined, { destination: '10.0.0.1' });
/** An advertisement to the group of VRRP in IPv6. */
export const ADVERT6: Packet = packet6Of('vrrp', undefined, { source: 'fe80::2', destination: 'ff02::12' });

/** Expects that a packet is accepted. */
export function accepted(packet: Packet, because: string, port?: number): Expected {
    return { packet, becomes: 'accepted', because, ...(port === undefined ? {} : { port }) };
}

/** Expects that a packet is dropped. */
export function dropped(packet: Packet, because: string): Expected {
    return { packet, becomes: 'dropped', because };
}

/** Files of a host, by their paths. */
export function hostFiles(files: Readonly<Record<string, string>>): readonly HostFile[] {
    return Object.entries(files).map(([path, text]) => ({ path, file: createSourceFile(path, text) }));
}

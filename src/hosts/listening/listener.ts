/** An address and port that a service listens to. */
import { type Family, familyOf } from '../../schema/values/address.ts';
import { canonicalAddress } from '../addresses/held.ts';
import type { Place } from '../place.ts';
import { MAX_PORT } from '../../schema/values/ports.ts';

/** A service listens there. */
export interface Listener {
    /** In canonical text; `*` is every address of the families. */
    readonly address: string;
    readonly families: readonly Family[];
    readonly port: number;
    readonly protocol: 'tcp' | 'udp';
    readonly place: Place;
}

const BOTH: readonly Family[] = ['inet', 'inet6'];

/**
 * A listener of an address without brackets, in which `*` and nothing are every address of `wildcard`, and 0.0.0.0
 * and `::` every one of their family. Undefined where the address is none, a name for example.
 */
export function listener(
    address: string,
    port: number,
    {
        wildcard = BOTH,
        protocol = 'tcp',
        place,
    }: Partial<Pick<Listener, 'protocol'>> & {
        wildcard?: readonly Family[];
        place: Place;
    },
): Listener | undefined {
    if (port < 1 || port > MAX_PORT) return undefined;
    if (address === '' || address === '*') return { address: '*', families: wildcard, port, protocol, place };
    const canonical = canonicalAddress(address === 'localhost' ? '127.0.0.1' : address.replace(/%.*/s, ''));
    const family = familyOf(canonical ?? '');
    if (canonical === undefined || family === undefined) return undefined;
    const isAny = canonical === '0.0.0.0' || canonical === '::';
    return { address: isAny ? '*' : canonical, families: [family], port, protocol, place };
}

/** `10.0.0.3:80`, `[2001:db8::1]:80`, `*:80`, `:80`, `:::80`: the address and the port; undefined without a port. */
export function endpointOf(text: string): { readonly address: string; readonly port: number } | undefined {
    const [, bracketed, bare = '', port] = /^(?:\[([^\]]*)\]|(.*)):(\d{1,5})$/s.exec(text) ?? [];
    return port === undefined ? undefined : { address: bracketed ?? bare, port: Number(port) };
}

/** Whether a packet for an address of the host reaches a listener; the address may be written in any form. */
export function hears({ address, families }: Listener, wanted: string): boolean {
    const canonical = canonicalAddress(wanted) ?? '';
    const family = familyOf(canonical);
    return family !== undefined && (address === '*' ? families.includes(family) : address === canonical);
}

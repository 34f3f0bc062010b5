/** Debian's ifupdown: the option `address` of interfaces(5). */
import { type Stanza, stanzasOf } from '../ifupdown.ts';
import type { HostFile } from '../place.ts';
import { type Assigned, type Found, assigned, deviceOf } from './held.ts';

/** What ifupdown 0.8 takes where neither length nor mask is given. */
const MISSING = { inet: 'class', inet6: 128 } as const;

function addressOf({ name, method, options }: Stanza): Assigned | undefined {
    const optionOf = (wanted: string): Stanza['options'][number] | undefined =>
        options.find(({ key }) => key === wanted);
    const address = method === 'static' ? optionOf('address') : undefined;
    if (address === undefined) return undefined;
    return assigned(address.value, name, {
        by: 'ifupdown',
        place: address.place,
        mask: optionOf('netmask')?.value,
        missing: MISSING,
    });
}

/** What the stanzas of the interfaces say that come up at boot. */
export function ifupdown(files: readonly HostFile[]): Found {
    const stanzas = stanzasOf(files);
    return {
        held: stanzas.flatMap((stanza) => addressOf(stanza) ?? []),
        devices: stanzas.map(({ name }) => deviceOf(name)),
        dummies: [],
    };
}

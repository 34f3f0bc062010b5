/** Who puts an address on which device of a host. */
import { oncePer } from '../../text/once.ts';
import type { HostFile } from '../place.ts';
import { commands } from './commands.ts';
import { type Assigned, type Found, canonicalAddress } from './held.ts';
import { ifcfg } from './ifcfg.ts';
import { ifupdown } from './ifupdown.ts';
import { netplan } from './netplan.ts';
import { networkd } from './networkd.ts';
import { networkManager } from './networkmanager.ts';
import { nmcli } from './nmcli.ts';
import { running } from './running.ts';

export { type AddressSource, canonicalAddress } from './held.ts';

/** An address that a host holds once its files are in force. */
export interface HeldAddress extends Assigned {
    /** Whether the device is `lo` or a dummy, to which no packet comes from outside. */
    readonly isLoopbackKind: boolean;
}

const foundIn = oncePer((files: readonly HostFile[]): readonly Found[] => [
    networkd(files),
    ...networkManager(files),
    ...ifcfg(files),
    ...netplan(files),
    ifupdown(files),
    commands(files),
    nmcli(files),
    ...running(files),
]);

/** A name that a device can have, neither a pattern nor a variable of a script. */
const NAME = /^[^\s/*?![\]$%]{1,15}$/;

/** Names of dummies that the files make; the kernel's module makes those with a number behind. */
function isLoopbackKind(device: string, dummies: ReadonlySet<string>): boolean {
    return device === 'lo' || /^dummy\d*$/.test(device) || dummies.has(device);
}

const dummiesIn = oncePer(
    (files: readonly HostFile[]): ReadonlySet<string> =>
        new Set(foundIn(files).flatMap(({ dummies }) => dummies)),
);

/** All addresses, each as often as something gives it; the same one may be written and be there already. */
export const addressesOf = oncePer((files: readonly HostFile[]): readonly HeldAddress[] =>
    foundIn(files)
        .flatMap(({ held }) => held)
        .map((one) => ({ ...one, isLoopbackKind: isLoopbackKind(one.device, dummiesIn(files)) })),
);

/** The devices that the files name and to which packets come from outside, each once, in the order of the files. */
export const interfacesOf = oncePer((files: readonly HostFile[]): readonly string[] => {
    const names = foundIn(files).flatMap(({ devices }) => devices);
    return [...new Set(names)].filter((name) => NAME.test(name) && !isLoopbackKind(name, dummiesIn(files)));
});

/** Where a host holds an address, which may be written in any form. */
export function holdingsOf(files: readonly HostFile[], address: string): readonly HeldAddress[] {
    const wanted = canonicalAddress(address);
    return addressesOf(files).filter((held) => held.address === wanted);
}

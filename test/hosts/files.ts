import { addressesOf } from '../../src/hosts/addresses/index.ts';
import type { HostFile, Place } from '../../src/hosts/place.ts';
import { createSourceFile, textOf } from '../../src/text/source-file.ts';

/** Files of a host by their paths. */
export function hostFiles(texts: Readonly<Record<string, string>>): HostFile[] {
    return Object.entries(texts).map(([path, text]) => ({ path, file: createSourceFile(path, text) }));
}

/** A place as its file and what is written there. */
export function said(place: Place | undefined): string | undefined {
    return place === undefined ? undefined : `${place.file.uri}: ${textOf(place.file, place.span)}`;
}

/** Each address as `address/prefix device`, with a star where the device is `lo` or a dummy. */
export function held(texts: Readonly<Record<string, string>>): string[] {
    return addressesOf(hostFiles(texts)).map(
        ({ address, prefix, device, isLoopbackKind }) =>
            `${address}/${String(prefix)} ${device}${isLoopbackKind ? '*' : ''}`,
    );
}

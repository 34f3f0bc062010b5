/** NetworkManager's connections, as `nmcli connection add` and `modify` make them. */
import { type HostCommand, commandsOf } from '../commands.ts';
import type { HostFile } from '../place.ts';
import { ANY_DEVICE, type Assigned, type Found, WHOLE, assigned } from './held.ts';

/** What a connection is about: its device, and whether that is a dummy. */
interface Connection {
    readonly device: string;
    readonly isDummy: boolean;
}

const CONNECTION = /^c(on\w*)?$/;

const ADDRESSES = /^\+?(ip[46]|ipv[46]\.addr(e(s(s(es?)?)?)?)?)$/;

/** The value behind a property. */
function property(words: readonly string[], name: RegExp): string | undefined {
    const at = words.findIndex((word) => name.test(word));
    return at < 0 ? undefined : words[at + 1];
}

/** The addresses that a command gives; nmcli takes one without a length as a whole one. */
function addressesIn(words: readonly string[], device: string, { place }: HostCommand): Assigned[] {
    return words.flatMap((word, index) => {
        const listed = ADDRESSES.test(word) ? (words[index + 1] ?? '').split(/[\s,]+/) : [];
        return listed.flatMap(
            (each) => assigned(each, device, { by: 'networkmanager', place, missing: WHOLE }) ?? [],
        );
    });
}

/** What the commands make, each connection under its name; one that is not made here goes by the name of a device. */
export function nmcli(files: readonly HostFile[]): Found {
    const connections = new Map<string, Connection>();
    const held = commandsOf(files).flatMap((command) => {
        const [program, ...all] = command.words;
        const words = all.slice(all.findIndex((word) => CONNECTION.test(word)) + 1);
        const [verb = '', name = ''] = words;
        if (program !== 'nmcli' || words.length === all.length) return [];
        if (/^a(dd?)?$/.test(verb)) {
            const device = property(words, /^(ifname|connection\.interface-name)$/) ?? ANY_DEVICE;
            const isDummy = property(words, /^(type|connection\.type)$/) === 'dummy';
            connections.set(property(words, /^(con-name|connection\.id)$/) ?? device, { device, isDummy });
            return addressesIn(words, device, command);
        }
        if (!/^m(od?\w*)?$/.test(verb)) return [];
        const device = connections.get(name)?.device ?? name;
        connections.set(name, { device, isDummy: connections.get(name)?.isDummy === true });
        return addressesIn(words, device, command);
    });
    const made = [...connections.values()];
    return {
        held,
        devices: made.map(({ device }) => device),
        dummies: made.filter(({ isDummy }) => isDummy).map(({ device }) => device),
    };
}

/** The interfaces that ifupdown brings up at boot (interfaces(5)). */
import { oncePer } from '../text/once.ts';
import { continued, linesOf, placeOf, wordsOf } from './lines.ts';
import { isLeftover } from './paths.ts';
import type { HostFile, Place } from './place.ts';

/** An option of an interface: `address 10.0.0.5/32`. */
export interface Option {
    readonly key: string;
    readonly value: string;
    readonly place: Place;
}

/** What stands below `iface NAME FAMILY METHOD`; an interface may have several. */
export interface Stanza {
    readonly name: string;
    readonly method: string;
    readonly options: readonly Option[];
}

const FILE = /^\/etc\/network\/interfaces(\.d\/[^/]+)?$/;

/** Words that begin a stanza, or stand alone. */
const OPENS =
    /^(iface|mapping|auto|allow-\S+|no-auto-down|no-scripts|source|source-directory|rename|template)$/;

/**
 * The stanzas of the interfaces that an `auto` or `allow-hotplug` names, in any file, and of `lo`, which always comes
 * up. All files below interfaces.d are read, whether or not a `source` names them.
 */
export const stanzasOf = oncePer((files: readonly HostFile[]): readonly Stanza[] => {
    const started = new Set(['lo']);
    const stanzas: Stanza[] = [];
    for (const { path, file } of files) {
        if (!FILE.test(path) || isLeftover(path)) continue;
        let options: Option[] | undefined;
        for (const line of continued(linesOf(file), /^\s*#/, '')) {
            const [first, ...rest] = wordsOf(line).map(({ text }) => text);
            if (first === undefined) continue;
            const place = placeOf(file, line);
            if (!OPENS.test(first)) {
                const value = line.text.trim().slice(first.length).trim();
                options?.push({ key: first, value, place });
                continue;
            }
            options = undefined;
            if (first === 'auto' || first === 'allow-auto' || first === 'allow-hotplug')
                for (const name of rest) started.add(name);
            const [name, , method = ''] = rest;
            if (first !== 'iface' || name === undefined) continue;
            options = [];
            stanzas.push({ name, method, options });
        }
    }
    return stanzas.filter(({ name }) => started.has(name));
});

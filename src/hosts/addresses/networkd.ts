/** systemd-networkd: systemd.network(5) and systemd.netdev(5). */
import { globMatches } from '../globs.ts';
import { type Section, entriesOf, lastEntry, readIni } from '../ini.ts';
import { baseName, merged, systemdFolders } from '../paths.ts';
import type { HostFile, Place } from '../place.ts';
import { ANY_DEVICE, type Found, assigned } from './held.ts';

const FOLDERS = systemdFolders('systemd/network');

/** What systemd 252 takes where a length is missing, with a warning. */
const MISSING = { inet: 'class', inet6: 0 } as const;

/** A file with its drop-ins, whose sections follow its own. */
function withDropIns(files: readonly HostFile[], file: HostFile): Section[] {
    const folders = FOLDERS.map((folder) => `${folder}/${baseName(file.path)}.d`);
    return [file, ...merged(files, folders, '.conf')].flatMap(readIni);
}

/** The names that a file is for, and whether it is for every device that has one of them. */
function matchOf(sections: readonly Section[]): {
    readonly names: readonly string[];
    readonly sure: boolean;
} {
    const entries = sections.filter(({ name }) => name === 'Match').flatMap((section) => section.entries);
    const names = entries
        .filter(({ key }) => key === 'Name')
        .flatMap(({ value }) => value.match(/\S+/g) ?? []);
    return names.length === 0 || names.some((name) => name.startsWith('!'))
        ? { names: [ANY_DEVICE], sure: false }
        : { names, sure: entries.every(({ key }) => key === 'Name') };
}

/** What the files say; a device gets the first file that matches it, by the names of the files. */
export function networkd(files: readonly HostFile[]): Found {
    const dummies = merged(files, FOLDERS, '.netdev').flatMap((file) => {
        const sections = withDropIns(files, file);
        const name = lastEntry(sections, 'NetDev', 'Name')?.value;
        return name !== undefined && lastEntry(sections, 'NetDev', 'Kind')?.value === 'dummy' ? [name] : [];
    });
    let devices = dummies;
    let taken: readonly string[] = [];
    const held = merged(files, FOLDERS, '.network').flatMap((file) => {
        const sections = withDropIns(files, file);
        const { names, sure } = matchOf(sections);
        const free = names.filter((name) => !taken.some((pattern) => globMatches(pattern, name)));
        if (sure) taken = [...taken, ...free];
        devices = [...devices, ...free];
        if (lastEntry(sections, 'Link', 'Unmanaged')?.value === 'yes') return [];
        const entries = ['Network', 'Address'].flatMap((name) => entriesOf(sections, name, 'Address'));
        return free.flatMap((device) =>
            entries.flatMap(
                ({ value, place }) =>
                    assigned(value, device, { by: 'networkd', place, missing: MISSING }) ?? [],
            ),
        );
    });
    return { held, devices, dummies };
}

/** Values of `KeepConfiguration=` with which addresses stay that networkd did not configure: systemd's words for yes, and `static`. */
const KEEPS = new Set(['1', 'yes', 'y', 'true', 't', 'on', 'static']);

/** The file of systemd-networkd that an interface gets. */
export interface NetworkFile {
    /** What it says of that, else its first line that says anything. */
    readonly place: Place;
    /** Whether addresses that it does not name stay when systemd-networkd restarts (`KeepConfiguration=`). */
    readonly keeps: boolean;
}

/** The file that an interface gets; undefined where none names it. */
export function networkFileOf(files: readonly HostFile[], device: string): NetworkFile | undefined {
    for (const file of merged(files, FOLDERS, '.network')) {
        const sections = withDropIns(files, file);
        const { names } = matchOf(sections);
        const place = sections.flatMap(({ entries }) => entries)[0]?.place;
        if (place === undefined || !names.some((name) => globMatches(name, device))) continue;
        if (lastEntry(sections, 'Link', 'Unmanaged')?.value === 'yes') return undefined;
        const kept = lastEntry(sections, 'Network', 'KeepConfiguration');
        return { place: kept?.place ?? place, keeps: KEEPS.has(kept?.value ?? '') };
    }
    return undefined;
}

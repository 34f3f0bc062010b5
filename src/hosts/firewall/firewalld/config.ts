/** `firewalld.conf`, and what binds an interface to a zone outside of firewalld. */
import { lineSpan } from '../../../text/source-file.ts';
import type { HostFile, Place } from '../../place.ts';

/** A value and where it stands. */
export interface Setting {
    readonly value: string;
    readonly place: Place;
}

/** The lines `NAME=VALUE` of a file, the last of each name; a section's name and a dot come first. */
export function settingsOf({ file }: HostFile): ReadonlyMap<string, Setting> {
    const settings = new Map<string, Setting>();
    let section = '';
    for (let line = 0; line < file.lineStarts.length; line++) {
        const span = lineSpan(file, line);
        const text = file.text.slice(span.start, span.end);
        const head = /^\s*\[([^\]]*)\]/.exec(text)?.[1];
        if (head !== undefined) section = `${head}.`;
        const [, name, raw = ''] = /^\s*([\w-]+)\s*=\s*(.*?)\s*$/.exec(text) ?? [];
        if (name === undefined) continue;
        const value = raw.replace(/^(["'])(.*)\1$/, '$2');
        settings.set(section + name, { value, place: { file, span } });
    }
    return settings;
}

/** An interface and the zone that a profile of NetworkManager or an `ifcfg` file puts it in. */
export interface Binding {
    readonly device: string;
    readonly zone: string;
    readonly place: Place;
}

/** The names under which these files give the device and the zone. */
const KINDS: readonly { readonly path: RegExp; readonly device: string; readonly zone: string }[] = [
    {
        path: /\/system-connections\/[^/]+$/,
        device: 'connection.interface-name',
        zone: 'connection.zone',
    },
    { path: /\/network-scripts\/ifcfg-[^/]+$/, device: 'DEVICE', zone: 'ZONE' },
];

/** The zones that the network's own files name. */
export function bindingsOf(files: readonly HostFile[]): readonly Binding[] {
    return files.flatMap((host) => {
        const kind = KINDS.find(({ path }) => path.test(host.path));
        const settings = kind && settingsOf(host);
        const device = kind && settings?.get(kind.device)?.value;
        const zone = kind && settings?.get(kind.zone);
        if (!device || !zone?.value) return [];
        return [{ device, zone: zone.value, place: zone.place }];
    });
}

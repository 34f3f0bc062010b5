/** firewalld: its files as the rules that it loads (as firewalld 1.3.3 does, with both of its backends). */
import type { HostFile, Place } from '../../place.ts';
import { type Draft, tablesOf } from '../iptables/tables.ts';
import type { Table } from '../ruleset.ts';
import { bindingsOf, settingsOf } from './config.ts';
import { readDirect } from './direct.ts';
import { type Setup, underIptables, underNftables } from './load.ts';
import { policiesOf } from './policies.ts';
import { type Element, rootOf } from './xml.ts';
import { type Zone, zoneOf, zoneWithoutFile } from './zones.ts';

/** Where its files are; the later ones outweigh the others. */
const ROOTS = ['/usr/lib/firewalld', '/etc/firewalld'];

/** Whether a path is that of a file with which an administrator sets firewalld up. */
export function isFirewalldFile(path: string): boolean {
    return /^\/etc\/firewalld\/(?:firewalld\.conf|direct\.xml|(?:zones|policies|services|ipsets)\/[^/]+\.xml)$/.test(
        path,
    );
}

/** The elements of a folder's files by name; undefined where a file is not well-formed. */
function elementsIn(files: readonly HostFile[], folder: string): ReadonlyMap<string, Element | undefined> {
    const found = new Map<string, Element | undefined>();
    for (const start of ROOTS.map((root) => `${root}/${folder}/`))
        for (const { path, file } of files) {
            const name = path.startsWith(start)
                ? /^([^/]+)\.xml$/.exec(path.slice(start.length))?.[1]
                : undefined;
            if (name !== undefined) found.set(name, rootOf(file));
        }
    return found;
}

function setupOf(files: readonly HostFile[], chosen: string, place: Place): Setup {
    const services = new Map<string, Element>();
    for (const [name, element] of elementsIn(files, 'services'))
        if (element !== undefined) services.set(name, element);
    const elements = elementsIn(files, 'zones');
    const bindings = bindingsOf(files);
    const places = new Map([[chosen, place], ...bindings.map(({ zone, place: at }) => [zone, at] as const)]);
    const zone = (name: string): Zone => {
        const element = elements.get(name);
        if (element !== undefined) return zoneOf(name, element, services);
        const unread = zoneWithoutFile(name, services, places.get(name) ?? place);
        return elements.has(name) ? { ...unread, target: 'unknown' } : unread;
    };
    const zones = [...new Set([...elements.keys(), ...places.keys()])].map(zone);
    const fallback = zone(chosen);
    return { zones, fallback, bindings, policies: policiesOf(files, services), place };
}

/**
 * The rules of a host on which firewalld is set up; undefined where it is not. `direct` has what scripts hand to
 * it. There are two sets of rules where it matters which of its backends loads them and no file says so.
 */
export function readFirewalld(
    files: readonly HostFile[],
    direct: Draft,
): readonly (readonly Table[])[] | undefined {
    const own = files.filter(({ path }) => isFirewalldFile(path));
    const [first] = own;
    if (first === undefined) return undefined;
    for (const { path, file } of own) if (path.endsWith('/direct.xml')) readDirect(file, direct);
    const conf = own.find(({ path }) => path.endsWith('/firewalld.conf'));
    const settings = conf && settingsOf(conf);
    const chosen = settings?.get('DefaultZone');
    const place = chosen?.place ?? { file: (conf ?? first).file, span: { start: 0, end: 0 } };
    const setup = setupOf(files, chosen?.value ?? 'public', place);
    const handed = tablesOf(direct);
    const backend = settings?.get('FirewallBackend')?.value;
    if (backend === 'iptables') return [underIptables(setup, handed)];
    const nftables = underNftables(setup, handed);
    return backend === 'nftables' || handed.length === 0
        ? [nftables]
        : [nftables, underIptables(setup, handed)];
}

/** Which services of a host start at boot, and what their units say. */
import { type HostCommand, commandsOf } from './commands.ts';
import { globMatches } from './globs.ts';
import { type Entry, entriesOf, readIni } from './ini.ts';
import { linesOf, placeOf, wordsOf } from './lines.ts';
import { baseName, merged, systemdFolders } from './paths.ts';
import type { HostFile, Place } from './place.ts';

/** Whether a service starts at boot, and what says so. */
export interface ServiceState {
    readonly state: 'enabled' | 'disabled' | 'masked' | 'unknown';
    readonly place?: Place;
}

type Sure = ServiceState & { readonly state: 'enabled' | 'disabled' | 'masked' };

const FOLDERS = systemdFolders('systemd/system');

/** The states of `systemctl list-unit-files` that say it; `static` and others say nothing about the boot. */
const LISTED = new Map<string, Sure['state']>([
    ['enabled', 'enabled'],
    ['enabled-runtime', 'enabled'],
    ['disabled', 'disabled'],
    ['masked', 'masked'],
    ['masked-runtime', 'masked'],
]);

/** What the commands that set a host up make of a service. */
const VERBS = new Map<string, Sure['state']>([
    ['enable', 'enabled'],
    ['reenable', 'enabled'],
    ['on', 'enabled'],
    ['defaults', 'enabled'],
    ['disable', 'disabled'],
    ['off', 'disabled'],
    ['remove', 'disabled'],
    ['mask', 'masked'],
]);

const CONTROLS = new Set(['systemctl', 'chkconfig', 'update-rc.d']);

function wholeOf({ file }: HostFile): Place {
    return { file, span: { start: 0, end: file.text.length } };
}

/** What `systemctl list-unit-files` shows. */
function listed(files: readonly HostFile[], name: string): Sure | undefined {
    for (const { path, file } of files) {
        if (!path.endsWith('unit-files.txt')) continue;
        for (const line of linesOf(file)) {
            const [unit, shown] = wordsOf(line);
            const state = LISTED.get(shown?.text ?? '');
            if (unit?.text === `${name}.service` && state !== undefined)
                return { state, place: placeOf(file, line) };
        }
    }
    return undefined;
}

/** A unit file of the administrator without a word in it, or one that stands for a link to /dev/null. */
function masked(files: readonly HostFile[], name: string): Sure | undefined {
    const unit = files.find(({ path }) => path === `/etc/systemd/system/${name}.service`);
    const isMask = unit !== undefined && /^\s*(\/dev\/null\s*)?$/.test(unit.file.text);
    return isMask ? { state: 'masked', place: wholeOf(unit) } : undefined;
}

/** A link in the folder of a target, or of a runlevel of System V. */
function linked(files: readonly HostFile[], name: string): Sure | undefined {
    const isLink = ({ path }: HostFile): boolean =>
        baseName(path) === `${name}.service` &&
        /\/systemd\/system\/[^/]+\.(wants|requires)\/[^/]+$/.test(path);
    const wanted = files.find(isLink);
    if (wanted !== undefined) return { state: 'enabled', place: wholeOf(wanted) };
    const runlevels = files.filter(
        ({ path }) => /\/rc[2-5]\.d\/[SK]\d\d[^/]+$/.test(path) && baseName(path).slice(3) === name,
    );
    const started = runlevels.find(({ path }) => baseName(path).startsWith('S'));
    const [any] = runlevels;
    if (started !== undefined) return { state: 'enabled', place: wholeOf(started) };
    return any === undefined ? undefined : { state: 'disabled', place: wholeOf(any) };
}

/** What a command does to a service: `systemctl enable --now NAME`, `chkconfig NAME on`. */
function commanded({ words: [program = '', ...words], place }: HostCommand, name: string): Sure[] {
    const verb = words.find((word) => VERBS.has(word)) ?? '';
    const state = CONTROLS.has(program) ? VERBS.get(verb) : undefined;
    const isMeant = words.some((word) => word === name || word === `${name}.service`);
    return state === undefined || !isMeant ? [] : [{ state, place }];
}

/** The first line of the presets, in the order of their files, that matches. */
function preset(files: readonly HostFile[], name: string): Sure | undefined {
    for (const { file } of merged(files, systemdFolders('systemd/system-preset'), '.preset'))
        for (const line of linesOf(file)) {
            const [verb, pattern] = wordsOf(line).map(({ text }) => text);
            if ((verb === 'enable' || verb === 'disable') && globMatches(pattern ?? '', `${name}.service`))
                return { state: verb === 'enable' ? 'enabled' : 'disabled', place: placeOf(file, line) };
        }
    return undefined;
}

/**
 * Whether a service starts at boot. What shows how it is comes first (a list of unit files, a mask, a link), then the
 * last command that changes it, and the presets, which hold for a service that was just installed, come last.
 */
export function serviceState(files: readonly HostFile[], name: string): ServiceState {
    return (
        listed(files, name) ??
        masked(files, name) ??
        linked(files, name) ??
        commandsOf(files)
            .flatMap((command) => commanded(command, name))
            .at(-1) ??
        preset(files, name) ?? { state: 'unknown' }
    );
}

/**
 * What a service's unit and its drop-ins say for a key, in the order in which systemd reads them. An empty value
 * takes back what stands before it, but not the dependencies of `[Unit]` (systemd.unit(5)).
 */
export function unitEntries(
    files: readonly HostFile[],
    name: string,
    section: string,
    key: string,
): readonly Entry[] {
    const unit = `${name}.service`;
    const [own] = merged(files, FOLDERS, unit).filter(({ path }) => baseName(path) === unit);
    const dropIns = merged(
        files,
        FOLDERS.map((folder) => `${folder}/${unit}.d`),
        '.conf',
    );
    const entries = [...(own === undefined ? [] : [own]), ...dropIns].flatMap((file) =>
        entriesOf(readIni(file), section, key),
    );
    const said = entries.filter(({ value }) => value !== '');
    return section === 'Unit' ? said : entries.slice(entries.findLastIndex(({ value }) => value === '') + 1);
}

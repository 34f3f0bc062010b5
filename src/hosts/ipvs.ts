/** What else on a host touches the table of IPVS: ipvsadm's own service, and the kernel's module. */
import { continued, linesOf, placeOf, wordsOf } from './lines.ts';
import { merged, systemdFolders } from './paths.ts';
import type { HostFile, Place } from './place.ts';

/** A table that ipvsadm's service restores at boot. */
export interface SavedTable {
    /** Where Debian's /etc/default/ipvsadm says that it is restored: `AUTO="true"`. */
    readonly automatic?: Place;
    /** The first of the saved rules. */
    readonly rules?: Place;
}

const SAVED = new Set(['/etc/sysconfig/ipvsadm', '/etc/ipvsadm.rules']);

/** What a host has of ipvsadm's service. The Red Hat family restores what is saved if the service is enabled. */
export function savedTableOf(files: readonly HostFile[]): SavedTable {
    const first = (wanted: (path: string) => boolean, line: RegExp): Place | undefined => {
        const places = files
            .filter(({ path }) => wanted(path))
            .flatMap(({ file }) =>
                linesOf(file).flatMap((each) => (line.test(each.text) ? [placeOf(file, each)] : [])),
            );
        return places[0];
    };
    const automatic = first((path) => path === '/etc/default/ipvsadm', /^\s*AUTO=["']?true\b/);
    const rules = first((path) => SAVED.has(path), /^\s*(-[AaEe]|--add-)/);
    return { ...(automatic === undefined ? {} : { automatic }), ...(rules === undefined ? {} : { rules }) };
}

/** A module that is loaded at boot, or an option of one. */
export interface ModuleLine {
    readonly module: string;
    /** Empty for a module that is loaded: `conn_tab_bits=20`. */
    readonly option: string;
    readonly place: Place;
}

const COMMENT = /^\s*[#;]/;

/** Names of modules have dashes and underscores alike. */
function moduleName(text: string): string {
    return text.replaceAll('-', '_');
}

/** The modules of modules-load.d(5), and Debian's /etc/modules. */
export function loadedModules(files: readonly HostFile[]): readonly ModuleLine[] {
    const main = files.filter(({ path }) => path === '/etc/modules');
    return [...merged(files, systemdFolders('modules-load.d'), '.conf'), ...main].flatMap(({ file }) =>
        linesOf(file).flatMap((line) => {
            const [word] = COMMENT.test(line.text) ? [] : wordsOf(line);
            return word === undefined
                ? []
                : [{ module: moduleName(word.text), option: '', place: placeOf(file, word) }];
        }),
    );
}

/** The options of modprobe.d(5), one for each word: `options ip_vs conn_tab_bits=20`. */
export function moduleOptions(files: readonly HostFile[]): readonly ModuleLine[] {
    return merged(files, systemdFolders('modprobe.d'), '.conf').flatMap(({ file }) =>
        continued(linesOf(file), /^\s*#/, ' ').flatMap((line) => {
            const [verb, name, ...options] = wordsOf(line).map(({ text }) => text);
            if (verb !== 'options' || name === undefined) return [];
            const place = placeOf(file, line);
            return options.map((option) => ({ module: moduleName(name), option, place }));
        }),
    );
}

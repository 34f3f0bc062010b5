/** Where a host sets kernel parameters, and in which order what stands there is applied. */
import { commandsOf } from './commands.ts';
import { linesIn, linesOf, placeOf } from './lines.ts';
import { baseName, folderOf, merged, sortedBy, systemdFolders } from './paths.ts';
import type { HostFile, Place } from './place.ts';

/** A key with the value that is written to it. */
export interface Assignment {
    /** The path below /proc/sys, which may be a pattern: `net/ipv4/conf/all/arp_ignore`. */
    readonly path: string;
    /** Without the blanks around it; undefined where the key is taken out of patterns. */
    readonly value: string | undefined;
    readonly place: Place;
}

const ENDING = '.conf';

/** The name under which systemd-sysctl meets /etc/sysctl.conf, where a distribution makes the link. */
const LINK = '99-sysctl.conf';

const SYSCTL_FILE = /\/sysctl\.(conf|d\/[^/]+\.conf)$/;

const DUMP = /(^|\/)[\w.-]*sysctl(-a)?\.txt$/;

/** Whether a file is one that sets kernel parameters, or shows them. */
export function isSysctlFile(file: HostFile): boolean {
    return isDump(file) || SYSCTL_FILE.test(file.path);
}

/** Whether a file holds the output of `sysctl -a`. */
function isDump({ path }: HostFile): boolean {
    return path === '/proc/sys' || DUMP.test(path);
}

/**
 * The path below /proc/sys that a key means: if its first separator is a slash it is the path, else dots and slashes
 * change places, so that `net.ipv4.conf.eth0/100.arp_ignore` is about eth0.100 (sysctl.d(5)).
 */
export function sysctlPath(key: string): string {
    const path = key.replace(/^\/+(proc\/sys\/)?/, '');
    const [first] = /[./]/.exec(path) ?? [];
    return first === '.' ? path.replace(/[./]/g, (char) => (char === '.' ? '/' : '.')) : path;
}

/** A line `key = value`, or `-key`; the value is all that follows, since comments do not follow one. */
function assignmentOf(text: string, place: Place): Assignment | undefined {
    const [, dash = '', key = '', equals, value = ''] =
        /^\s*(-?)\s*([^=\s#;][^=]*?)\s*(?:(=)(.*))?$/s.exec(text) ?? [];
    if (key === '' || (equals === undefined && dash === '')) return undefined;
    return { path: sysctlPath(key), value: equals === undefined ? undefined : value.trim(), place };
}

function ofFile({ file }: HostFile): Assignment[] {
    return linesOf(file).flatMap((line) => assignmentOf(line.text, placeOf(file, line)) ?? []);
}

/**
 * What the files say, in the order in which systemd-sysctl applies them at boot: by name, whatever the folder, and
 * of one name only the file of the first folder. /etc/sysctl.conf counts as /etc/sysctl.d/99-sysctl.conf, the link
 * that Debian up to 12 and the Red Hat family have. systemd-sysctl itself does not look for it, and `sysctl --system`
 * reads it once more at the end, but boot is what counts. Where the link is missing, as on Debian 13, nobody does.
 */
export function writtenSettings(files: readonly HostFile[]): Assignment[] {
    const read = merged(files, systemdFolders('sysctl.d'), ENDING);
    const main = files.find(({ path }) => path === '/etc/sysctl.conf');
    const linked = read.some(({ path }) => baseName(path) === LINK && folderOf(path) === '/etc/sysctl.d');
    if (main === undefined || linked) return read.flatMap(ofFile);
    const all = [
        ...read.filter(({ path }) => baseName(path) !== LINK),
        { file: main.file, path: `/${LINK}` },
    ];
    return sortedBy(all, ({ path }) => baseName(path)).flatMap(ofFile);
}

/**
 * What commands write: `sysctl -w key=value`, `echo value > /proc/sys/…`, and lines for files of sysctl.d from `echo`
 * or a here-document.
 */
export function commandSettings(files: readonly HostFile[]): Assignment[] {
    return commandsOf(files).flatMap(({ words: [name = '', ...rest], output, input, place }) => {
        const words = rest.filter((word) => !word.startsWith('-'));
        const target = (name === 'tee' ? words[0] : output) ?? '';
        const goesThere = name === 'sysctl' || SYSCTL_FILE.test(target);
        const documented = goesThere && input !== undefined ? linesIn(input) : [];
        const lines = [
            ...documented.map((line) => ({ text: line.text, place: placeOf(place.file, line) })),
            ...(name === 'sysctl' ? words.map((text) => ({ text, place })) : []),
        ];
        if (name === 'echo') {
            const text = rest.filter((word) => !/^-[neE]+$/.test(word)).join(' ');
            if (target.startsWith('/proc/sys/') && text !== '')
                return [{ path: sysctlPath(target), value: text, place }];
            if (goesThere) lines.push({ text, place });
        }
        return lines.flatMap((line) => assignmentOf(line.text, line.place) ?? []);
    });
}

/** What runs, as `sysctl -a` shows it. */
export function runningSettings(files: readonly HostFile[]): Assignment[] {
    return files.filter(isDump).flatMap(ofFile);
}

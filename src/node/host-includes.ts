import { posix } from 'node:path';
import picomatch from 'picomatch';
import type { HostRequest } from '../cluster/deployment.ts';
import { type Includes, noIncludes } from '../expand/includes.ts';
import type { HostFile } from '../hosts/place.ts';
import type { SourceFile } from '../text/source-file.ts';

const WILDCARD = /[*?[]/;

/** UTF-16 units of a pattern; no path of a file is longer. */
const LONGEST = 4096;

/**
 * Finds included files among those of a host, by their paths there, as glob(3) does (`lib/parser.c:open_glob_file`), in
 * the order of the alphabet. A relative name counts from the folder of the file in which it stands.
 */
export function includesOnHost(files: readonly HostFile[]): Includes {
    const byPath = new Map(files.map(({ path, file }) => [path, file]));
    const paths = [...byPath.keys()].sort();
    const pathOf = new Map([...files].reverse().map(({ path, file }) => [file.uri, path]));
    return (pattern, from) => {
        const folder = posix.dirname(pathOf.get(from) ?? '/');
        const place = posix.resolve(folder, pattern);
        const found = place.length > LONGEST ? [] : paths.filter(matcherOf(place));
        return found.length === 0
            ? { kind: 'missing', pattern: WILDCARD.test(pattern) }
            : { kind: 'files', files: found.flatMap((path) => byPath.get(path) ?? []) };
    };
}

/** Whether paths match a pattern of glob(3), for which `**` is no more than `*`. */
function matcherOf(pattern: string): (path: string) => boolean {
    if (!/[*?[{]/.test(pattern)) return (path) => path === pattern;
    const matches = picomatch(pattern.replace(/\*\*+/g, '*'), {
        noextglob: true,
        nonegate: true,
        posix: true,
        windows: false,
    });
    return (path) => matches(path);
}

/** How files of keepalived include others: where several hosts have one file, as the first of them does. */
export function includesOnHosts(hosts: readonly HostRequest[]): (file: SourceFile) => Includes {
    const known = new Map<string, Includes>();
    for (const { files } of hosts) {
        const includes = includesOnHost(files);
        for (const { file } of files) if (!known.has(file.uri)) known.set(file.uri, includes);
    }
    return ({ uri }) => known.get(uri) ?? noIncludes;
}

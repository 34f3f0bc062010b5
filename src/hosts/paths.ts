/** Paths of a host's files, and folders whose files are read together. */
import type { HostFile } from './place.ts';

/** The last part of a path. */
export function baseName(path: string): string {
    return path.slice(path.lastIndexOf('/') + 1);
}

/** The folder of a path, without the slash at its end. */
export function folderOf(path: string): string {
    return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** Where systemd's programs look for the files of one kind, as `sysctl.d`; the first masks the others. */
export function systemdFolders(name: string): string[] {
    return ['/etc', '/run', '/usr/local/lib', '/usr/lib', '/lib'].map((root) => `${root}/${name}`);
}

/** Sorts by a text of each, unit by unit, as the C locale does. */
export function sortedBy<T>(items: Iterable<T>, text: (item: T) => string): T[] {
    return [...items].sort((one, other) => {
        const [a, b] = [text(one), text(other)];
        return a < b ? -1 : Number(a > b);
    });
}

/**
 * The files of several folders as they are read together: in the order of their names, whatever the folder,
 * and of files with one name only that of the first folder. `ending` is what the names end with.
 */
export function merged(files: readonly HostFile[], folders: readonly string[], ending: string): HostFile[] {
    const named = new Map<string, HostFile>();
    for (const folder of folders)
        for (const file of files) {
            const name = baseName(file.path);
            if (folderOf(file.path) === folder && name.endsWith(ending) && !named.has(name))
                named.set(name, file);
        }
    return sortedBy(named.values(), ({ path }) => baseName(path));
}

/** Copies that editors and packages leave behind, which no program reads. */
export function isLeftover(path: string): boolean {
    return /(~|\.(bak|old|orig|save|rpmnew|rpmsave|rpmorig|dpkg-\w+|ucf-\w+|swp))$/.test(path);
}

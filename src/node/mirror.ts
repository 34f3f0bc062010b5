/** Folders that mirror the files of a host: `etc/sysctl.conf` stands for its /etc/sysctl.conf. */
import { type Dirent, readdirSync, readlinkSync, realpathSync, statSync } from 'node:fs';
import { isAbsolute, join, relative, sep } from 'node:path';
import type { HostFile } from '../hosts/place.ts';
import { type SourceFile, createSourceFile } from '../text/source-file.ts';
import { type Failure, failureOf } from './failure.ts';
import { type Result, readSource } from './read.ts';

/** How much of all hosts together is read. */
export interface Limits {
    readonly files: number;
    /** UTF-16 units. */
    readonly characters: number;
}

/** Reads files of hosts, each once, until there is too much. */
export class HostReader {
    readonly #limits: Limits;
    readonly #known = new Map<string, Result<SourceFile>>();
    #files = 0;
    #characters = 0;

    constructor(limits: Limits) {
        this.#limits = limits;
    }

    /** What there is too much of; undefined as long as the limits are kept. */
    get excess(): string | undefined {
        const { files, characters } = this.#limits;
        if (this.#files > files) return `more than ${files} files`;
        return this.#characters > characters ? `more than ${characters} characters` : undefined;
    }

    /** The file at a path, whose uri is that path. */
    read(path: string): Result<SourceFile> {
        const known = this.#known.get(path);
        if (known !== undefined) return known;
        const read = readSource(path);
        const result: Result<SourceFile> = read.ok ? { ok: true, value: read.value.file } : read;
        this.#known.set(path, result);
        this.#files++;
        if (result.ok) this.#characters += result.value.text.length;
        return result;
    }
}

/** What a folder gave. */
export interface Mirror {
    readonly files: readonly HostFile[];
    /** What could not be looked into. Files that are no text, or too long for one, are not among them. */
    readonly failures: readonly Failure[];
}

/** Failures of what is no business of kalint's in a folder with all kinds of files. */
const PASSED_OVER = new Set<Failure['kind']>(['binary', 'too-large', 'special']);

/** Links that say something by being there: systemd's enabled and masked units, and the runlevels of System V. */
const SAYING = /\/(systemd\/system|rc[0-6S]\.d)\//;

/**
 * Reads the folder of a host. Hidden files and folders are left out, and links to folders. A link to a file below the
 * folder is that file; for an absolute link the folder is the root. One that leads elsewhere or nowhere is left out,
 * unless it is one of systemd or of a runlevel: that is a file whose text is what the link names.
 */
export function readMirror(root: string, reader: HostReader): Mirror {
    const files: HostFile[] = [];
    const failures: Failure[] = [];
    const trying = (path: string, action: () => void): void => {
        try {
            action();
        } catch (error) {
            failures.push(failureOf(error, path, 'reading'));
        }
    };
    const add = (path: string, place: string): void => {
        const result = reader.read(place);
        if (result.ok) files.push({ path, file: result.value });
        else if (!PASSED_OVER.has(result.failure.kind)) failures.push(result.failure);
    };
    const addLink = (path: string, place: string): void => {
        const target = readlinkSync(place);
        const met = fileBelow(root, isAbsolute(target) ? join(root, target) : place);
        if (met !== undefined) add(path, met);
        else if (SAYING.test(path)) files.push({ path, file: createSourceFile(place, target) });
    };
    const walk = (path: string): void => {
        const folder = join(root, path);
        let entries: readonly Dirent[] = [];
        trying(folder, () => {
            entries = readdirSync(folder, { withFileTypes: true });
        });
        for (const entry of [...entries].sort((one, other) => (one.name < other.name ? -1 : 1))) {
            if (reader.excess !== undefined) return;
            if (entry.name.startsWith('.')) continue;
            const inner = `${path}/${entry.name}`;
            const place = join(root, inner);
            if (entry.isDirectory()) walk(inner);
            else if (entry.isFile()) add(inner, place);
            else if (entry.isSymbolicLink())
                trying(place, () => {
                    addLink(inner, place);
                });
        }
    };
    walk('');
    return { files, failures };
}

/** The file to which a path leads, links followed, as long as it is one below a folder. */
function fileBelow(root: string, path: string): string | undefined {
    try {
        const below = relative(realpathSync(root), realpathSync(path));
        const isOutside = below === '..' || below.startsWith(`..${sep}`) || isAbsolute(below);
        const met = join(root, below);
        return isOutside || !statSync(met).isFile() ? undefined : met;
    } catch {
        return undefined;
    }
}

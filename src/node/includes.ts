import { statSync } from 'node:fs';
import { dirname, isAbsolute, join, normalize, resolve } from 'node:path';
import { globSync } from 'tinyglobby';
import type { IncludeResult, Includes, Lacking, LeadsNowhere } from '../expand/includes.ts';
import type { SourceFile } from '../text/source-file.ts';
import { errorCode } from './failure.ts';
import { readSource } from './read.ts';

/** How the names in include lines lead to files of this host. */
export interface IncludeOptions {
    /** The folder that stands for `/` in the names. */
    readonly root?: string;
    /** The files that were asked for; where an include leads to one of them it is that one. */
    readonly given: ReadonlyMap<string, SourceFile>;
    /** The name that stands for a place on another host rather than for a file here. */
    readonly as?: string;
}

type Unusable = Extract<LeadsNowhere, { readonly kind: 'unusable' }>;

const WILDCARD = /[*?[\]]/;

/** For more names than these nothing is looked for. */
const MOST_NAMES = 1000;

/** Any `x` bit: keepalived takes such a file for a program and leaves it alone. */
const EXECUTABLE = 0o111;

/** Finds included files on disk as glob(3) does, relative to the folder of the file that names them. */
export function includesOnDisk(options: IncludeOptions): Includes {
    const { root, as, given } = options;
    const known = new Map<string, IncludeResult>();
    const byPath = new Map<string, SourceFile>();
    for (const [path, file] of given) byPath.set(resolve(path), file).set(resolve(file.uri), file);

    const placeOf = (pattern: string, from: string): string => {
        if (isAbsolute(pattern)) return root === undefined ? pattern : join(root, pattern);
        const place = join(dirname(from), pattern);
        return root !== undefined && from === as && isAbsolute(place) ? join(root, place) : place;
    };

    const readOne = (path: string): SourceFile | Unusable => {
        const same = byPath.get(resolve(path));
        if (same !== undefined) return same;
        if (isExecutable(path))
            return { kind: 'unusable', reason: 'the file is executable, and keepalived reads no such file' };
        const result = readSource(path, path);
        if (result.ok) return result.value.file;
        const { kind, reason } = result.failure;
        return { kind: 'unusable', reason, ...(kind === 'binary' ? { garbled: true } : {}) };
    };

    const find = (pattern: string, from: string): IncludeResult => {
        const place = placeOf(pattern, from);
        const same = byPath.get(resolve(place));
        if (same !== undefined) return { kind: 'files', files: [same] };
        const names: string[] = [];
        for (const name of alternatives(pattern)) {
            if (names.push(name) > MOST_NAMES)
                return { kind: 'unusable', reason: `it stands for more than ${MOST_NAMES} names` };
        }
        const files: SourceFile[] = [];
        const lacking: Lacking[] = [];
        for (const name of names) {
            const path = placeOf(name, from);
            const paths = matches(path);
            if (paths.length === 0 && (!WILDCARD.test(name) || !exists(folderOf(path))))
                lacking.push({ name, why: { kind: 'missing', pattern: WILDCARD.test(name) } });
            for (const read of paths.map(readOne)) {
                if ('kind' in read) lacking.push({ name, why: read });
                else files.push(read);
            }
        }
        if (files.length > 0) {
            const [worst] = [...lacking.filter(isGarbled), ...lacking.filter(isMissing)];
            return { kind: 'files', files, ...(worst && { lacking: worst }) };
        }
        const worst = lacking.find(isGarbled) ?? lacking.find((each) => !isMissing(each));
        return worst?.why.kind === 'unusable'
            ? worst.why
            : { kind: 'missing', pattern: WILDCARD.test(pattern) };
    };

    return (pattern, from) => {
        const key = `${from}\n${pattern}`;
        let result = known.get(key);
        if (result === undefined) known.set(key, (result = find(pattern, from)));
        return result;
    };
}

/** What a name with `{a,b}` in it stands for, one after the other; braces may hold others. */
function* alternatives(place: string): Generator<string> {
    const open = place.indexOf('{');
    const parts: string[] = [];
    let depth = 0;
    let start = open + 1;
    for (let at = open; at >= 0 && at < place.length; at++) {
        const char = place[at];
        if (char === '{') depth++;
        if (depth === 1 && (char === ',' || char === '}')) {
            parts.push(place.slice(start, at));
            start = at + 1;
        }
        if (char !== '}' || --depth > 0) continue;
        for (const part of parts) yield* alternatives(place.slice(0, open) + part + place.slice(at + 1));
        return;
    }
    yield place;
}

/** Whether keepalived complains of what it finds. */
function isGarbled({ why }: Lacking): boolean {
    return why.kind === 'unusable' && why.garbled === true;
}

/** Whether nothing is there. */
function isMissing({ why }: Lacking): boolean {
    return why.kind === 'missing';
}

/** The folder in which names with wildcards are looked for. */
function folderOf(place: string): string {
    return dirname(`${place.slice(0, place.search(WILDCARD))}x`);
}

/** Whether something lies at `path`, be it of no use: only a name that leads to nothing is a missing one. */
function exists(path: string): boolean {
    try {
        statSync(path);
        return true;
    } catch (error) {
        return !['ENOENT', 'ENOTDIR'].includes(errorCode(error) ?? '');
    }
}

/** Whether keepalived takes a file for a program. */
function isExecutable(path: string): boolean {
    try {
        const stats = statSync(path);
        return stats.isFile() && (stats.mode & EXECUTABLE) !== 0;
    } catch {
        return false;
    }
}

/** The paths that a name with wildcards meets, in the order of the alphabet. */
function matches(place: string): readonly string[] {
    if (!WILDCARD.test(place)) {
        const literal = place.replace(/\\(.)/g, '$1');
        return exists(literal) ? [normalize(literal)] : [];
    }
    // For glob(3) `**` is no more than `*`.
    const found = globSync(place.replace(/\*\*+/g, '*'), {
        expandDirectories: false,
        onlyFiles: false,
        absolute: isAbsolute(place),
    });
    return found.sort().map((path) => normalize(path));
}

/** Sets of emitted files in a folder. */
import { randomBytes } from 'node:crypto';
import { chmodSync, lstatSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { EmittedFile } from '../emit/plan.ts';
import { type Failure, errorCode, failure, failureOf } from './failure.ts';
import { readSource } from './read.ts';

/** A file of a set beside what is at its place in the folder. */
export interface Placed {
    readonly file: EmittedFile;
    /** Its path from the working folder. */
    readonly path: string;
    /** What is there; undefined where nothing is. */
    readonly before?: string;
    readonly state: 'new' | 'same' | 'changed';
}

/** The set beside what is in the folder, which need not be there; or what is in its way. */
export function compareSet(
    folder: string,
    files: readonly EmittedFile[],
): { readonly placed: readonly Placed[]; readonly failures: readonly Failure[] } {
    const placed: Placed[] = [];
    const failures: Failure[] = [];
    for (const file of files) {
        const path = join(folder, file.path);
        const found = lookAt(path);
        if (found === undefined) {
            placed.push({ file, path, state: 'new' });
        } else if (typeof found !== 'string') failures.push(found);
        else {
            const isSame = found === file.text && (statSync(path).mode & 0o777) === file.mode;
            placed.push({ file, path, before: found, state: isSame ? 'same' : 'changed' });
        }
    }
    return { placed, failures };
}

/** The text at a path, undefined where nothing is, or why it is no file that could be replaced. */
function lookAt(path: string): string | Failure | undefined {
    try {
        if (!lstatSync(path).isFile()) return failure('special', path, 'is no file, and stays as it is');
    } catch (error) {
        return errorCode(error) === 'ENOENT' ? undefined : failureOf(error, path, 'reading');
    }
    const source = readSource(path);
    if (source.ok) return source.value.file.text;
    // What is there is no text: it differs.
    return source.failure.kind === 'binary' ? '' : source.failure;
}

/** Writes the files that are new or changed, each at once or not at all; answers the first that could not be. */
export function writeSet(placed: readonly Placed[]): Failure | undefined {
    for (const { path, file, state } of placed) {
        if (state === 'same') continue;
        const fresh = join(dirname(path), `.kalint-${randomBytes(6).toString('hex')}.tmp`);
        try {
            mkdirSync(dirname(path), { recursive: true });
            writeFileSync(fresh, file.text, { flag: 'wx', mode: 0o600 });
            chmodSync(fresh, file.mode);
            renameSync(fresh, path);
        } catch (error) {
            rmSync(fresh, { force: true });
            return failureOf(error, path, 'writing');
        }
    }
    return undefined;
}

/** A store of texts by keys, in a file that may be gone or broken at any time. */
import { createHash, randomBytes } from 'node:crypto';
import {
    closeSync,
    mkdirSync,
    openSync,
    readFileSync,
    readdirSync,
    renameSync,
    rmSync,
    statSync,
    unlinkSync,
    writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { type Failure, errorCode, failureOf } from './failure.ts';
import { hashOf } from './hash.ts';

/** Bytes that one file of a store may have; what was used last stays. */
const MOST_BYTES = 16 * 1024 * 1024;

/** Milliseconds after which a file of a store that nobody wrote any more is removed. */
const OLD = 30 * 24 * 60 * 60 * 1000;

/** Names of the files in a folder of stores. */
const NAME = /^[0-9a-f]{32}\.cache$/;

/** The file in which the store of something, say of a working folder, stands. */
export function storePath(folder: string, of: string): string {
    return join(folder, `${hashOf(of)}.cache`);
}

/** The first line: who wrote the file, and a digest of the lines that follow, by which a broken one is known. */
function headOf(writer: string, body: string): string {
    return `kalint ${writer} ${createHash('sha256').update(body).digest('hex')}`;
}

/**
 * The texts in a store by their keys. Empty where the file is not there, cannot be read, is broken or was not written by
 * `writer`: it holds nothing that could not be worked out again.
 */
export function readStore(path: string, writer: string): ReadonlyMap<string, string> {
    let text: string;
    try {
        text = readFileSync(path, 'utf8');
    } catch (error) {
        if (errorCode(error) === undefined) throw error;
        return new Map();
    }
    const end = text.indexOf('\n');
    const body = text.slice(end + 1);
    if (end < 0 || text.slice(0, end) !== headOf(writer, body)) return new Map();
    const lines = body.split('\n').filter((line) => line !== '');
    return new Map(
        lines.map((line) => [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)]),
    );
}

/** Removes the files of other stores in a folder that are old. */
function removeOld(folder: string): void {
    const now = Date.now();
    for (const name of readdirSync(folder)) {
        const path = join(folder, name);
        if (NAME.test(name) && now - statSync(path).mtimeMs > OLD) rmSync(path, { force: true });
    }
}

/**
 * Writes a store, at once or not at all, so that only this user can read it; the folder is made where it is missing.
 * Keys have no blanks and texts no line ends; what is too much is dropped, the last ones first. Answers why not where it
 * cannot be written.
 */
export function writeStore(
    folder: string,
    path: string,
    writer: string,
    texts: ReadonlyMap<string, string>,
): Failure | undefined {
    const lines: string[] = [];
    let bytes = 0;
    for (const [key, text] of texts) {
        const line = `${key} ${text}\n`;
        bytes += Buffer.byteLength(line);
        if (bytes > MOST_BYTES) break;
        lines.push(line);
    }
    const body = lines.join('');
    const fresh = `${path}.${randomBytes(6).toString('hex')}.tmp`;
    try {
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        const handle = openSync(fresh, 'wx', 0o600);
        try {
            writeFileSync(handle, `${headOf(writer, body)}\n${body}`);
            closeSync(handle);
            renameSync(fresh, path);
        } catch (error) {
            unlinkSync(fresh);
            throw error;
        }
        removeOld(folder);
        return undefined;
    } catch (error) {
        return failureOf(error, folder, 'writing');
    }
}

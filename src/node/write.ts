import { randomBytes } from 'node:crypto';
import {
    accessSync,
    closeSync,
    constants,
    fchmodSync,
    fchownSync,
    fstatSync,
    fsyncSync,
    openSync,
    realpathSync,
    renameSync,
    statSync,
    unlinkSync,
    writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { type Encoding, encode } from './encoding.ts';
import { type Failure, failure, failureOf } from './failure.ts';

/** Permission bits, with set-user-id and the like. */
const MODE = 0o7777;

/** Writes a new file beside `target` with its mode and owner, safely on the disk, and answers its path. */
function writeBeside(target: string, bytes: Buffer): string {
    const like = statSync(target);
    const path = join(dirname(target), `.kalint-${randomBytes(6).toString('hex')}.tmp`);
    const handle = openSync(path, 'wx', 0o600);
    try {
        const own = fstatSync(handle);
        if (own.uid !== like.uid || own.gid !== like.gid) fchownSync(handle, like.uid, like.gid);
        fchmodSync(handle, like.mode & MODE);
        writeFileSync(handle, bytes);
        fsyncSync(handle);
    } catch (error) {
        unlinkSync(path);
        throw error;
    } finally {
        closeSync(handle);
    }
    return path;
}

/** Whether this process may write to a file or folder. */
function isWritable(path: string): boolean {
    try {
        accessSync(path, constants.W_OK);
        return true;
    } catch {
        return false;
    }
}

/** What forbids to replace the file `target` by a new one: its mode, its folder's mode, or its owner. */
function obstacle(target: string): string | undefined {
    if (!isWritable(target)) return 'it is write-protected';
    if (!isWritable(dirname(target))) return 'its folder is write-protected';
    const { uid } = statSync(target);
    const own = process.geteuid?.() ?? uid;
    return own === 0 || own === uid ? undefined : 'it belongs to another user';
}

/** Makes a rename in this folder last over a power failure, where the file system can. */
function syncFolder(path: string): void {
    try {
        const handle = openSync(path, 'r');
        try {
            fsyncSync(handle);
        } finally {
            closeSync(handle);
        }
    } catch {
        // Some file systems cannot; the rename itself has been made.
    }
}

/**
 * Gives the existing file at `path` a new text, at once or not at all: whoever reads it
 * meanwhile sees the old text or the new one. Mode and owner stay as they are (a file whose
 * owner cannot be kept is left alone), and a symbolic link goes on to lead to the file.
 * Answers undefined when done, else why not.
 */
export function writeSource(path: string, text: string, encoding: Encoding): Failure | undefined {
    const bytes = encode(text, encoding);
    if (bytes === undefined) {
        return failure(
            'not-encodable',
            path,
            'is not UTF-8, and the new text has characters that do not fit in',
        );
    }
    try {
        const target = realpathSync(path);
        const reason = obstacle(target);
        if (reason !== undefined) return failure('unwritable', path, `cannot be written: ${reason}`);
        const fresh = writeBeside(target, bytes);
        try {
            renameSync(fresh, target);
        } catch (error) {
            unlinkSync(fresh);
            throw error;
        }
        syncFolder(dirname(target));
        return undefined;
    } catch (error) {
        return failureOf(error, path, 'writing');
    }
}

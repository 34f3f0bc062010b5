import { type Stats, closeSync, openSync, readSync, statSync } from 'node:fs';
import { type SourceFile, createSourceFile } from '../text/source-file.ts';
import { type Encoding, decode, describeBinary } from './encoding.ts';
import { type Failure, failure, failureOf } from './failure.ts';

/** A file as it was read. */
export interface DiskFile {
    readonly file: SourceFile;
    readonly encoding: Encoding;
}

/** A value, or why there is none. */
export type Result<T> =
    { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };

/** What is larger, in bytes, is taken for no configuration: it would have some 500 000 lines. */
export const MOST_BYTES = 16 * 1024 * 1024;

/** Bytes that are read at once. */
const CHUNK = 64 * 1024;

/** Names of what this process has open already, as `<(…)` of a shell gives them; a pipe there has a writer. */
const OPEN_ALREADY = /^\/dev\/(?:stdin|fd\/\d+)$|^\/proc\/(?:self|\d+)\/fd\/\d+$/;

/** The source file `name` of some bytes, wherever they come from; fails when they are no text. */
export function sourceOfBytes(name: string, bytes: Buffer): Result<DiskFile> {
    if (bytes.length > MOST_BYTES) {
        const limit = `${String(MOST_BYTES / 1024 / 1024)} MiB`;
        return {
            ok: false,
            failure: failure('too-large', name, `is larger than ${limit}; no configuration is`),
        };
    }
    const decoded = decode(bytes);
    if (decoded === undefined) {
        return { ok: false, failure: failure('binary', name, describeBinary(bytes)) };
    }
    const file = createSourceFile(name, decoded.text);
    return { ok: true, value: { file, encoding: decoded.encoding } };
}

/** Why something that is neither file nor folder is not read: it may never end, or never begin. */
function specialReason(path: string, stats: Stats): string | undefined {
    if (stats.isFile() || stats.isDirectory() || OPEN_ALREADY.test(path)) return undefined;
    if (stats.isFIFO()) return 'is a named pipe, not a file; pass its content to "kalint -"';
    return stats.isSocket() ? 'is a socket, not a file' : 'is a device, not a file';
}

/** Everything in a file, or its beginning with more than `MOST_BYTES`. */
function readBytes(path: string): Buffer {
    const handle = openSync(path, 'r');
    try {
        const chunks: Buffer[] = [];
        for (let total = 0; total <= MOST_BYTES;) {
            const chunk = Buffer.allocUnsafe(CHUNK);
            const size = readSync(handle, chunk);
            if (size === 0) break;
            chunks.push(chunk.subarray(0, size));
            total += size;
        }
        return Buffer.concat(chunks);
    } finally {
        closeSync(handle);
    }
}

/**
 * Reads the file at `path`. It is called `name` from then on, in its `uri` and in the
 * failure of a binary file; a failure to read names `path`.
 */
export function readSource(path: string, name: string = path): Result<DiskFile> {
    let bytes: Buffer;
    try {
        const reason = specialReason(path, statSync(path));
        if (reason !== undefined) return { ok: false, failure: failure('special', path, reason) };
        bytes = readBytes(path);
    } catch (error) {
        return { ok: false, failure: failureOf(error, path, 'reading') };
    }
    return sourceOfBytes(name, bytes);
}

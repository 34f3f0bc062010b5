import { readFileSync } from 'node:fs';
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

/** The source file `name` of some bytes, wherever they come from; fails when they are no text. */
export function sourceOfBytes(name: string, bytes: Buffer): Result<DiskFile> {
    const decoded = decode(bytes);
    if (decoded === undefined) {
        return { ok: false, failure: failure('binary', name, describeBinary(bytes)) };
    }
    const file = createSourceFile(name, decoded.text);
    return { ok: true, value: { file, encoding: decoded.encoding } };
}

/**
 * Reads the file at `path`. It is called `name` from then on, in its `uri` and in the
 * failure of a binary file; a failure to read names `path`.
 */
export function readSource(path: string, name: string = path): Result<DiskFile> {
    let bytes: Buffer;
    try {
        bytes = readFileSync(path);
    } catch (error) {
        return { ok: false, failure: failureOf(error, path, 'reading') };
    }
    return sourceOfBytes(name, bytes);
}

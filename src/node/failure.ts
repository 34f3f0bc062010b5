/** Why something that was asked for cannot be done with a file of this host. */
export type FailureKind =
    | 'missing'
    | 'unreadable'
    | 'unwritable'
    | 'directory'
    | 'special'
    | 'binary'
    | 'too-large'
    | 'nothing-to-check'
    | 'not-encodable';

/** A file or folder that is of no use, and why; an expected outcome, not a bug. */
export interface Failure {
    readonly kind: FailureKind;
    /** As the user gave it. */
    readonly path: string;
    /** What is wrong, in plain words that follow the name; without a full stop. */
    readonly reason: string;
    /** One line that names the file and says what is wrong in plain words; without a full stop. */
    readonly message: string;
}

/** Makes a failure whose message is `path: reason`. */
export function failure(kind: FailureKind, path: string, reason: string): Failure {
    return { kind, path, reason, message: `${path === '' ? '""' : path}: ${reason}` };
}

/** The words for the error codes that a user meets; any other code is given as it is. */
const REASONS: Readonly<Record<string, string>> = {
    ENOENT: 'no such file or folder',
    ENOTDIR: 'a part of the path is not a folder',
    EACCES: 'permission denied',
    EPERM: 'operation not permitted',
    EISDIR: 'is a folder',
    ELOOP: 'too many symbolic links, perhaps in a circle',
    ENAMETOOLONG: 'the name is too long',
    EROFS: 'the file system is read-only',
    ENOSPC: 'no space left on the device',
    EDQUOT: 'the disk quota is used up',
    EMFILE: 'too many open files',
    EIO: 'input/output error',
};

/** The words for an error code. */
export function reasonFor(code: string): string {
    return REASONS[code] ?? code;
}

/** The code of an error of the operating system (`ENOENT`), or undefined for any other value. */
export function errorCode(error: unknown): string | undefined {
    if (!(error instanceof Error) || !('code' in error)) return undefined;
    return typeof error.code === 'string' ? error.code : undefined;
}

/**
 * The failure behind an error of the operating system. What has no code is no fault of
 * the host but a bug, and is thrown again.
 */
export function failureOf(error: unknown, path: string, doing: 'reading' | 'writing'): Failure {
    const code = errorCode(error);
    if (code === undefined) throw error;
    const reason = reasonFor(code);
    if (code === 'ENOENT' || code === 'ENOTDIR') return failure('missing', path, reason);
    if (code === 'EISDIR') return failure('directory', path, reason);
    return doing === 'reading'
        ? failure('unreadable', path, `cannot be read: ${reason}`)
        : failure('unwritable', path, `cannot be written: ${reason}`);
}

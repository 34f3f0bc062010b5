import { fstatSync, readSync, writeSync } from 'node:fs';
import { errorCode, reasonFor } from '../node/failure.ts';
import { MOST_BYTES } from '../node/read.ts';

/** What kalint is connected to; a test gives its own. */
export interface Io {
    readonly out: (data: string | Uint8Array) => void;
    readonly err: (text: string) => void;
    /** Everything on standard input, or its beginning with more than `MOST_BYTES`. */
    readonly stdin: () => Promise<Buffer>;
    readonly env: Readonly<Record<string, string | undefined>>;
    /** Whether an output goes to a terminal, and to how many columns. */
    readonly screen: (stream: Stream) => Screen;
}

/** Standard output or standard error. */
export type Stream = 'out' | 'err';

/** Where an output goes. */
export interface Screen {
    readonly terminal: boolean;
    /** Undefined where the terminal does not say, and elsewhere. */
    readonly columns?: number;
}

/** Milliseconds to wait before trying again when a pipe is full. */
const FULL_PIPE = 2;

function pause(milliseconds: number): void {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

/**
 * Writes all of it before it returns, so that nothing is lost when the process ends. A reader
 * that has gone away (`kalint … | head`) is no fault: the rest is dropped.
 */
function writeAll(handle: number, data: string | Uint8Array): void {
    const bytes = typeof data === 'string' ? Buffer.from(data, 'utf8') : data;
    for (let at = 0; at < bytes.length;) {
        try {
            at += writeSync(handle, bytes, at);
        } catch (error) {
            const code = errorCode(error);
            if (code === 'EPIPE') return;
            if (code !== 'EAGAIN') throw error;
            pause(FULL_PIPE);
        }
    }
}

/** Only a character device can be a terminal; asking this first spares loading Node's terminal streams. */
function screenOf(handle: number, stream: () => NodeJS.WriteStream): Screen {
    try {
        if (!fstatSync(handle).isCharacterDevice()) return { terminal: false };
    } catch {
        return { terminal: false };
    }
    // Node declares these as always present; they are there on terminals only.
    const { isTTY, columns } = stream() as { readonly isTTY?: boolean; readonly columns?: number };
    if (isTTY !== true) return { terminal: false };
    return { terminal: true, ...(columns === undefined || columns === 0 ? {} : { columns }) };
}

async function readStdin(): Promise<Buffer> {
    // Of a folder the stream would tell no more than that it is at its end.
    if (fstatSync(0).isDirectory()) readSync(0, Buffer.alloc(1));
    const chunks: Buffer[] = [];
    let total = 0;
    for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
        chunks.push(chunk);
        total += chunk.length;
        if (total > MOST_BYTES) break;
    }
    return Buffer.concat(chunks);
}

/** Why standard output could not be written, in words; undefined when that is not what an error is about. */
export function outputFault(error: unknown): string | undefined {
    const code = errorCode(error);
    const isWrite = error instanceof Error && 'syscall' in error && error.syscall === 'write';
    return code === undefined || !isWrite ? undefined : reasonFor(code);
}

/** Tells what can be told; where standard error cannot be written there is nobody to tell that. */
function tryWrite(handle: number, text: string): void {
    try {
        writeAll(handle, text);
    } catch (error) {
        if (outputFault(error) === undefined) throw error;
    }
}

/** The input and outputs of this process. */
export function processIo(): Io {
    return {
        out: (data) => {
            writeAll(1, data);
        },
        err: (text) => {
            tryWrite(2, text);
        },
        stdin: readStdin,
        env: process.env,
        screen: (stream) =>
            stream === 'out' ? screenOf(1, () => process.stdout) : screenOf(2, () => process.stderr),
    };
}

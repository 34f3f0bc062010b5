import { fstatSync, writeSync } from 'node:fs';
import { errorCode } from '../node/failure.ts';

/** What kalint is connected to; a test gives its own. */
export interface Io {
    readonly out: (data: string | Uint8Array) => void;
    readonly err: (text: string) => void;
    /** Everything on standard input. */
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
    const chunks: Buffer[] = [];
    for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks);
}

/** The input and outputs of this process. */
export function processIo(): Io {
    return {
        out: (data) => {
            writeAll(1, data);
        },
        err: (text) => {
            writeAll(2, text);
        },
        stdin: readStdin,
        env: process.env,
        screen: (stream) =>
            stream === 'out' ? screenOf(1, () => process.stdout) : screenOf(2, () => process.stderr),
    };
}

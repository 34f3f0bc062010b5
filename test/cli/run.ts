import { folderOf } from '../node/folder.ts';
import { Buffer } from 'node:buffer';
import type { Io, Screen, Stream } from '../../src/cli/io.ts';
import { run } from '../../src/cli/main.ts';

/** What a run is connected to, where it is not a process without input, terminals and environment. */
export interface Surroundings {
    readonly stdin?: string | Uint8Array;
    readonly env?: Readonly<Record<string, string>>;
    /** The outputs that are terminals, all of them 120 columns wide. */
    readonly terminals?: readonly Stream[];
}

/** What a run said and answered. */
export interface Outcome {
    readonly status: number;
    readonly out: string;
    readonly err: string;
}

/** Runs kalint in this process. */
export async function kalint(
    argv: readonly string[],
    { stdin = '', env = {}, terminals = [] }: Surroundings = {},
): Promise<Outcome> {
    const out: Buffer[] = [];
    const err: string[] = [];
    const screen = (stream: Stream): Screen =>
        terminals.includes(stream) ? { terminal: true, columns: 120 } : { terminal: false };
    const io: Io = {
        out: (data) => out.push(Buffer.from(data)),
        err: (text) => err.push(text),
        stdin: () => Promise.resolve(Buffer.from(stdin)),
        env,
        screen,
    };
    const status = await run(argv, io);
    return { status, out: Buffer.concat(out).toString('utf8'), err: err.join('') };
}

/** Runs kalint in a new working folder with those files; it stays the working folder. */
export function kalintIn(
    files: Readonly<Record<string, string>>,
    argv: readonly string[],
    surroundings?: Surroundings,
): Promise<Outcome> {
    process.chdir(folderOf(files));
    return kalint(argv, surroundings);
}

/** The last line of an output. */
export function lastLine(text: string): string {
    return text.trimEnd().split('\n').at(-1) ?? '';
}

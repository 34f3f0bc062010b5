import { STDIN } from '../../node/collect.ts';
import { type Failure, failureOf } from '../../node/failure.ts';
import { type DiskFile, type Result, readSource, sourceOfBytes } from '../../node/read.ts';
import type { Io } from '../io.ts';

/** The options that say what inputs are called. */
export interface NamingOptions {
    readonly as?: string;
    readonly stdinFilename?: string;
}

/** A text to check. */
export interface Input extends DiskFile {
    /** Where it was read and is written back; undefined for standard input. */
    readonly path: string | undefined;
}

/** The texts to check, in the order of the request, and what could not be read. */
export interface Inputs {
    readonly inputs: readonly Input[];
    readonly failures: readonly Failure[];
}

/** What the input of an operand is called: `-` is standard input. */
export function nameOf(operand: string, { as, stdinFilename }: NamingOptions): string {
    return as ?? (operand === STDIN ? (stdinFilename ?? '<stdin>') : operand);
}

async function readStdin(name: string, io: Io): Promise<Result<DiskFile>> {
    try {
        return sourceOfBytes(name, await io.stdin());
    } catch (error) {
        return { ok: false, failure: failureOf(error, name, 'reading') };
    }
}

/** Reads the files of those names, and standard input for `-`; `--as` gives them another name. */
export async function readInputs(names: readonly string[], options: NamingOptions, io: Io): Promise<Inputs> {
    const inputs: Input[] = [];
    const failures: Failure[] = [];
    for (const name of names) {
        const path = name === STDIN ? undefined : name;
        const result =
            path === undefined
                ? await readStdin(nameOf(name, options), io)
                : readSource(path, nameOf(path, options));
        if (result.ok) inputs.push({ ...result.value, path });
        else failures.push(result.failure);
    }
    return { inputs, failures };
}

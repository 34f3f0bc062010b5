import { STDIN } from '../../node/collect.ts';
import type { Failure } from '../../node/failure.ts';
import { type DiskFile, readSource, sourceOfBytes } from '../../node/read.ts';
import type { Io } from '../io.ts';
import type { CheckOptions } from './options.ts';

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

/** Reads the files of those names, and standard input for `-`; `--as` gives them another name. */
export async function readInputs(names: readonly string[], options: CheckOptions, io: Io): Promise<Inputs> {
    const inputs: Input[] = [];
    const failures: Failure[] = [];
    for (const name of names) {
        const path = name === STDIN ? undefined : name;
        const result =
            path === undefined
                ? sourceOfBytes(options.as ?? options.stdinFilename ?? '<stdin>', await io.stdin())
                : readSource(path, options.as ?? path);
        if (result.ok) inputs.push({ ...result.value, path });
        else failures.push(result.failure);
    }
    return { inputs, failures };
}

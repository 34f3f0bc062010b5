import type { Io } from '../io.ts';
import { say } from '../say.ts';
import { formatOfOutput } from './format-choice.ts';
import type { CheckOptions } from './options.ts';

/** What is wrong with options together; undefined where nothing is. */
function misuseOf({ format, outputFile, baseline, updateBaseline }: CheckOptions): string | undefined {
    if (outputFile !== undefined && formatOfOutput(format) === undefined)
        return '--output-file is for a format without a file of its own; there is none';
    if (updateBaseline === true && baseline === undefined) return '--update-baseline needs --baseline FILE';
    return undefined;
}

/**
 * The options with what has to be read before anything is checked or mended; undefined where they are of no use,
 * which is said.
 */
export async function prepare(options: CheckOptions, io: Io): Promise<CheckOptions | undefined> {
    const misuse = misuseOf(options);
    if (misuse !== undefined) {
        say(io, misuse);
        return undefined;
    }
    if (options.baseline === undefined) return options;
    const { readRecorded } = await import('./baseline.ts');
    const recorded = readRecorded(options.baseline, options.updateBaseline === true, io);
    return recorded === undefined ? undefined : { ...options, recorded };
}

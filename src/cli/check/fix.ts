import { encode } from '../../node/encoding.ts';
import type { Failure } from '../../node/failure.ts';
import { diffReport } from '../../report/diff.ts';
import { fixFile } from '../../service/fix.ts';
import type { CheckSettings } from '../../service/settings.ts';
import type { SourceFile } from '../../text/source-file.ts';
import { styleFor } from '../color.ts';
import type { Io } from '../io.ts';
import type { Input } from './inputs.ts';
import type { CheckOptions } from './options.ts';

/** What became of a file that was to be mended. */
export interface Mended {
    /** As it is now: with its fixes, or as it was where it could not be written. */
    readonly file: SourceFile;
    readonly applied: number;
    readonly failure?: Failure;
}

/** Mends one file and writes it; what came from standard input goes to standard output, changed or not. */
export async function mend(
    input: Input,
    settings: CheckSettings,
    options: CheckOptions,
    io: Io,
): Promise<Mended> {
    const { file, applied } = fixFile(input.file, settings, options.unsafeFixes === true);
    if (input.path === undefined) {
        io.out(encode(file.text, input.encoding) ?? Buffer.from(file.text, 'utf8'));
        return { file, applied };
    }
    if (file.text === input.file.text) return { file, applied };
    const { writeSource } = await import('../../node/write.ts');
    const failure = writeSource(input.path, file.text, input.encoding);
    return failure === undefined ? { file, applied } : { file: input.file, applied: 0, failure };
}

/** Prints what `mend` would change in some files; answers whether it would change anything. */
export async function showDiffs(
    inputs: readonly Input[],
    settings: CheckSettings,
    options: CheckOptions,
    io: Io,
): Promise<boolean> {
    const style = await styleFor(options.color, io, 'out');
    const exact = !io.screen('out').terminal;
    let changes = false;
    for (const { file } of inputs) {
        const fixed = fixFile(file, settings, options.unsafeFixes === true);
        if (fixed.file.text === file.text) continue;
        changes = true;
        io.out(diffReport(file, fixed.file, { style, exact, showSecrets: options.showSecrets === true }));
    }
    return changes;
}

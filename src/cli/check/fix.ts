import { encode } from '../../node/encoding.ts';
import type { Failure } from '../../node/failure.ts';
import { type ClusterRequest, checkTogether } from '../../service/cluster.ts';
import { fixFiles, withCurrent } from '../../service/fix.ts';
import type { FileReport } from '../../service/report.ts';
import type { SettingsFor } from '../../service/settings.ts';
import type { SourceFile } from '../../text/source-file.ts';
import { printDiffs } from '../diffs.ts';
import type { Io } from '../io.ts';
import type { Input } from './inputs.ts';
import type { CheckOptions } from './options.ts';

/** What was found after mending, what could not be written, and how many fixes were made. */
export interface Mended {
    readonly reports: readonly FileReport[];
    readonly failures: readonly Failure[];
    readonly fixed: number;
}

/** Writes a mended text; what came from standard input goes to standard output, changed or not. */
async function write(input: Input, file: SourceFile, io: Io): Promise<Failure | undefined> {
    if (input.path === undefined) {
        io.out(encode(file.text, input.encoding) ?? Buffer.from(file.text, 'utf8'));
        return undefined;
    }
    if (file.text === input.file.text) return undefined;
    const { writeSource } = await import('../../node/write.ts');
    return writeSource(input.path, file.text, input.encoding);
}

/** Whether an input was read only since it includes another. */
function isContext({ path }: Input, context: ReadonlySet<string>): boolean {
    return path !== undefined && context.has(path);
}

/** Mends files, writes them, and judges them as they are then; the files of `context` stay as they are. */
export async function mend(
    inputs: readonly Input[],
    context: ReadonlySet<string>,
    settings: SettingsFor,
    clusters: ClusterRequest,
    options: CheckOptions,
    io: Io,
): Promise<Mended> {
    const files = inputs.map(({ file }) => file);
    const mended = fixFiles(files, settings, options.unsafeFixes === true, clusters);
    const failures: Failure[] = [];
    const written = new Map<string, SourceFile>();
    let fixed = 0;
    for (const [index, input] of inputs.entries()) {
        const same = { file: input.file, applied: 0 };
        const { file, applied } = isContext(input, context) ? same : (mended[index] ?? same);
        const failure = await write(input, file, io);
        if (failure !== undefined) failures.push(failure);
        else fixed += applied;
        written.set(file.uri, failure === undefined ? file : input.file);
    }
    const reports = checkTogether([...written.values()], withCurrent(settings, written), clusters);
    return { reports, failures, fixed };
}

/** Prints what `mend` would change in some files; answers whether it would change anything. */
export async function showDiffs(
    inputs: readonly Input[],
    context: ReadonlySet<string>,
    settings: SettingsFor,
    clusters: ClusterRequest,
    options: CheckOptions,
    io: Io,
): Promise<boolean> {
    const files = inputs.map(({ file }) => file);
    const mended = fixFiles(files, settings, options.unsafeFixes === true, clusters);
    const pairs = inputs.map((input, index) => {
        const after = isContext(input, context) ? undefined : mended[index]?.file;
        return { before: input.file, after: after ?? input.file };
    });
    return printDiffs(pairs, options, io);
}

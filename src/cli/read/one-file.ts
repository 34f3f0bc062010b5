import { targetsOf } from '../../config/settings.ts';
import type { Includes } from '../../expand/includes.ts';
import { reportTarget } from '../../report/input.ts';
import { unixReport } from '../../report/unix.ts';
import type { Diagnostic } from '../../rules/diagnostic.ts';
import type { Target } from '../../schema/targets.ts';
import { emptyReport } from '../../service/report.ts';
import type { SourceFile } from '../../text/source-file.ts';
import { collect } from '../check/collected.ts';
import { readInputs } from '../check/inputs.ts';
import { areKnown, featuresIn, includesFor } from '../check/settings.ts';
import type { Io } from '../io.ts';
import { hint, say } from '../say.ts';
import { VERSION } from '../version.ts';
import type { ReadOptions } from './options.ts';

/** A configuration that was asked for, and what it is read for. */
export interface OneFile {
    readonly file: SourceFile;
    readonly target: Target;
    readonly configId?: string;
    readonly includes?: Includes;
}

/**
 * The one file that an operand means, and the first target and configuration id of its settings; undefined after a
 * word about why there is none.
 */
export async function readOneFile(
    operand: string,
    options: ReadOptions,
    io: Io,
): Promise<OneFile | undefined> {
    const targets = options.target === undefined ? [] : [options.target];
    const features = featuresIn(options.features);
    if (!(await areKnown(targets, features, io))) return undefined;
    const configIds = options.configId === undefined ? [] : [options.configId];
    const given = { targets, features, configIds, root: options.root };
    const collected = await collect([operand], options, given, io);
    if (collected === undefined) return undefined;
    const { names, failures: unfound, settings } = collected;
    if (names.length > 1) {
        say(io, `one file can be read at a time, and ${operand} means ${String(names.length)}`);
        return undefined;
    }
    const { inputs, failures: unread } = await readInputs(names, options, io);
    for (const { message } of [...unfound, ...unread]) say(io, message);
    const [input] = inputs;
    const own = input === undefined ? undefined : settings.get(input.file.uri);
    const [target] = own === undefined ? [] : targetsOf(own.targets.value, own.features.value);
    if (input === undefined || own === undefined || target === undefined) return undefined;
    const [configId] = own.configIds.value;
    const includesOf = await includesFor(inputs, settings, options.as);
    return {
        file: input.file,
        target,
        ...(configId === undefined ? {} : { configId }),
        ...includesOf(input.file),
    };
}

/** What is to be said of the reading itself. */
export interface ReadNotes {
    readonly files: readonly SourceFile[];
    readonly findings: readonly Diagnostic[];
    readonly configIds: readonly string[];
}

/** Tells on standard error what went wrong while a configuration was read, and that lines for ids were left out. */
export function tellNotes(notes: ReadNotes, one: OneFile, showSecrets: boolean, io: Io): void {
    const reports = notes.files.map((file) => ({
        ...emptyReport(file),
        diagnostics: notes.findings.filter(({ uri }) => uri === file.uri),
    }));
    const input = { version: VERSION, targets: [reportTarget(one.target)], reports, showSecrets };
    const said = unixReport(input);
    if (said !== '') io.err(said);
    if (one.configId === undefined && notes.configIds.length > 0)
        hint(
            io,
            `read for no configuration id; there are lines for ${notes.configIds.join(', ')}: --config-id ID`,
        );
}

import { collectFiles } from '../../node/collect.ts';
import type { Failure } from '../../node/failure.ts';
import { checkFile } from '../../service/check.ts';
import type { FileReport } from '../../service/report.ts';
import type { CheckSettings } from '../../service/settings.ts';
import { EXIT } from '../exit.ts';
import type { Io } from '../io.ts';
import { reportTarget, targetNames, targetsNamed } from '../targets.ts';
import { VERSION } from '../version.ts';
import { type Input, readInputs } from './inputs.ts';
import type { CheckOptions } from './options.ts';
import { errorsOnly, printReport } from './output.ts';
import { failsOn } from './verdict.ts';

function tell(failures: readonly Failure[], io: Io): void {
    for (const { message } of failures) io.err(`kalint: ${message}\n`);
}

/** The settings that the options mean; undefined after a word about targets that do not exist. */
async function settingsOf(options: CheckOptions, io: Io): Promise<CheckSettings | undefined> {
    const { targets, unknown } = targetsNamed(options.target);
    if (unknown.length === 0) return { targets, preset: options.preset };
    const { didYouMean } = await import('../suggest.ts');
    for (const name of unknown) {
        io.err(`kalint: unknown target "${name}"${didYouMean(name, targetNames())}\n`);
    }
    io.err('(kalint targets lists them all)\n');
    return undefined;
}

/** What was found in the inputs, after mending them where that was asked for. */
async function examine(
    inputs: readonly Input[],
    settings: CheckSettings,
    options: CheckOptions,
    io: Io,
): Promise<{ reports: FileReport[]; failures: Failure[]; fixed?: number }> {
    if (options.fix !== true && options.unsafeFixes !== true) {
        return { reports: inputs.map(({ file }) => checkFile(file, settings)), failures: [] };
    }
    const { mend } = await import('./fix.ts');
    const reports: FileReport[] = [];
    const failures: Failure[] = [];
    let fixed = 0;
    for (const input of inputs) {
        const mended = await mend(input, settings, options, io);
        fixed += mended.applied;
        if (mended.failure !== undefined) failures.push(mended.failure);
        reports.push(checkFile(mended.file, settings));
    }
    return { reports, failures, fixed };
}

/** Says where a file that does not exist has nearly the name of a command. */
async function hintCommand(failures: readonly Failure[], io: Io): Promise<void> {
    const missing = failures.find((each) => each.kind === 'missing' && /^[a-z]+$/.test(each.path));
    if (missing === undefined) return;
    const [{ suggest }, { COMMANDS }] = await Promise.all([import('../suggest.ts'), import('../command.ts')]);
    const [name] = suggest(missing.path, [...COMMANDS.keys()]);
    if (name !== undefined) io.err(`(for the command, write it first: kalint ${name} …)\n`);
}

/** Checks what the operands mean, prints what was found, and answers the exit status. */
export async function check(operands: readonly string[], options: CheckOptions, io: Io): Promise<number> {
    const settings = await settingsOf(options, io);
    if (settings === undefined) return EXIT.unusable;
    const { files: names, failures: unfound } = await collectFiles(operands);
    if (options.as !== undefined && names.length > 1) {
        io.err(`kalint: --as is for one file, not for ${String(names.length)}\n`);
        return EXIT.unusable;
    }
    tell(unfound, io);
    await hintCommand(unfound, io);
    if (options.listFiles === true) {
        io.out(names.map((name) => `${name}\n`).join(''));
        return unfound.length > 0 ? EXIT.unusable : EXIT.fine;
    }
    const { inputs, failures: unread } = await readInputs(names, options, io);
    tell(unread, io);
    const useless = unfound.length + unread.length > 0 ? EXIT.unusable : undefined;
    if (options.diff === true) {
        const { showDiffs } = await import('./fix.ts');
        const changes = await showDiffs(inputs, settings, options, io);
        return useless ?? (changes ? EXIT.found : EXIT.fine);
    }
    const { reports, failures: unwritten, fixed } = await examine(inputs, settings, options, io);
    tell(unwritten, io);
    const failed = reports.some((report) => failsOn(report, options.failOn));
    const shown = options.quiet === true ? errorsOnly(reports) : reports;
    const silent = options.quiet === true && !failed && shown.every((each) => each.diagnostics.length === 0);
    if ((reports.length > 0 && !silent) || options.format === 'json') {
        const fixesStdin = fixed !== undefined && inputs.some((input) => input.path === undefined);
        const input = {
            version: VERSION,
            targets: settings.targets.map(reportTarget),
            reports: shown,
            showSecrets: options.showSecrets === true,
            ...(fixed === undefined ? {} : { fixed }),
        };
        await printReport(input, options, io, fixesStdin ? 'err' : 'out');
    }
    if (useless !== undefined || unwritten.length > 0) return EXIT.unusable;
    return failed ? EXIT.found : EXIT.fine;
}

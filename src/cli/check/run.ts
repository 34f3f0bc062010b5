import { collectFiles } from '../../node/collect.ts';
import type { Failure } from '../../node/failure.ts';
import { visible } from '../../report/visible.ts';
import { checkFiles } from '../../service/files.ts';
import type { FileReport } from '../../service/report.ts';
import type { CheckSettings } from '../../service/settings.ts';
import { EXIT } from '../exit.ts';
import type { Io } from '../io.ts';
import { hint, say } from '../say.ts';
import { reportTarget } from '../../report/input.ts';
import { VERSION } from '../version.ts';
import { type Input, readInputs } from './inputs.ts';
import type { CheckOptions } from './options.ts';
import { errorsOnly, printReport } from './output.ts';
import { includesFor, targetsFor } from './settings.ts';
import { failsOn } from './verdict.ts';

function tell(failures: readonly Failure[], io: Io): void {
    for (const { message } of failures) say(io, message);
}

/** What was found in the inputs, after mending them where that was asked for. */
async function examine(
    inputs: readonly Input[],
    settings: CheckSettings,
    options: CheckOptions,
    io: Io,
): Promise<{ reports: readonly FileReport[]; failures: readonly Failure[]; fixed?: number }> {
    if (options.fix !== true && options.unsafeFixes !== true) {
        const files = inputs.map(({ file }) => file);
        return { reports: checkFiles(files, settings), failures: [] };
    }
    const { mend } = await import('./fix.ts');
    return mend(inputs, settings, options, io);
}

/** Says where a file that does not exist has nearly the name of a command. */
async function hintCommand(failures: readonly Failure[], io: Io): Promise<void> {
    const missing = failures.find((each) => each.kind === 'missing' && /^[a-z]+$/.test(each.path));
    if (missing === undefined) return;
    const [{ suggest }, { COMMANDS }] = await Promise.all([import('../suggest.ts'), import('../command.ts')]);
    const [name] = suggest(missing.path, [...COMMANDS.keys()]);
    if (name !== undefined) hint(io, `for the command, write it first: kalint ${name} …`);
}

/** Checks what the operands mean, prints what was found, and answers the exit status. */
export async function check(operands: readonly string[], options: CheckOptions, io: Io): Promise<number> {
    const targets = await targetsFor(options.target, options, io);
    if (targets === undefined) return EXIT.unusable;
    const { files: names, failures: unfound } = await collectFiles(operands);
    if (options.as !== undefined && names.length > 1) {
        say(io, `--as is for one file, not for ${String(names.length)}`);
        return EXIT.unusable;
    }
    tell(unfound, io);
    await hintCommand(unfound, io);
    if (options.listFiles === true) {
        const shown = io.screen('out').terminal ? names.map(visible) : names;
        io.out(shown.map((name) => `${name}\n`).join(''));
        return unfound.length > 0 ? EXIT.unusable : EXIT.fine;
    }
    const { inputs, failures: unread } = await readInputs(names, options, io);
    tell(unread, io);
    const includes = await includesFor(inputs, options);
    const settings: CheckSettings = {
        targets,
        preset: options.preset,
        configIds: options.configId,
        ...(includes === undefined ? {} : { includes }),
    };
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
            targets: targets.map(reportTarget),
            reports: shown,
            showSecrets: options.showSecrets === true,
            errorsOnly: options.quiet === true,
            ...(fixed === undefined ? {} : { fixed }),
        };
        await printReport(input, options, io, fixesStdin ? 'err' : 'out');
    }
    if (useless !== undefined || unwritten.length > 0) return EXIT.unusable;
    return failed ? EXIT.found : EXIT.fine;
}

import { DEFAULTS, type Layer, targetsOf } from '../../config/settings.ts';
import type { Failure } from '../../node/failure.ts';
import { type ReportTarget, reportTarget } from '../../report/input.ts';
import type { FileReport } from '../../service/report.ts';
import type { SettingsFor } from '../../service/settings.ts';
import { EXIT } from '../exit.ts';
import type { Io } from '../io.ts';
import { hint, say } from '../say.ts';
import { clustersAsked, namesIds } from './clusters.ts';
import { type Collected, collect } from './collected.ts';
import { conclude } from './conclude.ts';
import { formatOfOutput } from './format-choice.ts';
import { examine } from './examine.ts';
import { type Input, readInputs } from './inputs.ts';
import type { CheckOptions } from './options.ts';
import { listNames } from './output.ts';
import { areKnown, checkSettingsFor, featuresIn } from './settings.ts';

function tell(failures: readonly Failure[], io: Io): void {
    for (const { message } of failures) say(io, message);
}

/** Says where a file that does not exist has nearly the name of a command. */
async function hintCommand(failures: readonly Failure[], io: Io): Promise<void> {
    const missing = failures.find((each) => each.kind === 'missing' && /^[a-z]+$/.test(each.path));
    if (missing === undefined) return;
    const [{ suggest }, { COMMANDS }] = await Promise.all([
        import('../../text/suggest.ts'),
        import('../command.ts'),
    ]);
    const [name] = suggest(missing.path, [...COMMANDS.keys()]);
    if (name !== undefined) hint(io, `for the command, write it first: kalint ${name} …`);
}

/** Prints what holds for the one file of a request. */
async function showSettings(
    { names, settings, configs }: Collected,
    { format }: CheckOptions,
    io: Io,
): Promise<number> {
    const [[path, own] = []] = settings;
    if (names.length > 1 || path === undefined || own === undefined) {
        if (names.length > 1) say(io, `--show-settings is for one file, not for ${names.length}`);
        return EXIT.unusable;
    }
    const { settingsJson, settingsText } = await import('./show-settings.ts');
    const shown = { path, config: configs.get(path)?.uri, settings: own };
    io.out(formatOfOutput(format) === 'json' ? settingsJson(shown) : settingsText(shown));
    return EXIT.fine;
}

async function levelsOf(values: readonly string[], io: Io): Promise<Layer['rules'] | undefined> {
    const { ruleLevels } = await import('./rule-levels.ts');
    return ruleLevels(values, io);
}

/** Checks what the operands mean, prints what was found, and answers the exit status. */
export async function check(operands: readonly string[], options: CheckOptions, io: Io): Promise<number> {
    const { target: targets, configId: configIds, preset, failOn, root } = options;
    const features = featuresIn(options.features);
    if (!(await areKnown(targets, features, io))) return EXIT.unusable;
    const rules = options.rule.length === 0 ? {} : await levelsOf(options.rule, io);
    if (rules === undefined) return EXIT.unusable;
    const given = { targets, features, configIds, preset, failOn, root, rules };
    if (options.deployment === true) {
        const { checkDeploymentAt } = await import('./deployment.ts');
        return checkDeploymentAt(operands, options, given, io);
    }
    const collected = await collect(operands, options, given, io);
    if (collected === undefined) return EXIT.unusable;
    const { names, context, failures: unfound, settings } = collected;
    if (options.as !== undefined && names.length > 1) {
        say(io, `--as is for one file, not for ${String(names.length)}`);
        return EXIT.unusable;
    }
    tell(unfound, io);
    await hintCommand(unfound, io);
    if (options.showSettings === true) return showSettings(collected, options, io);
    if (options.listFiles === true) {
        listNames(names, io);
        return unfound.length > 0 ? EXIT.unusable : EXIT.fine;
    }
    const { inputs, failures: unread } = await readInputs(names, options, io);
    tell(unread, io);
    const checkFor = await checkSettingsFor(inputs, settings, options.as);
    const clusters = clustersAsked(inputs, collected, operands, options);
    if (options.pair === true && inputs.length + unread.length < 2 && !namesIds(inputs)) {
        say(io, '--pair compares the files of two nodes or more; one was given');
        return EXIT.unusable;
    }
    const useless = unfound.length + unread.length > 0 ? EXIT.unusable : undefined;
    if (options.diff === true) {
        const { showDiffs } = await import('./fix.ts');
        const changes = await showDiffs(inputs, context, checkFor, clusters, options, io);
        return useless ?? (changes ? EXIT.found : EXIT.fine);
    }
    const {
        reports,
        failures: unwritten,
        fixed,
    } = await examine(inputs, collected, checkFor, clusters, options, io);
    tell(unwritten, io);
    const fixesStdin = fixed !== undefined && inputs.some((input) => input.path === undefined);
    const examined = {
        reports,
        targets: allTargets(inputs, checkFor, given),
        failOn: ({ includedBy, file }: FileReport) =>
            settings.get(includedBy ?? file.uri)?.failOn.value ?? DEFAULTS.failOn,
        incomplete: useless !== undefined || unwritten.length > 0,
        written: writtenAmong(inputs, context),
        stream: fixesStdin ? ('err' as const) : ('out' as const),
        ...(fixed === undefined ? {} : { fixed }),
    };
    return conclude(examined, options, io);
}

/** The files that fixes are written to: those that were asked for. */
function writtenAmong(inputs: readonly Input[], context: ReadonlySet<string>): ReadonlySet<string> {
    const asked = inputs.filter(({ path }) => path === undefined || !context.has(path));
    return new Set(asked.map(({ file }) => file.uri));
}

/** The targets of all inputs, each once; those that were asked for where nothing could be read. */
function allTargets(
    inputs: readonly Input[],
    checkFor: SettingsFor,
    { targets, features }: Readonly<Record<'targets' | 'features', readonly string[]>>,
): readonly ReportTarget[] {
    const all = inputs.flatMap(({ file }) => checkFor(file).targets);
    const named = new Map(
        (all.length > 0 ? all : targetsOf(targets, features)).map((each) => [each.name, each]),
    );
    return [...named.values()].map(reportTarget);
}

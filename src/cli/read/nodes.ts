import { type Command, Option } from 'commander';
import type { SettingsFor } from '../../service/settings.ts';
import type { SourceFile } from '../../text/source-file.ts';
import { type ConfigChoice, collect } from '../check/collected.ts';
import { readInputs } from '../check/inputs.ts';
import { type Given, areKnown, checkSettingsFor, featuresIn } from '../check/settings.ts';
import type { Io } from '../io.ts';
import { say } from '../say.ts';

/** The options by which the commands for several nodes read them. */
export interface NodeOptions extends ConfigChoice {
    readonly target?: string;
    readonly features: readonly string[];
    readonly root?: string;
}

/** Gives a command those options, but for the configuration of kalint. */
export function addNodeOptions(command: Command): Command {
    return command
        .optionsGroup('What is read:')
        .option('--root <folder>', 'the folder that stands for / in include lines')
        .optionsGroup('What for:')
        .option('--target <name>', 'release or distribution of the nodes; default: the newest release')
        .addOption(
            new Option('--features <names>', 'build features that the target has or lacks (iptables,no-snmp)')
                .argParser((value: string, before: readonly string[]) => [...before, value])
                .default([], 'those of the distribution'),
        );
}

/** What those options ask for; undefined after a word about a target or a feature that is none. */
export async function givenBy(options: NodeOptions, io: Io): Promise<Given | undefined> {
    const targets = options.target === undefined ? [] : [options.target];
    const features = featuresIn(options.features);
    if (!(await areKnown(targets, features, io))) return undefined;
    return { targets, features, root: options.root };
}

/** The files that operands mean, and the settings of each; undefined after a word about what cannot be read. */
export async function readNodes(
    operands: readonly string[],
    choice: ConfigChoice,
    given: Given,
    io: Io,
): Promise<{ readonly files: readonly SourceFile[]; readonly settingsFor: SettingsFor } | undefined> {
    const collected = await collect(operands, choice, given, io);
    if (collected === undefined) return undefined;
    const { inputs, failures } = await readInputs(collected.names, {}, io);
    const useless = [...collected.failures, ...failures];
    for (const { message } of useless) say(io, message);
    if (useless.length > 0) return undefined;
    const settingsFor = await checkSettingsFor(inputs, collected.settings, undefined);
    return { files: inputs.map(({ file }) => file), settingsFor };
}

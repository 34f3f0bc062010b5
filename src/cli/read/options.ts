import { type Command, Option } from 'commander';
import { addConfigOptions } from '../check/config-options.ts';
import type { ConfigChoice } from '../check/collected.ts';
import { COLOR_CHOICES, type ColorChoice } from '../color.ts';

/** The options of the commands that read one configuration and print what it comes to. */
export interface ReadOptions extends ConfigChoice {
    readonly target?: string;
    readonly features: readonly string[];
    readonly configId?: string;
    readonly root?: string;
    readonly as?: string;
    readonly stdinFilename?: string;
    readonly format: 'text' | 'json';
    readonly origins?: boolean;
    readonly color: ColorChoice;
    readonly showSecrets?: boolean;
}

/** Gives a command the operand and the options that those commands share. */
export function addReadOptions(command: Command, origins: string): Command {
    command
        .argument('<file>', 'the configuration; - for standard input')
        .optionsGroup('What is read:')
        .option('--stdin-filename <name>', 'what standard input (-) is called')
        .option('--as <path>', 'read the file as if it stood at this path')
        .option('--root <folder>', 'the folder that stands for / in include lines')
        .optionsGroup('What for:')
        .option('--target <name>', 'release or distribution that reads it; default: the newest release')
        .addOption(
            new Option('--features <names>', 'build features that the target has or lacks (iptables,no-snmp)')
                .argParser((value: string, before: readonly string[]) => [...before, value])
                .default([], 'those of the distribution'),
        )
        .option('--config-id <id>', 'configuration id to read for (-i of keepalived); default: none')
        .optionsGroup('Output:')
        .addOption(
            new Option('--format <name>', 'how it is written').choices(['text', 'json']).default('text'),
        )
        .option('--origins', origins)
        .addOption(new Option('--color <when>', 'use colours').choices(COLOR_CHOICES).default('auto'))
        .option('--show-secrets', 'show passwords and keys instead of ***');
    return addConfigOptions(command).optionsGroup('Other options:');
}

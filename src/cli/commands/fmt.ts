import { type Command, Option } from 'commander';
import { DEFAULT_FORMAT } from '../../format/options.ts';
import { addConfigOptions } from '../check/config-options.ts';
import { COLOR_CHOICES } from '../color.ts';
import { type FmtOptions, blankLinesOf, indentOf } from '../fmt/options.ts';
import type { Io } from '../io.ts';

const EXAMPLES = `
Examples:
  kalint fmt lb1.conf                     print the file in its layout
  kalint fmt --write /etc/keepalived      lay out what is in a folder
  kalint fmt --diff lb1.conf lb2.conf     show what --write would change
  kalint fmt --check "**/*.conf"          list the files that are not in their layout
  kalint fmt - < lb1.conf > laid-out.conf

Nothing is ever changed that keepalived would read differently.
Exit status: 0 printed, or all files are in their layout, 1 with --check and --diff: some are not,
with --write: some, or parts of them, stay as they are, 2 wrong usage or a file that cannot be
read or written, 3 a bug of kalint.
`;

function addOptions(command: Command): void {
    command
        .optionsGroup('What is done:')
        .addOption(
            new Option('--write', 'write the files that are not in their layout').conflicts([
                'check',
                'diff',
            ]),
        )
        .option('--check', 'only list the files that are not in their layout')
        .option('--diff', 'show what --write would change and write nothing')
        .optionsGroup('Layout:')
        .addOption(
            new Option(
                '--indent <n>',
                `spaces for each level, or "tab"; default: ${DEFAULT_FORMAT.indent}`,
            ).argParser(indentOf),
        )
        .addOption(
            new Option(
                '--max-blank-lines <n>',
                `empty lines that may follow one another; default: ${DEFAULT_FORMAT.maxBlankLines}`,
            ).argParser(blankLinesOf),
        )
        .optionsGroup('What is read:')
        .option('--stdin-filename <name>', 'what standard input (-) is called')
        .option('--root <folder>', 'the folder that stands for / in include lines')
        .addOption(
            new Option(
                '--target <name>',
                'release or distribution that is to read the same as before; may be given several times',
            )
                .argParser((value: string, before: readonly string[]) => [...before, value])
                .default([], 'the newest release'),
        )
        .optionsGroup('Output:')
        .addOption(new Option('--color <when>', 'use colours').choices(COLOR_CHOICES).default('auto'))
        .option('--show-secrets', 'show passwords and keys in diffs instead of ***');
    addConfigOptions(command).optionsGroup('Other options:');
}

/** `kalint fmt FILE…`. */
export function define(command: Command, io: Io, finish: (status: number) => void): void {
    command
        .description('Brings keepalived.conf files into one layout, from which keepalived reads the same.')
        .argument('<file...>', 'files, folders and patterns; - for standard input');
    addOptions(command);
    command
        .addHelpText('after', EXAMPLES)
        .action(async (operands: readonly string[], options: FmtOptions) => {
            const { fmt } = await import('../fmt/run.ts');
            finish(await fmt(operands, options, io));
        });
}

import { type Command, InvalidArgumentError, Option } from 'commander';
import { FAIL_ON, PRESETS } from '../../config/values.ts';
import { addConfigOptions } from '../check/config-options.ts';
import { addFormat, warningsOf } from '../check/format-choice.ts';
import type { CheckOptions } from '../check/options.ts';
import { FORMATS } from '../check/reporters.ts';
import { COLOR_CHOICES } from '../color.ts';
import { EXIT } from '../exit.ts';
import type { Io } from '../io.ts';

const EXAMPLES = `
Examples:
  kalint lb1.conf                          check one file for the newest release
  kalint --target debian-12 /etc/keepalived
                                           check what is in a folder for Debian 12
  kalint --pair lb1.conf lb2.conf          compare two nodes, too
  kalint --deployment hosts/               check balancers and real servers together
  kalint --diff lb1.conf                   show what --fix would change
  kalint --format json lb1.conf lb2.conf   findings for another program
  kalint --format pretty --format sarif=kalint.sarif hosts/
                                           findings to read, and as a file for code scanning
  kalint --rule 'script/*=off' lb1.conf    leave out what an area of rules finds
  kalint --baseline known.json hosts/      only what known.json does not record
  ssh lb1 cat /etc/keepalived/keepalived.conf | kalint --stdin-filename lb1 -

Exit status: 0 nothing that fails, 1 something at or above --fail-on (with --diff:
something would change), 2 wrong usage or a file that cannot be read, 3 a bug of kalint.
`;

function addOptions(command: Command): void {
    const option = (flags: string, text: string): Option => new Option(flags, text);
    const collect = (value: string, before: readonly string[]): readonly string[] => [...before, value];
    command
        .optionsGroup('What is checked:')
        .option('--stdin-filename <name>', 'what standard input (-) is called in findings')
        .option('--as <path>', 'judge and report the one file as if it stood at this path')
        .option('--root <folder>', 'the folder that stands for / in include lines')
        .option(
            '--changed',
            'leave out files that are not of keepalived, and check with the others what includes them',
        )
        .addOption(
            option(
                '--nodes',
                'check the files of the nodes that the kalint.config.yaml of each folder names',
            ).conflicts('changed'),
        )
        .addOption(
            option('--pair', 'compare the files as those of nodes that back each other up').conflicts([
                'changed',
                'nodes',
            ]),
        )
        .addOption(
            option(
                '--deployment',
                'check all hosts together: a folder with a folder for each, or a description of them',
            ).conflicts([
                'pair',
                'nodes',
                'changed',
                'fix',
                'unsafeFixes',
                'diff',
                'as',
                'stdinFilename',
                'root',
                'showSettings',
            ]),
        )
        .option('--list-files', 'only list the files that would be checked')
        .optionsGroup('What for:')
        .addOption(
            option('--target <name>', 'release or distribution to check for; may be given several times')
                .argParser(collect)
                .default([], 'the newest release'),
        )
        .addOption(
            option('--features <names>', 'build features that the targets have or lack (iptables,no-snmp)')
                .argParser(collect)
                .default([], 'those of the distribution'),
        )
        .addOption(
            option(
                '--config-id <id>',
                'configuration id to read for (-i of keepalived); may be given several times',
            )
                .argParser(collect)
                .default([], 'each that the file names'),
        )
        .addOption(option('--preset <name>', 'how much is said; default: recommended').choices(PRESETS))
        .addOption(
            option(
                '--rule <rule=level>',
                'off, info, warning, error or on for a rule or an area (script/*=off); may be given several times',
            )
                .argParser(collect)
                .default([], 'as the configuration and the preset have it'),
        )
        .optionsGroup('Mending:')
        .option('--fix', 'make the fixes that are safe')
        .option('--unsafe-fixes', 'make those too that decide something for you (implies --fix)')
        .addOption(
            option('--diff', 'show what --fix would change and write nothing').conflicts([
                'format',
                'outputFile',
                'maxWarnings',
                'stats',
                'baseline',
            ]),
        )
        .optionsGroup('Output:')
        .addOption(
            option(
                '--format <name>',
                'how findings are written; NAME=FILE writes them into a file; may be given several times',
            )
                .choices(FORMATS)
                .argParser(addFormat)
                .default([], 'pretty'),
        )
        .addOption(
            option('--output-file <file>', 'write what goes to standard output into this file').conflicts([
                'listFiles',
                'showSettings',
            ]),
        )
        .option('--stats', 'count the findings of each rule, too')
        .addOption(
            option('--fail-on <what>', 'what makes the exit status 1; default: config-test').choices(FAIL_ON),
        )
        .addOption(
            option(
                '--max-warnings <n>',
                'makes the exit status 1 also where there are more warnings',
            ).argParser(warningsOf),
        )
        .option('--baseline <file>', 'leave out the findings that this file records')
        .option('--update-baseline', 'record the findings of today in the file of --baseline')
        .option('-q, --quiet', 'show errors only')
        .addOption(option('--color <when>', 'use colours').choices(COLOR_CHOICES).default('auto'))
        .option('--show-secrets', 'show passwords and keys instead of ***');
    addManyOptions(command);
    addConfigOptions(command)
        .option('--show-settings', 'only tell what holds for the one file, and from where')
        .optionsGroup('Other options:');
}

function addManyOptions(command: Command): void {
    const count = (value: string): number => {
        if (!/^[1-9]\d{0,3}$/.test(value)) throw new InvalidArgumentError('It is a number from 1 on.');
        return Number(value);
    };
    command
        .optionsGroup('Many files:')
        .addOption(
            new Option('--jobs <n>', 'check so many files at once; default: as many as pay').argParser(count),
        )
        .option('--cache', 'keep results, and take them from there where nothing has changed')
        .addOption(
            new Option('--cache-location <folder>', 'where they are kept (implies --cache)').implies({
                cache: true,
            }),
        );
}

/** `kalint [check] FILE…`. */
export function define(command: Command, io: Io, finish: (status: number) => void): void {
    command
        .description('Checks keepalived.conf files, and says what keepalived would make of them.')
        .argument('<file...>', 'files, folders and patterns; - for standard input');
    addOptions(command);
    command
        .addHelpText('after', EXAMPLES)
        .action(async (operands: readonly string[], options: CheckOptions) => {
            const [{ check }, { prepare }] = await Promise.all([
                import('../check/run.ts'),
                import('../check/prepare.ts'),
            ]);
            const prepared = await prepare(options, io);
            finish(prepared === undefined ? EXIT.unusable : await check(operands, prepared, io));
        });
}

import { type Command, Option } from 'commander';
import { COLOR_CHOICES } from '../color.ts';
import type { EmitOptions } from '../emit/options.ts';
import type { Io } from '../io.ts';

const EXAMPLES = `
Examples:
  kalint emit --init > spec.yaml                 a spec to begin with
  kalint emit --from lb1.conf > spec.yaml        the spec of a configuration that is there
  kalint emit spec.yaml -o set                   write the set
  kalint emit spec.yaml -o set --diff            show what would change
  kalint check --deployment set                  check it

Exit status: 0 written or printed, or nothing to change, 1 with --diff: something would change,
2 wrong usage, a spec with faults, or a file that cannot be read or written; nothing is written then.
`;

/** `kalint emit SPEC`. */
export function define(command: Command, io: Io, finish: (status: number) => void): void {
    command
        .description(
            'Emits everything that directors and real servers of a Direct-Routing deployment need, from one spec.',
        )
        .argument('[spec]', 'the description of the deployment, in YAML or JSON')
        .optionsGroup('Specs:')
        .option('--init', 'print a spec to begin with')
        .option(
            '--from <file...>',
            'print the spec of one configuration of keepalived, or of those of a pair',
        )
        .optionsGroup('What is done:')
        .option('-o, --output <folder>', 'the folder of the set')
        .addOption(new Option('--diff', 'show what would change there and write nothing').conflicts('dryRun'))
        .option('--dry-run', 'list the files of the set, and which are new or changed, and write nothing')
        .addOption(
            new Option('--only <host>', 'only the folder of this host; may be given several times')
                .argParser((value: string, before: readonly string[]) => [...before, value])
                .default([], 'the whole set'),
        )
        .option('--force', 'overwrite files that differ')
        .optionsGroup('Output:')
        .addOption(new Option('--color <when>', 'use colours').choices(COLOR_CHOICES).default('auto'))
        .option('--show-secrets', 'show passwords in diffs instead of ***')
        .optionsGroup('Other options:')
        .addHelpText('after', EXAMPLES)
        .action(async (operand: string | undefined, options: EmitOptions) => {
            const { emitSet } = await import('../emit/run.ts');
            finish(await emitSet(operand, options, io));
        });
}

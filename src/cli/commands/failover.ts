import { type Command, Option } from 'commander';
import { addConfigOptions } from '../check/config-options.ts';
import { COLOR_CHOICES } from '../color.ts';
import type { FailoverOptions } from '../failover/run.ts';
import type { Io } from '../io.ts';
import { addNodeOptions } from '../read/nodes.ts';

const EXAMPLES = `
Examples:
  kalint failover lb1.conf lb2.conf
  kalint failover --faults 1 lb1.conf lb2.conf lb3.conf
  kalint failover --format json keepalived.conf     one file, a node for each id in it

Exit status: 0 no bad outcome, 1 a bad outcome, 2 wrong usage or a file that cannot be read.
`;

/** `kalint failover FILE…`. */
export function define(command: Command, io: Io, finish: (status: number) => void): void {
    command
        .description(
            'Tells who has the addresses, and after how long, when a node, a link or something that is tracked fails.',
        )
        .argument('<file...>', 'the configurations of the nodes that back each other up');
    addNodeOptions(command)
        .addOption(
            new Option('--faults <number>', 'how many things fail at most').choices(['1', '2']).default('2'),
        )
        .optionsGroup('Output:')
        .addOption(
            new Option('--format <name>', 'how it is written').choices(['text', 'json']).default('text'),
        )
        .addOption(new Option('--color <when>', 'use colours').choices(COLOR_CHOICES).default('auto'));
    addConfigOptions(command)
        .optionsGroup('Other options:')
        .addHelpText('after', EXAMPLES)
        .action(async (operands: readonly string[], options: FailoverOptions) => {
            const { failover } = await import('../failover/run.ts');
            finish(await failover(operands, options, io));
        });
}

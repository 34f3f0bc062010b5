import type { Command } from 'commander';
import type { Io } from '../io.ts';
import { addReadOptions, type ReadOptions } from '../read/options.ts';

const EXAMPLES = `
Examples:
  kalint expand /etc/keepalived/keepalived.conf
  kalint expand --config-id lb2 --origins keepalived.conf
  kalint expand --show-secrets keepalived.conf > one-file.conf

What went wrong on the way, such as an include that leads nowhere, goes to standard error.
Exit status: 0 printed, 2 wrong usage or a file that cannot be read.
`;

/** `kalint expand FILE`. */
export function define(command: Command, io: Io, finish: (status: number) => void): void {
    command.description(
        'Prints what keepalived reads once conditions, definitions, sequences and includes are dealt with.',
    );
    addReadOptions(command, 'add comments that say where statements come from')
        .addHelpText('after', EXAMPLES)
        .action(async (operand: string, options: ReadOptions) => {
            const { expand } = await import('../read/expand.ts');
            finish(await expand(operand, options, io));
        });
}

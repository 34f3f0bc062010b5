import type { Command } from 'commander';
import type { Io } from '../io.ts';
import { addReadOptions, type ReadOptions } from '../read/options.ts';

const EXAMPLES = `
Examples:
  kalint show /etc/keepalived/keepalived.conf
  kalint show --target debian-12 --origins keepalived.conf
  kalint show --format json keepalived.conf

Exit status: 0 printed, 2 wrong usage or a file that cannot be read.
`;

/** `kalint show FILE`. */
export function define(command: Command, io: Io, finish: (status: number) => void): void {
    command.description("Prints what a configuration comes to, with keepalived's defaults filled in.");
    addReadOptions(command, 'add notes that say where values are written')
        .addHelpText('after', EXAMPLES)
        .action(async (operand: string, options: ReadOptions) => {
            const { show } = await import('../read/show.ts');
            finish(await show(operand, options, io));
        });
}

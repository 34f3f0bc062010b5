import { createRequire } from 'node:module';
import { type Command, Option } from 'commander';

const EXAMPLES = `
Examples:
  kalint lsp --stdio                       what an editor runs
`;

/** `kalint lsp`. The server is a bundle of its own, so that a check does not load it; it runs on by itself. */
export function define(command: Command): void {
    command
        .description('Serves an editor, which starts this by itself: the Language Server Protocol.')
        .option('--stdio', 'over standard input and output (the only way there is, and the default)')
        .addOption(
            new Option('--clientProcessId <id>', 'what some editors add; it changes nothing').hideHelp(),
        )
        .addHelpText('after', EXAMPLES)
        .action(() => {
            createRequire(import.meta.url)('./server.cjs');
        });
}

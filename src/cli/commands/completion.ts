import { Argument, type Command } from 'commander';
import { EXIT } from '../exit.ts';
import type { Io } from '../io.ts';

const EXAMPLES = `
Examples:
  eval "$(kalint completion bash)"                            in ~/.bashrc
  kalint completion zsh > ~/.zfunc/_kalint                    a folder of fpath
  kalint completion fish > ~/.config/fish/completions/kalint.fish
`;

/** The shells that a completion can be made for. */
const SHELLS = ['bash', 'zsh', 'fish'] as const;

/** `kalint completion SHELL`. */
export function define(command: Command, io: Io, finish: (status: number) => void): void {
    command
        .description(
            'Prints what makes a shell complete the commands, options and values of kalint. It runs nothing of kalint.',
        )
        .addArgument(new Argument('<shell>', 'the shell').choices(SHELLS))
        .addHelpText('after', EXAMPLES)
        .action(async (shell: (typeof SHELLS)[number]) => {
            const { completionFor } = await import('../completion/completion.ts');
            io.out(await completionFor(shell));
            finish(EXIT.fine);
        });
}

import { type Command, Option } from 'commander';
import { EXIT } from '../exit.ts';
import { type InitOptions, init } from '../init/run.ts';
import type { Io } from '../io.ts';

const EXAMPLES = `
Examples:
  kalint init --hook            check what each commit changes, from now on
  kalint init --hook --print    print the hook, for one that calls it

Exit status: 0 the hook is there, 2 wrong usage, no repository, or a hook of another kind is there.
`;

/** `kalint init`. */
export function define(command: Command, io: Io, finish: (status: number) => void): void {
    command
        .description('Prepares a repository: installs a hook of git that checks what a commit changes.')
        .option('--hook', 'install the hook in the repository of the working folder')
        .addOption(new Option('--print', 'only print it').implies({ hook: true }))
        .addHelpText('after', EXAMPLES)
        .action((options: InitOptions) => {
            if (options.hook === true) {
                finish(init(options, io));
                return;
            }
            command.outputHelp({ error: true });
            finish(EXIT.unusable);
        });
}

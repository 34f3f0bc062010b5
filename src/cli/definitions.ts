import { Command } from 'commander';
import { COMMANDS, DEFAULT_COMMAND } from './command.ts';
import type { Io } from './io.ts';
import { VERSION } from './version.ts';

/** A command with all that its help tells. */
export interface Definition {
    readonly name: string;
    /** What the overview says of it. */
    readonly summary: string;
    /** What `--help` is made of; nothing may be parsed with it. */
    readonly command: Command;
    /** What stands below the options in its help: examples and exit statuses. */
    readonly below: string;
}

/** For commands that are only looked at. */
const NOWHERE: Io = {
    out: () => undefined,
    err: () => undefined,
    stdin: () => Promise.resolve(Buffer.alloc(0)),
    env: {},
    screen: () => ({ terminal: false }),
};

/** What a command adds to its help. */
function belowOf(command: Command): string {
    let whole = '';
    const bare = command.helpInformation();
    command.configureOutput({
        writeOut: (text) => {
            whole += text;
        },
    });
    command.outputHelp();
    return whole.slice(bare.length).trim();
}

/** Every command, in the order of the overview. All of their options are loaded for it: not for a check. */
export function definitions(): Promise<readonly Definition[]> {
    return Promise.all(
        [...COMMANDS].map(async ([name, { summary, load }]) => {
            const command = new Command(`kalint ${name}`).helpOption('-h, --help', 'show this help');
            if (name === DEFAULT_COMMAND)
                command.version(VERSION, '-V, --version', 'show the version of kalint');
            (await load()).define(command, NOWHERE, () => undefined);
            return { name, summary, command, below: belowOf(command) };
        }),
    );
}

import { existsSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { visible } from '../report/visible.ts';
import { COMMANDS, DEFAULT_COMMAND } from './command.ts';
import { EXIT } from './exit.ts';
import { type Io, outputFault, processIo } from './io.ts';
import { hint, say } from './say.ts';
import { VERSION } from './version.ts';

/** The other commands, for the end of the overview's help. */
function overview(): string {
    const names = [...COMMANDS.keys()].filter((name) => name !== DEFAULT_COMMAND);
    const lines = names.map((name) => `  ${name.padEnd(10)} ${COMMANDS.get(name)?.summary ?? ''}`);
    return [
        '',
        'Other commands (`kalint help COMMAND` tells more):',
        ...lines,
        '',
        'A file whose name is that of a command is written with its folder: ./rules',
    ].join('\n');
}

/** A command, ready to parse what follows its name; `named` when the user wrote the name. */
async function prepare(
    name: string,
    named: boolean,
    io: Io,
    finish: (status: number) => void,
): Promise<Command> {
    const command = new Command(named ? `kalint ${name}` : 'kalint')
        .exitOverride()
        .showHelpAfterError(`(kalint ${named ? `${name} ` : ''}--help tells more)`)
        .configureHelp({ helpWidth: Math.min(io.screen('out').columns ?? 100, 110) })
        .configureOutput({
            writeOut: io.out,
            writeErr: io.err,
            outputError: (text, write) => {
                write(
                    text
                        .replace(/^error: /, 'kalint: ')
                        .split('\n')
                        .map(visible)
                        .join('\n'),
                );
            },
            getOutHasColors: () => false,
            getErrHasColors: () => false,
        })
        .helpOption('-h, --help', 'show this help');
    if (!named)
        command
            .version(VERSION, '-V, --version', 'show the version of kalint')
            .addHelpText('after', overview);
    const entry = COMMANDS.get(name);
    if (entry === undefined) throw new Error(`no command ${name}`);
    (await entry.load()).define(command, io, finish);
    return command;
}

/** `kalint help [COMMAND]`. */
async function help(about: string | undefined, io: Io): Promise<number> {
    const named = about !== undefined;
    if (named && !COMMANDS.has(about)) {
        const { didYouMean } = await import('../text/suggest.ts');
        say(io, `unknown command "${about}"${didYouMean(about, [...COMMANDS.keys()])}`);
        return EXIT.unusable;
    }
    (await prepare(about ?? DEFAULT_COMMAND, named, io, () => undefined)).outputHelp();
    return EXIT.fine;
}

async function dispatch(argv: readonly string[], io: Io): Promise<number> {
    let status: number = EXIT.fine;
    const finish = (value: number): void => {
        status = value;
    };
    const [first, ...others] = argv;
    if (first === undefined) {
        (await prepare(DEFAULT_COMMAND, false, io, finish)).outputHelp({ error: true });
        return EXIT.unusable;
    }
    if (first === 'help') return help(others[0], io);
    const named = COMMANDS.has(first);
    if (named && first !== DEFAULT_COMMAND && existsSync(first)) {
        hint(io, `to check the file of that name: kalint ./${first}`);
    }
    const command = await prepare(named ? first : DEFAULT_COMMAND, named, io, finish);
    await command.parseAsync(named ? others : [...argv], { from: 'user' });
    return status;
}

/** What to say about a bug: one line, and the stack where `KALINT_DEBUG` asks for it. */
function describeBug(error: unknown, io: Io): string {
    const message = error instanceof Error ? error.message : String(error);
    const stack =
        error instanceof Error && (io.env['KALINT_DEBUG'] ?? '') !== '' ? `${error.stack ?? ''}\n` : '';
    return `kalint: internal error: ${visible(message.replace(/\s*\n\s*/g, ' '))}, please report\n${stack}`;
}

/**
 * Runs kalint with the words after its name. Answers the exit status and throws nothing:
 * a bug is told on standard error and is status 3.
 */
export async function run(argv: readonly string[], io: Io = processIo()): Promise<number> {
    try {
        return await dispatch(argv, io);
    } catch (error) {
        if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.fine : EXIT.unusable;
        const fault = outputFault(error);
        if (fault !== undefined) {
            say(io, `standard output cannot be written: ${fault}`);
            return EXIT.unusable;
        }
        io.err(describeBug(error, io));
        return EXIT.internal;
    }
}

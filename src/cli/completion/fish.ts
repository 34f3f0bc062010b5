import type { Completable, CompletableCommand, CompletableOption, Value } from './completable.ts';

/** A text between single quotes. */
function quoted(text: string): string {
    return `'${text.replace(/['\\]/g, '\\$&')}'`;
}

/** How fish is told what follows: words and nothing else, files, or nothing that it could offer. */
function valueFlags(value: Value | undefined): string {
    if (value === undefined) return '';
    if (value === 'file') return ' -r -F';
    return value === 'text' ? ' -x' : ` -x -a ${quoted(value.join(' '))}`;
}

function optionLine(command: string, { flags, description, value }: CompletableOption): string {
    const names = flags.map((flag) =>
        flag.startsWith('--') ? ` -l ${flag.slice(2)}` : ` -s ${flag.slice(1)}`,
    );
    return `complete -c kalint -n '__kalint_is ${command}'${names.join('')} -d ${quoted(description)}${valueFlags(value)}`;
}

function commandLines({ name, options, operand }: CompletableCommand): string[] {
    const operands =
        operand === 'file'
            ? []
            : [
                  `complete -c kalint -n '__kalint_is ${name}' -f${
                      typeof operand === 'object' ? ` -a ${quoted(operand.join(' '))}` : ''
                  }`,
              ];
    return [...options.map((option) => optionLine(name, option)), ...operands];
}

/** The completion for fish: to be read by it, or to stand as `kalint.fish` in its folder of completions. */
export function fishCompletion({ fallback, commands }: Completable): string {
    const names = commands.map(({ name }) => name).join(' ');
    const first = commands.map(
        ({ name, summary }) => `complete -c kalint -n __kalint_is_first -a ${name} -d ${quoted(summary)}`,
    );
    return `# Completion of kalint for fish; kalint completion fish prints it.
function __kalint_is_first
    test (count (commandline -opc)) -eq 1
end
function __kalint_is
    set -l words (commandline -opc)
    set -l command ${fallback}
    if set -q words[2]; and contains -- $words[2] ${names}
        set command $words[2]
    end
    test $command = $argv[1]
end
${[...first, ...commands.flatMap(commandLines)].join('\n')}
`;
}

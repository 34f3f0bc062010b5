import type { Completable, CompletableCommand, CompletableOption, Value } from './completable.ts';

/** A text between single quotes. */
function quoted(text: string): string {
    return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** What completes a value, as \`_arguments\` takes it. */
function action(value: Value): string {
    if (value === 'file') return 'file:_files';
    return value === 'text' ? 'text: ' : `value:(${value.join(' ')})`;
}

/** One word for each spelling of an option; those with a value may be given again. */
function optionSpecs({ flags, description, value }: CompletableOption): string[] {
    const told = description.replace(/[\\[\]:]/g, '\\$&');
    return flags.map((flag) =>
        quoted(value === undefined ? `${flag}[${told}]` : `*${flag}=[${told}]:${action(value)}`),
    );
}

function commandCase({ name, options, operand }: CompletableCommand): string {
    const specs = [
        ...options.flatMap(optionSpecs),
        ...(operand === undefined ? [] : [quoted(`*:${action(operand)}`)]),
    ];
    return [`    ${name})`, '        _arguments \\', ...specs.map((spec) => `            ${spec} \\`)]
        .join('\n')
        .replace(/ \\$/, '\n        ;;');
}

/** The completion for zsh: to be read by it, or to stand as `_kalint` in a folder of `fpath`. */
export function zshCompletion({ fallback, commands }: Completable): string {
    const described = commands.map(
        ({ name, summary }) => `        ${quoted(`${name}:${summary.replaceAll(':', '\\:')}`)}`,
    );
    return `#compdef kalint
# Completion of kalint for zsh; kalint completion zsh prints it.
_kalint() {
    local command=${fallback}
    local -a commands=(
${described.join('\n')}
    )
    if (( CURRENT == 2 )) && [[ $words[2] != -* ]]; then
        _describe -t commands command commands
        _files
        return
    fi
    if (( CURRENT > 2 )) && (( \${commands[(I)$words[2]:*]} )); then
        command=$words[2]
        shift words
        (( CURRENT-- ))
    fi
    case $command in
${commands.map(commandCase).join('\n')}
    esac
}
if [[ $funcstack[1] == _kalint ]]; then
    _kalint "$@"
else
    compdef _kalint kalint
fi
`;
}

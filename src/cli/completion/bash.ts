import type { Completable, CompletableCommand, Value } from './completable.ts';

/** Words of a list; none of those that kalint knows means anything to a shell. */
function words(value: Value | undefined): string | undefined {
    return typeof value === 'object' ? `'${value.join(' ')}'` : undefined;
}

/** What follows the options of a command that take a value: words, or nothing, which bash takes for files. */
function valueCases({ name, options }: CompletableCommand): string[] {
    return options.flatMap(({ flags, value }) =>
        value === undefined
            ? []
            : [
                  `        ${flags.map((flag) => `'${name} ${flag}'`).join(' | ')}) values=${words(value) ?? ''} ;;`,
              ],
    );
}

function commandCase({ name, options, operand }: CompletableCommand): string {
    const flags = options.flatMap((option) => option.flags).join(' ');
    return `        ${name}) options='${flags}' operands=${words(operand) ?? ''} ;;`;
}

/** The completion for bash: to be read by it, with `eval` or from a file. */
export function bashCompletion({ fallback, commands }: Completable): string {
    const names = commands.map(({ name }) => name);
    return `# Completion of kalint for bash; kalint completion bash prints it.
_kalint() {
    local current=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD - 1]}
    local command=${fallback} options= operands= values=none
    # bash takes --option=value apart at the sign.
    if [[ $before == = ]]; then before=\${COMP_WORDS[COMP_CWORD - 2]}; fi
    if [[ $current == = ]]; then current=; fi
    COMPREPLY=()
    if ((COMP_CWORD > 1)); then
        case \${COMP_WORDS[1]} in
        ${names.join(' | ')}) command=\${COMP_WORDS[1]} ;;
        esac
    fi
    case "$command $before" in
${commands.flatMap(valueCases).join('\n')}
    esac
    case $command in
${commands.map(commandCase).join('\n')}
    esac
    # Where nothing is offered bash offers files.
    if [[ $values != none ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$values" -- "$current")
    elif [[ $current == -* ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$options" -- "$current")
    elif ((COMP_CWORD == 1)); then
        compopt -o filenames 2>/dev/null
        mapfile -t COMPREPLY < <(
            compgen -W '${names.join(' ')}' -- "$current"
            compgen -f -- "$current"
        )
    else
        mapfile -t COMPREPLY < <(compgen -W "$operands" -- "$current")
    fi
}
complete -o default -F _kalint kalint
`;
}

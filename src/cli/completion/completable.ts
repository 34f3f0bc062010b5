import type { Argument, Option } from 'commander';
import { RULE_IDS } from '../../rules/ids.ts';
import { SYMPTOMS } from '../../rules/symptoms.ts';
import { targetNames } from '../../schema/targets.ts';
import { DEFAULT_COMMAND } from '../command.ts';
import { type Definition, definitions } from '../definitions.ts';

/** What stands behind an option or a command: some of these words, a file, or a text that only the user knows. */
export type Value = readonly string[] | 'file' | 'text';

/** An option as a shell completes it. */
export interface CompletableOption {
    /** `--format`, and `-q` before it where there is a short one. */
    readonly flags: readonly string[];
    readonly description: string;
    /** Undefined for one that takes no value. */
    readonly value: Value | undefined;
}

/** A command as a shell completes it. */
export interface CompletableCommand {
    readonly name: string;
    readonly summary: string;
    readonly options: readonly CompletableOption[];
    /** Undefined for one without operands. */
    readonly operand: Value | undefined;
}

/** All that a shell completes. */
export interface Completable {
    /** The command that is meant where none is named. */
    readonly fallback: string;
    readonly commands: readonly CompletableCommand[];
}

function valueOf(option: Option): Value | undefined {
    if (!option.required && !option.optional) return undefined;
    if (option.argChoices !== undefined) return option.argChoices;
    if (option.long === '--target' || option.flags.includes('<target>')) return targetNames();
    return /[<[](?:file|folder|path)\b/.test(option.flags) ? 'file' : 'text';
}

/** What an operand stands for: files, unless it has a list of words or is what `explain` is asked about. */
function operandOf(argument: Argument | undefined): Value | undefined {
    if (argument === undefined) return undefined;
    if (argument.argChoices !== undefined) return argument.argChoices;
    return argument.name() === 'what' ? [...RULE_IDS, ...SYMPTOMS.map(({ id }) => id)] : 'file';
}

function completableCommand({ name, summary, command }: Definition): CompletableCommand {
    const options = command.createHelp().visibleOptions(command);
    return {
        name,
        summary,
        options: options.map((option) => ({
            flags: [option.short, option.long].filter((flag) => flag !== undefined),
            description: option.description,
            value: valueOf(option),
        })),
        operand: operandOf(command.registeredArguments[0]),
    };
}

/** Everything that can stand in a command line of kalint, as its commands define it. */
export async function completable(): Promise<Completable> {
    const commands = (await definitions()).map(completableCommand);
    const help: CompletableCommand = {
        name: 'help',
        summary: 'tell about a command',
        options: [],
        operand: commands.map(({ name }) => name),
    };
    return { fallback: DEFAULT_COMMAND, commands: [...commands, help] };
}

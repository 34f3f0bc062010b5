/**
 * Command lines (`lib/notify.c:notify_script_init`, `set_script_params_array`). The line is read once more
 * with single quotes and backslashes, and then the command itself, its first word, once again.
 */
import { compareReleases } from '../../../grammar/schema/releases.ts';
import type { CommandValue, Release } from '../../../grammar/schema/types.ts';
import { CURLY_QUOTED, quote } from '../../text/words.ts';
import { join } from '../../text/span.ts';
import type { Word } from '../../syntax/tree.ts';
import { CRASHES, type Fault, IGNORES, NO_USER } from './fault.ts';
import { type QuotedWord, readQuoted } from './quoted.ts';
import type { ReaderContext } from './special.ts';

/** From this release on the first reading leaves backslashes to the second. */
export const KEEPING: Release = '2.3.2';

type Outcome = Pick<Fault, 'otherwise' | 'said' | 'severe'>;

/** What comes of a command of which nothing is left. */
function nothingLeft({ reported }: CommandValue, ignores: string): Outcome {
    return { otherwise: ignores, ...(reported === true ? {} : { said: 'never' }) };
}

/** What is wrong with the line as a whole, before the command is looked at. */
function lineFault(
    line: Exclude<ReturnType<typeof readQuoted>, { kind: 'words' }>,
    value: CommandValue,
    ignores: string,
): Fault {
    const { span } = line;
    if (line.kind === 'open-quote')
        return {
            kind: 'invalid-text',
            span,
            problem: `this ${quote(line.sign)} has no partner on its line`,
            otherwise: value.crashes === true ? CRASHES : ignores,
        };
    return {
        kind: 'invalid-text',
        span,
        problem: 'the line ends in a backslash',
        ...(value.crashes === true
            ? { otherwise: CRASHES, said: 'never', severe: true }
            : nothingLeft(value, ignores)),
    };
}

/** What is wrong with the command itself. */
function commandFaults({ text, span }: QuotedWord, value: CommandValue, ignores: string): Fault[] {
    const command = readQuoted([{ text, span, quoted: false }]);
    const shown = quote(text);
    if (command.kind === 'open-quote')
        return [
            {
                kind: 'invalid-text',
                span,
                problem: `a ${quote(command.sign)} in ${shown} has no partner`,
                otherwise: ignores,
            },
        ];
    if (command.kind === 'words' && command.words.length > 0) return [];
    const problem = command.kind === 'words' ? `${shown} holds no command` : `${shown} ends in a backslash`;
    return [{ kind: 'invalid-text', span, problem, ...nothingLeft(value, ignores) }];
}

/** The text of words between quotes; undefined where there are quotes in them already. */
function inQuotes(words: readonly Word[]): Pick<Fault, 'replacement'> {
    if (words.some(({ text, quoted }) => quoted || /["'\\]/.test(text))) return {};
    return { replacement: { text: `"${words.map(({ text }) => text).join(' ')}"`, safe: false } };
}

/** Whether a word cannot be the name of a user: it is like an option or a path. */
export function isNoUser(text: string): boolean {
    return /^-|\//.test(text);
}

/** Words behind a command that were most likely meant as its arguments. */
function argumentsBehind(
    others: readonly QuotedWord[],
    words: readonly Word[],
    { alone }: CommandValue,
): Fault[] {
    const [user] = others;
    const [first, last] = [words[0], words.at(-1)];
    if (user === undefined || first === undefined || last === undefined) return [];
    // What curly quotes were to hold together was cut by them, and not by whoever wrote it.
    if (CURLY_QUOTED.test(first.text)) return [];
    // Nothing follows the group.
    if (alone !== true && others.length < 3 && !isNoUser(user.text)) return [];
    const shown = quote(user.text);
    const asUser = isNoUser(user.text) ? NO_USER : `takes ${shown} for its user`;
    return [
        {
            kind: 'surplus-word',
            span: join(first.span, last.span),
            problem: `${shown} stands outside the command: one with arguments needs quotes around all of it`,
            otherwise: alone === true ? 'runs it without what follows' : asUser,
            said: 'never',
            ...inQuotes(words),
        },
    ];
}

/** What is wrong with a command line, from the command to the end of the line. */
export function readCommand(
    value: CommandValue,
    words: readonly Word[],
    { bound, target, arg }: ReaderContext,
): readonly Fault[] {
    const ignores = arg.otherwise ?? IGNORES;
    const line = readQuoted(bound.words, compareReleases(target.release, KEEPING) >= 0);
    if (line.kind !== 'words') return [lineFault(line, value, ignores)];
    const [, command, ...others] = line.words;
    if (command === undefined) return [];
    const faults = commandFaults(command, value, ignores);
    return faults.length > 0 ? faults : argumentsBehind(others, words, value);
}

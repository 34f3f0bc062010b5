import { type Rule, fixOf } from '../rule.ts';
import { hasIt, quote } from '../words.ts';
import { type Command, commandsOf, isPlain } from './command.ts';

const messages = {
    argument: (sign: string, program: string) =>
        `${quote(sign)} means something to a shell only; keepalived runs ${quote(program)} without one and gives it that as an argument`,
    wrap: () => 'run it by /bin/sh -c',
};

/** First release that runs programs without a shell. */
const SINCE = '2.0.0';

/** What a shell would not take for a part of a word: pipes, lists, redirections and substitutions. */
const SHELL = /^(?:\|.*|&&?.*|;.*|\d?>.*|<[^>]*|.*;|.*`.*|.*\$\(.*)$/s;

/** The first word with syntax of a shell. */
function shellWord({ words }: Command): string | undefined {
    return words.slice(1).find((word) => isPlain(word) && SHELL.test(word.text))?.text;
}

/** The command handed to a shell, where it can stand in single quotes as it is. */
function fixesFor({ whole: { text, span, quoted } }: Command) {
    if (!quoted || /['"\\]/.test(text)) return [];
    return [fixOf(messages.wrap(), false, span, `"/bin/sh -c '${text}'"`)];
}

/** Syntax of a shell in a command that no shell reads. */
export const shellSyntax: Rule = {
    meta: {
        id: 'script/shell-syntax',
        area: 'script',
        severity: 'warning',
        origin: 'kalint',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        fixable: 'unsafe',
        title: 'shell syntax where no shell is',
        why: 'Since 2.0.0 keepalived starts programs by itself, with the words behind as their arguments. A pipe, a ";", a "||" or a redirection is an argument like any other: the first program gets it, and mostly fails, and what was to follow is never run. A check is always bad then, or always good.',
        symptoms: ['no-failover', 'script-not-run', 'after-upgrade'],
        source: 'lib/notify.c:system_call_script',
    },
    messages,
    create: (context) => ({
        end() {
            const { bound, target, report } = context;
            if (bound.config.incomplete || !hasIt(target.release, SINCE, undefined)) return;
            for (const command of commandsOf(context)) {
                const sign = shellWord(command);
                if (sign === undefined) continue;
                report({
                    message: messages.argument(sign, command.program),
                    span: command.whole.span,
                    fixes: fixesFor(command),
                });
            }
        },
    }),
};

import type { Rule } from '../rule.ts';
import { hasIt, quote } from '../words.ts';
import { commandsOf } from './command.ts';

const messages = {
    searched: (program: string) =>
        `${quote(program)} has no path; keepalived takes the first program of that name in the folders of PATH, and logs a warning`,
};

/** First release that says so in its log. */
const SINCE = '1.3.2';

/** A program that is looked for. */
export const withoutPath: Rule = {
    meta: {
        id: 'script/without-path',
        area: 'script',
        severity: 'warning',
        origin: 'kalint',
        preset: 'strict',
        scope: 'configuration',
        speed: 'fast',
        title: 'script without a path',
        why: 'Which program a name alone stands for depends on the PATH that keepalived was started with, which is another one in a shell, under systemd and in a container. Where it is not found the script is disabled. keepalived asks in its log for the full path.',
        symptoms: ['script-not-run'],
        source: 'lib/notify.c:find_path',
    },
    messages,
    create: (context) => ({
        end() {
            if (!hasIt(context.target.release, SINCE, undefined)) return;
            for (const { program, words } of commandsOf(context)) {
                const [first] = words;
                if (first === undefined || !/^[\w.+-]+$/.test(program)) continue;
                context.report({ message: messages.searched(program), span: first.span });
            }
        },
    }),
};

import type { Rule } from '../rule.ts';
import { CURLY_QUOTED } from '../../text/words.ts';
import { quote } from '../words.ts';
import { commandsOf } from './command.ts';

const messages = {
    relative: (program: string) =>
        `${quote(program)} is not a path from the root; keepalived looks for it from the folder that it runs in, which as a daemon is "/", and not from that of the file`,
};

/** The path of a program that starts nowhere. */
export const relativePath: Rule = {
    meta: {
        id: 'script/relative-path',
        area: 'script',
        severity: 'error',
        origin: 'kalint',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        title: 'relative path of a script',
        why: 'Files that are included are looked for beside the file that includes them; scripts are not. keepalived takes their path as it is, and as a daemon it runs in "/". A script that is not found there is disabled, and what it was to check or to report is not checked or reported.',
        symptoms: ['script-not-run'],
        source: 'lib/notify.c:find_path',
    },
    messages,
    create: (context) => ({
        end() {
            for (const { program, words } of commandsOf(context)) {
                const [first] = words;
                // A name alone is looked for in the folders for programs.
                if (first === undefined || program.startsWith('/') || !program.includes('/')) continue;
                if (/[$<>{}]/.test(program) || CURLY_QUOTED.test(program)) continue;
                context.report({ message: messages.relative(program), span: first.span });
            }
        },
    }),
};

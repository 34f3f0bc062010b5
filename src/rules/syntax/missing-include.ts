import type { Rule } from '../rule.ts';

const messages = {
    missing: (problem: string) => `nothing is included: ${problem}`,
};

/** An include line that leads to no file. */
export const missingInclude: Rule = {
    meta: {
        id: 'syntax/missing-include',
        area: 'syntax',
        severity: 'warning',
        origin: 'kalint',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        title: 'include that leads nowhere',
        why: 'keepalived goes on without the file, and its config test still succeeds: all that the file was to bring is missing. Findings that the missing file may explain are not reported.',
        source: 'lib/parser.c:open_and_check_glob',
        says: [
            'Config files missing',
            'No config files matched',
            'is not a regular non-executable file',
            'is a directory',
        ],
    },
    messages,
    create: ({ bound: { config }, report }) => ({
        end() {
            for (const { kind, problem, span } of config.expandProblems)
                if (kind === 'missing-include') report({ message: messages.missing(problem), span });
        },
    }),
};

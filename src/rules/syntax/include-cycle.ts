import type { Rule } from '../rule.ts';

const messages = {
    problem: (problem: string) => problem,
};

/** A file that includes itself, directly or by others. */
export const includeCycle: Rule = {
    meta: {
        id: 'syntax/include-cycle',
        area: 'syntax',
        severity: 'error',
        origin: 'kalint',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        title: 'file that includes itself',
        why: 'keepalived opens the file again and again until it may open no more files, reads what it has many times over, and accepts that. Blocks that may be there once are then reported as doubled.',
        source: 'lib/parser.c:open_conf_file',
        says: ['Too many open files'],
    },
    messages,
    create: ({ bound: { config }, report }) => ({
        end() {
            for (const { kind, problem, span } of config.expandProblems)
                if (kind === 'include-cycle') report({ message: messages.problem(problem), span });
        },
    }),
};

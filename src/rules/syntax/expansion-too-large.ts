import type { Rule } from '../rule.ts';

const messages = {
    problem: (problem: string) => problem,
};

/** Sequences and definitions that make more text than is looked at. */
export const expansionTooLarge: Rule = {
    meta: {
        id: 'syntax/expansion-too-large',
        area: 'syntax',
        severity: 'error',
        origin: 'kalint',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        title: 'too much text made by sequences and definitions',
        why: 'Nested sequences multiply. Past some hundred thousand lines it is more likely a slip in a bound than a configuration that someone wants, and keepalived would take minutes to read it.',
        source: 'lib/parser.c:read_line',
    },
    messages,
    create: ({ bound: { config }, report }) => ({
        end() {
            for (const { kind, problem, span } of config.expandProblems)
                if (kind === 'too-large') report({ message: messages.problem(problem), span });
        },
    }),
};

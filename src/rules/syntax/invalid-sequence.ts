import type { Rule } from '../rule.ts';

const messages = {
    problem: (problem: string) => `${problem}; keepalived drops the line`,
};

/** A `~SEQ` or `~LST` that cannot be read. */
export const invalidSequence: Rule = {
    meta: {
        id: 'syntax/invalid-sequence',
        area: 'syntax',
        severity: 'error',
        origin: 'keepalived',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        title: 'sequence that cannot be read',
        why: 'keepalived drops the whole line of a sequence that it cannot read, so none of the lines that it was to make are there.',
        source: 'lib/parser.c:add_seq',
        says: ['Invalid ~SEQ specification', 'Invalid ~LST specification', "~SEQ missing terminating ')'"],
    },
    messages,
    create: ({ bound: { config }, report }) => ({
        end() {
            for (const { kind, problem, span } of config.expandProblems)
                if (kind === 'invalid-sequence') report({ message: messages.problem(problem), span });
        },
    }),
};

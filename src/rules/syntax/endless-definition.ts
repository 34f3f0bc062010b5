import type { Rule } from '../rule.ts';

const messages = {
    problem: (problem: string) => problem,
};

/** A definition whose text uses the definition itself. */
export const endlessDefinition: Rule = {
    meta: {
        id: 'syntax/endless-definition',
        area: 'syntax',
        severity: 'error',
        origin: 'kalint',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        title: 'definition that contains itself',
        why: 'keepalived replaces a name as long as it finds one. A definition that brings its own name along is replaced for ever: the daemon hangs while it starts, and while it reloads.',
        source: 'lib/parser.c:replace_param',
    },
    messages,
    create: ({ bound: { config }, report }) => ({
        end() {
            for (const { kind, problem, span } of config.expandProblems)
                if (kind === 'endless-definition') report({ message: messages.problem(problem), span });
        },
    }),
};

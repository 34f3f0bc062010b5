import type { Rule } from '../rule.ts';
import { hasIt } from '../words.ts';

const messages = {
    problem: (problem: string) => problem,
};

/** A built-in definition with parameters that it does not take. */
export const invalidParameters: Rule = {
    meta: {
        id: 'syntax/invalid-parameters',
        area: 'syntax',
        severity: 'error',
        origin: 'keepalived',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        title: 'parameters that a definition does not take',
        why: 'The built-in definitions `${_RANDOM 1 9}` and `${_ENV NAME}` take parameters. With others the text stays as it is, and is then read as a value.',
        source: 'lib/parser.c:find_definition',
        says: ['requires numeric parameters only', 'requires between', 'exceeds max'],
    },
    messages,
    create: ({ bound: { config }, target, report }) => ({
        end() {
            for (const { kind, problem, span } of config.expandProblems) {
                if (kind !== 'invalid-parameters') continue;
                const said = hasIt(target.release, '2.4.0', undefined);
                report({
                    message: messages.problem(problem),
                    span,
                    ...(said ? {} : { origin: 'kalint' as const }),
                });
            }
        },
    }),
};

import { lacksParameters } from '../../schema/values/judge.ts';
import { problemRule } from './problem-rule.ts';

/** A built-in definition with parameters that it does not take. */
export const invalidParameters = problemRule(
    'invalid-parameters',
    {
        severity: 'error',
        origin: 'keepalived',
        title: 'parameters that a definition does not take',
        why: 'The built-in definitions `${_RANDOM 1 9}` and `${_ENV NAME}` take parameters. With others keepalived leaves the text as it is, and reads it as a value; without any it crashes.',
        symptoms: ['does-not-start'],
        source: 'lib/parser.c:find_definition',
        says: ['requires numeric parameters only', 'requires between', 'exceeds max'],
    },
    lacksParameters,
);

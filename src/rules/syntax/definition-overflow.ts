import { problemRule } from './problem-rule.ts';

/** A definition that makes a line too long. */
export const definitionOverflow = problemRule('definition-overflow', {
    severity: 'error',
    origin: 'kalint',
    title: 'definition too long for its line',
    why: 'A line has room for 1023 bytes, with what definitions bring. Where that is not enough the definition is left as it is written, and its name becomes a value. The daemon logs that, the config test says nothing.',
    symptoms: ['config-test-silent'],
    source: 'lib/parser.c:replace_param',
});

import { faultRule } from './fault-rule.ts';

/** Text of the wrong form. */
export const invalidText = faultRule('invalid-text', {
    severity: 'error',
    fixable: 'safe',
    title: 'text of the wrong form',
    why: 'Some values have a form of their own, such as hexadecimal digits, a regular expression or a file mode. A text that does not have it is dropped.',
    symptoms: ['not-what-was-written'],
    source: 'lib/parser.c:read_hex_str',
    says: [
        "': missing terminating",
        'Invalid hex string',
        'Unable to interpret hex digit',
        'character length should be',
        'has empty label',
        'persistence_granularity specified',
        'Invalid umask syntax',
        'dport range',
        'sport range',
        'Invalid uidrange',
        'invalid locator',
        'name empty',
        'or invalid characters',
        'not in range [',
    ],
});

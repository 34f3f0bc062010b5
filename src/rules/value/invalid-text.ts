import { faultRule } from './fault-rule.ts';

/** Text of the wrong form. */
export const invalidText = faultRule('invalid-text', {
    severity: 'error',
    title: 'text of the wrong form',
    why: 'Some values have a form of their own, such as hexadecimal digits, a regular expression or a file mode. A text that does not have it is dropped.',
    source: 'lib/parser.c:read_hex_str',
    says: ['invalid'],
});

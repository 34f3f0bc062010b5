import { faultRule } from './fault-rule.ts';

/** Not a switch value. */
export const invalidBoolean = faultRule('invalid-boolean', {
    severity: 'error',
    fixable: 'unsafe',
    title: 'not a switch value',
    why: 'A switch takes true, on or yes, and false, off or no, in small letters. With any other word it stays as it was.',
    source: 'lib/parser.c:check_true_false',
    says: ['Invalid value', 'invalid'],
});

import { faultRule } from './fault-rule.ts';

/** Not a number that keepalived reads. */
export const invalidNumber = faultRule('invalid-number', {
    severity: 'error',
    fixable: 'unsafe',
    title: 'not a number that keepalived reads',
    why: 'Numbers are plain decimal digits: no unit, no hexadecimal, no separators, and decimal places only where a time takes them. The config test refuses anything else; the daemon uses a default, or the leading digits, which for a time may be millionths of what was meant.',
    source: 'lib/parser.c:read_unsigned_func',
    says: ['invalid number', 'has too many decimal places'],
});

import { faultRule } from './fault-rule.ts';

/** Number outside the range. */
export const outOfRange = faultRule('out-of-range', {
    severity: 'error',
    title: 'number outside the range',
    why: 'A number outside the range of its keyword is not used: a default takes its place, or the nearest value that is allowed, so the running daemon does something else than the file says.',
    source: 'lib/parser.c:read_unsigned_func',
    says: ['outside range', 'outside integer range', 'outside unsigned integer range', 'negative number'],
});

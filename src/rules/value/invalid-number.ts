import { faultRule } from './fault-rule.ts';
import { REFUSED_NUMBERS } from './refused-numbers.ts';

/** Not a number that keepalived reads. */
export const invalidNumber = faultRule('invalid-number', {
    severity: 'error',
    fixable: 'safe',
    title: 'not a number that keepalived reads',
    why: 'Numbers are plain decimal digits: no unit, no hexadecimal, no separators, and decimal places only where a time takes them. The config test refuses anything else; the daemon uses a default, or the leading digits, which for a time may be millionths of what was meant.',
    symptoms: ['servers-removed', 'not-what-was-written'],
    source: 'lib/parser.c:read_unsigned_func',
    says: [
        'invalid number',
        'too many decimal places',
        'exponential form',
        'extra characters at end',
        'invalid mpls address',
        'Invalid rtt',
        'Invalid rule fwmark',
        'size (',
        "real-time priority '",
        'chain priority',
        'random_seed',
        'child_wait_time',
        'Invalid protocol',
        'Invalid target goto',
        ...REFUSED_NUMBERS,
    ],
});

import { faultRule } from './fault-rule.ts';
import { REFUSED_NUMBERS } from './refused-numbers.ts';

/** Number outside the range. */
export const outOfRange = faultRule('out-of-range', {
    severity: 'error',
    fixable: 'safe',
    title: 'number outside the range',
    why: 'A number outside the range of its keyword is not used: a default takes its place, or the nearest value that is allowed, so the running daemon does something else than the file says.',
    symptoms: ['slow-failover', 'servers-removed', 'not-what-was-written'],
    source: 'lib/parser.c:read_unsigned_func',
    says: [
        'outside range',
        'outside integer range',
        'outside unsigned',
        'outside sensible range',
        'negative number',
        'must be greater than 0',
        'less than minimum',
        'greater than maximum',
        'below minimum',
        'exceeds maximum',
        'cannot be +/-254',
        'Invalid netmask',
        'range end is',
        "' too large",
        'Invalid umask value',
        'Table 0 is not valid',
        'Invalid cpu_id',
        'JSON version',
        'real-time limit',
        'start_fwmark priority',
        'rx_bufs_multiplier',
        'not valid for ip',
        ...REFUSED_NUMBERS,
    ],
});

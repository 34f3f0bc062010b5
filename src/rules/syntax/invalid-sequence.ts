import { problemRule } from './problem-rule.ts';

/** A `~SEQ` or `~LST` that cannot be read. */
export const invalidSequence = problemRule('invalid-sequence', {
    severity: 'error',
    origin: 'keepalived',
    title: 'sequence that cannot be read',
    why: 'keepalived drops the whole line of a sequence that it cannot read, so none of the lines that it was to make are there.',
    symptoms: ['not-what-was-written'],
    source: 'lib/parser.c:add_seq',
    says: [
        'Invalid ~SEQ specification',
        'Invalid ~LST specification',
        "~SEQ missing terminating ')'",
        'Invalid ~SEQ definition',
        'Invalid ~SEQ values',
        '~SEQ parameter strings too long',
        '~SEQx is only valid for positive numbers',
        '~LST specification has too many values',
    ],
});

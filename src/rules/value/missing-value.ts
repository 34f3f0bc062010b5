import { faultRule } from './fault-rule.ts';

/** Keyword without its value. */
export const missingValue = faultRule('missing-value', {
    severity: 'error',
    title: 'keyword without its value',
    why: 'A keyword that lacks a value it needs mostly ends keepalived on the spot, at start and also at a reload of a running daemon; where it does not, the line has no effect.',
    source: 'lib/parser.c:null_strvec',
    says: ['is missing a parameter'],
});

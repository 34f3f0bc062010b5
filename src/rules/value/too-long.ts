import { faultRule } from './fault-rule.ts';

/** Name longer than keepalived keeps. */
export const tooLong = faultRule('too-long', {
    severity: 'error',
    fixable: 'unsafe',
    title: 'name or password longer than keepalived keeps',
    why: 'Names of interfaces, labels, processes and sessions have a length that the kernel or keepalived sets, and passwords of VRRP have the eight bytes that are sent. A longer one is refused, or cut, and then stands for something else.',
    symptoms: ['not-what-was-written', 'password-ignored'],
    source: 'keepalived/vrrp/vrrp_parser.c:vrrp_int_handler',
    says: [
        "' too long",
        'is too long - ignoring',
        'name too long',
        'BFD name',
        'longer than maximum length',
        'characters, truncating',
        'too long, truncating',
        'Truncating auth_pass',
    ],
});

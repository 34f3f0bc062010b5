import { faultRule } from './fault-rule.ts';

/** Name longer than keepalived keeps. */
export const tooLong = faultRule('too-long', {
    severity: 'error',
    title: 'name longer than keepalived keeps',
    why: 'Names of interfaces, processes, tables and sessions have a length that the kernel or keepalived sets. A longer one is refused, or cut, and then names something else.',
    source: 'keepalived/vrrp/vrrp_parser.c:vrrp_int_handler',
    says: ['too long', 'truncat'],
});

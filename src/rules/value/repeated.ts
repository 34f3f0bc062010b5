import { faultRule } from './fault-rule.ts';

/** Given twice. */
export const repeated = faultRule('repeated', {
    severity: 'error',
    title: 'given twice',
    why: 'What can be given once only is kept as it was given first, or as it was given last, whichever the keyword does; the other line has no effect.',
    source: 'keepalived/vrrp/vrrp_parser.c:vrrp_notify_handler',
    says: ['already', 'duplicate', 'more than once'],
});

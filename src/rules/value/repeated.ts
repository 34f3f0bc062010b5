import { faultRule } from './fault-rule.ts';

/** Given twice. */
export const repeated = faultRule('repeated', {
    severity: 'error',
    title: 'given twice',
    why: 'What can be given once only is kept as it was given first, or as it was given last, whichever the keyword does; the other line has no effect.',
    symptoms: ['not-what-was-written'],
    source: 'keepalived/vrrp/vrrp_parser.c:vrrp_notify_handler',
    says: [
        'already specified - ',
        'script already specified',
        'name already specified',
        'address already specified',
        'interface already specified',
        'use_ipvlan already specified',
        'lvs_sync_daemon has already been',
        'instance has already been',
        'prefix has already been',
        'peer has already been',
        'already set for',
        'already set to',
        'already defined',
        'already configured',
        'Duplicate instance',
        'Duplicate net_namespace',
        'Duplicate regex',
        '- overwriting',
        'is a duplicate',
        'duplicate auth_hmac',
        'more than once',
    ],
});

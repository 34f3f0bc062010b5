import { faultRule } from './fault-rule.ts';

/** Word that nothing takes. */
export const surplusWord = faultRule('surplus-word', {
    severity: 'error',
    title: 'word that nothing takes',
    why: 'Most keywords ignore further words without a message, but some refuse the whole line, or the whole block, for them.',
    source: 'keepalived/vrrp/vrrp_parser.c:vrrp_handler',
    says: ['extra', 'too many'],
});

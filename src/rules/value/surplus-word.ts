import { faultRule } from './fault-rule.ts';

/** Word that nothing takes. */
export const surplusWord = faultRule('surplus-word', {
    severity: 'error',
    fixable: 'safe',
    title: 'word that nothing takes',
    why: 'Most keywords ignore further words without a message, but some refuse the whole line, or the whole block, for them.',
    symptoms: ['not-what-was-written'],
    source: 'keepalived/vrrp/vrrp_parser.c:vrrp_handler',
    says: [
        'has extra parameters',
        'Extra parameter(s)',
        'extra entries',
        'Too many parameters',
        'too many fields',
        'too many names',
        'invalid kernel_rx_buf_size',
        'missing or extra',
        'trailing nonsense',
        '"as to" for MPLS',
        "'as [to]'",
        'Unknown configuration entry',
    ],
});

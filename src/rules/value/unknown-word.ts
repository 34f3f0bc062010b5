import { faultRule } from './fault-rule.ts';

/** Word that the keyword does not know. */
export const unknownWord = faultRule('unknown-word', {
    severity: 'error',
    fixable: 'unsafe',
    title: 'word that the keyword does not know',
    why: 'Where a keyword takes one of a few words, any other is refused and a default takes its place. Capitals count for most of them.',
    source: 'keepalived/vrrp/vrrp_parser.c:vrrp_state_handler',
    says: ['unknown state', 'unknown', 'unrecognised'],
});

import { faultRule } from './fault-rule.ts';

/** Block without what it is for. */
export const missingKeyword = faultRule('missing-keyword', {
    severity: 'error',
    title: 'block without what it is for',
    why: 'A block that lacks what it stands for is dropped at its end, and whatever refers to it then finds nothing.',
    source: 'keepalived/vrrp/vrrp_parser.c:vrrp_vscript_end_handler',
    says: ['no ', 'missing'],
});

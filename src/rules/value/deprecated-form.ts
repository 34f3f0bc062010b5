import { faultRule } from './fault-rule.ts';

/** Old way of writing. */
export const deprecatedForm = faultRule('deprecated-form', {
    severity: 'warning',
    fixable: 'safe',
    title: 'old way of writing',
    why: 'keepalived still understands the old form, and its config test fails all the same. A later release may drop it.',
    symptoms: ['after-upgrade'],
    source: 'keepalived/core/global_parser.c:lvs_syncd_handler',
    says: ['"gw" for routes', '"or" for routes', 'use keyword "id"', 'using nftables instead'],
});

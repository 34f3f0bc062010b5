import { faultRule } from './fault-rule.ts';

/** Block without what it is for. */
export const missingKeyword = faultRule('missing-keyword', {
    severity: 'error',
    fixable: 'safe',
    title: 'block or line without what it is for',
    why: 'A block that lacks what it stands for is dropped at its end, and whatever refers to it then finds nothing; so is a route without a destination and a rule without a table or an action.',
    symptoms: ['not-what-was-written'],
    source: 'keepalived/vrrp/vrrp_parser.c:vrrp_vscript_end_handler',
    says: [
        'No script set',
        'No file set',
        'process name not specified',
        'address set, disabling',
        'has no members',
        'has no virtual router',
        'has no real servers',
        'no urls specified',
        'url has no path',
        'No script path',
        'No name has been specified',
        'no track_file specified',
        'must have a destination',
        'No action specified',
        'no preference specified',
        'without preference',
        'does not have any delay',
        'address or id missing',
        'cannot track route',
    ],
});

import { lastOf } from '../../model/vrrp-decisions.ts';
import { wordsSpan } from '../../schema/bind.ts';
import { isRead } from '../../schema/values/judge.ts';
import type { Rule } from '../rule.ts';
import { hasIt } from '../words.ts';

const messages = {
    alone: () =>
        '"vrrp_ipsets" is for the firewall of "vrrp_iptables", which is not given; keepalived uses no ipsets',
};

/** First release that ignores it. */
const SINCE = '2.1.0';

/** Names of ipsets without the firewall that they are for. */
export const ipsetsWithoutIptables: Rule = {
    meta: {
        id: 'vrrp/ipsets-without-iptables',
        area: 'vrrp',
        severity: 'error',
        origin: 'kalint',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        title: '"vrrp_ipsets" without "vrrp_iptables"',
        why: 'The rules that "vrrp_iptables" makes can look addresses up in ipsets, and "vrrp_ipsets" names these. Without "vrrp_iptables" no such rules are made, so that the line does nothing: keepalived uses nftables, or no firewall at all. The daemon logs that, the config test says nothing.',
        symptoms: ['address-silent', 'config-test-silent'],
        source: 'keepalived/vrrp/vrrp.c:vrrp_complete_init',
    },
    messages,
    create: ({ bound, target, report }) => ({
        end() {
            if (bound.config.incomplete || !hasIt(target.release, SINCE, undefined)) return;
            const globals = bound.statements
                .filter(({ spec }) => spec?.name === 'global_defs')
                .flatMap(({ children }) => children)
                .filter((each) => isRead(each, target));
            const ipsets = lastOf(globals, 'vrrp_ipsets');
            // Without names the line switches ipsets off.
            if (ipsets?.words[1] === undefined || lastOf(globals, 'vrrp_iptables') !== undefined) return;
            report({ message: messages.alone(), span: wordsSpan(ipsets) });
        },
    }),
};

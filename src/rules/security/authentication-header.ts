import { authenticationLoss, waitsForAh } from '../../model/vrrp-decisions.ts';
import { vrrpInstances } from '../../model/vrrp-instance.ts';
import { wordsSpan } from '../../schema/bind.ts';
import type { Rule } from '../rule.ts';

const messages = {
    header: () =>
        '"auth_type AH" counts the adverts; keepalived drops those whose number is not above the last one it had, as after a restart of the peer',
};

/** Adverts with IPsec authentication headers. */
export const authenticationHeader: Rule = {
    meta: {
        id: 'security/authentication-header',
        area: 'security',
        severity: 'warning',
        origin: 'kalint',
        preset: 'strict',
        scope: 'configuration',
        speed: 'fast',
        title: 'authentication headers (AH)',
        why: 'RFC 3768 took authentication out of VRRP in 2004, and no other product speaks it with AH any more. The headers are numbered against replay. A router that starts again starts its numbers again, and until they have passed those of before its peers drop what it sends; two MASTERs are the result. They are signed with MD5.',
        symptoms: ['both-master', 'password-ignored'],
        source: 'keepalived/vrrp/vrrp.c:vrrp_in_chk_ipsecah',
    },
    messages,
    create: ({ bound, target, report }) => ({
        end() {
            for (const { facts } of vrrpInstances(bound, target)) {
                const { authentication } = facts;
                if (authentication?.type !== 'AH' || authenticationLoss(facts) !== undefined) continue;
                // keepalived complains of that itself.
                if (waitsForAh(facts)) continue;
                report({ message: messages.header(), span: wordsSpan(authentication.from) });
            }
        },
    }),
};

import { vrrpInstances } from '../../model/vrrp-instance.ts';
import type { Rule } from '../rule.ts';
import { hasIt, quote } from '../words.ts';
import { linkLocal } from './link-local.ts';

const messages = {
    first: (address: string) =>
        `${quote(address)} is the first address, which should be link-local for IPv6 (fe80::/10); keepalived uses it all the same`,
};

/** First release whose daemon says so. */
const SINCE = '2.2.0';

/** An IPv6 router whose first address is no link-local one. */
export const firstAddressNotLinkLocal: Rule = {
    meta: {
        id: 'vrrp/first-address-not-link-local',
        area: 'vrrp',
        severity: 'warning',
        origin: 'kalint',
        preset: 'strict',
        scope: 'configuration',
        speed: 'fast',
        title: 'first IPv6 address that is not link-local',
        why: 'By the standard the first address of an IPv6 router is the link-local one that hosts learn from router advertisements as their gateway. Routers of other makes may ignore adverts without it. Where the address is that of a service and no gateway, nothing is lost. In strict mode the config test says so.',
        source: 'keepalived/vrrp/vrrp.c:vrrp_complete_instance, RFC 5798 section 5.2.9',
    },
    messages,
    create: ({ bound, target, report }) => ({
        end() {
            if (bound.config.incomplete || !hasIt(target.release, SINCE, undefined)) return;
            for (const { addresses, facts, peers, strict } of vrrpInstances(bound, target)) {
                if (strict || peers.length > 0 || facts.family !== 'inet6') continue;
                const first = addresses.find(
                    ({ role, against }) => role === 'virtual' && against === undefined,
                );
                if (first === undefined || linkLocal(first)) continue;
                report({ message: messages.first(first.word.text), span: first.word.span });
            }
        },
    }),
};

import { vrrpInstances } from '../../model/vrrp-instance.ts';
import { wordsSpan } from '../../schema/bind.ts';
import type { Rule } from '../rule.ts';
import { hasIt, quote } from '../words.ts';
import { linkLocal } from './link-local.ts';

const messages = {
    unset: (link: string, peer: string) =>
        `${quote(peer)} is no link-local address, and without "unicast_src_ip" keepalived sends from the link-local address of ${quote(link)} and takes adverts to that address alone`,
};

/** First release that takes adverts to its source address alone. */
const SINCE = '2.1.0';

/** An IPv6 instance with peers that does not say what its own address is. */
export const ipv6SourceUnset: Rule = {
    meta: {
        id: 'vrrp/ipv6-source-unset',
        area: 'vrrp',
        severity: 'warning',
        origin: 'kalint',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        title: 'IPv6 peers without unicast_src_ip',
        why: 'Where nothing else is said, adverts of an IPv6 instance come from the link-local address of its interface. Since 2.1.0 the instance also receives on that address alone. A peer that is known by a global address, and knows this machine by its global address in turn, sends adverts that never arrive: both become master.',
        symptoms: ['both-master', 'after-upgrade'],
        source: 'keepalived/vrrp/vrrp.c:set_vrrp_src_addr, keepalived/vrrp/vrrp.c:open_vrrp_read_socket',
    },
    messages,
    create: ({ bound, target, report }) => ({
        end() {
            if (bound.config.incomplete || !hasIt(target.release, SINCE, undefined)) return;
            for (const { facts, peers, addresses, interface: link } of vrrpInstances(bound, target)) {
                const [first] = peers;
                const list = first?.bound.parent;
                // Without an interface it has to have a source; that is said there.
                if (first === undefined || list === undefined || link === undefined) continue;
                if (facts.family !== 'inet6' || peers.some(linkLocal)) continue;
                if (addresses.some(({ role, against }) => role === 'source' && against === undefined))
                    continue;
                report({ message: messages.unset(link.name, first.word.text), span: wordsSpan(list) });
            }
        },
    }),
};

import { lastOf } from '../../model/vrrp-decisions.ts';
import { OWNER_PRIORITY, type VrrpInstance, vrrpInstances } from '../../model/vrrp-instance.ts';
import { type Bound, wordsSpan } from '../../schema/bind.ts';
import { isRead } from '../../schema/values/judge.ts';
import type { Rule } from '../rule.ts';
import { hasIt, quote } from '../words.ts';

const messages = {
    unset: (keyword: string) =>
        `${quote(keyword)} needs a firewall, and "global_defs" has neither "nftables" nor "vrrp_iptables"; keepalived makes rules in a table "keepalived" of nftables`,
};

/** First release that falls back on nftables. */
const SINCE = '2.1.0';

/** The line by which an instance needs a firewall: a virtual MAC address, or that it takes no packets to its addresses. */
function needOf({ statements, links, strict, strictBy, effectivePriority }: VrrpInstance): Bound | undefined {
    const vmac = links.find(({ spec }) => spec?.name === 'use_vmac');
    if (vmac !== undefined) return vmac;
    const accept = lastOf(statements, 'accept', 'no_accept');
    if (accept !== undefined) return accept.spec?.name === 'no_accept' ? accept : undefined;
    return strict && effectivePriority !== OWNER_PRIORITY ? strictBy : undefined;
}

/** An instance that needs a firewall, of which nothing is said. */
export const firewallUnset: Rule = {
    meta: {
        id: 'vrrp/firewall-unset',
        area: 'vrrp',
        severity: 'info',
        origin: 'kalint',
        preset: 'strict',
        scope: 'configuration',
        speed: 'fast',
        title: 'firewall that is chosen by default',
        why: 'A virtual MAC address needs rules that keep the machine from answering with it, and an instance that takes no packets to its addresses needs rules that drop them. Where neither "nftables" nor "vrrp_iptables" says which firewall to use, the daemon takes nftables and logs that. Such rules beside those of an iptables firewall are easily overlooked, so say which one is meant.',
        symptoms: ['address-silent'],
        source: 'keepalived/vrrp/vrrp.c:vrrp_complete_instance',
    },
    messages,
    create: ({ bound, target, report }) => ({
        end() {
            if (bound.config.incomplete || !hasIt(target.release, SINCE, undefined)) return;
            if (target.lacks.includes('nftables')) return;
            for (const instance of vrrpInstances(bound, target)) {
                const isChosen = instance.globals.some(
                    (each) =>
                        ['nftables', 'vrrp_iptables'].includes(each.spec?.name ?? '') && isRead(each, target),
                );
                const need = needOf(instance);
                if (isChosen || need === undefined) continue;
                // One firewall is for all of them.
                report({ message: messages.unset(need.words[0]?.text ?? ''), span: wordsSpan(need) });
                return;
            }
        },
    }),
};

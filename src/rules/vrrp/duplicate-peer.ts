import { vrrpInstances } from '../../model/vrrp-instance.ts';
import type { InstanceAddress } from '../../model/vrrp-addresses.ts';
import { deleteStatement } from '../edits.ts';
import type { Rule } from '../rule.ts';
import { hasIt, quote } from '../words.ts';

const messages = {
    again: (address: string) => `${quote(address)} is a peer already; keepalived ignores the line`,
    twice: (address: string) => `${quote(address)} is a peer already; keepalived sends it every advert twice`,
    first: () => 'the first time',
    remove: () => 'remove the second',
};

/** A peer that is listed twice. */
export const duplicatePeer: Rule = {
    meta: {
        id: 'vrrp/duplicate-peer',
        area: 'vrrp',
        severity: 'error',
        origin: 'keepalived',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        fixable: 'unsafe',
        title: 'peer listed twice',
        why: 'Each peer stands in the list once. Since 2.3.3 keepalived ignores the second line, with its limits of the TTL; before, it sent the adverts to that peer twice. Often one of the two was meant to be another machine, which then gets no adverts at all.',
        symptoms: ['both-master'],
        source: 'keepalived/vrrp/vrrp_data.c:alloc_vrrp_unicast_peer',
        says: ['duplicate unicast_peer'],
    },
    messages,
    create: ({ file, bound, target, report }) => ({
        end() {
            const said = hasIt(target.release, '2.3.3', undefined);
            for (const { addresses } of vrrpInstances(bound, target)) {
                const firsts = new Map<string, InstanceAddress>();
                for (const peer of addresses) {
                    if (peer.role !== 'peer' || peer.against !== undefined) continue;
                    const first = firsts.get(peer.key);
                    if (first === undefined) {
                        firsts.set(peer.key, peer);
                        continue;
                    }
                    const { word, bound: line } = peer;
                    report({
                        message: said ? messages.again(word.text) : messages.twice(word.text),
                        span: word.span,
                        ...(said ? {} : { origin: 'kalint' as const, severity: 'warning' as const }),
                        related: [{ span: first.word.span, message: messages.first() }],
                        fixes: [deleteStatement(messages.remove(), false, file, line.statement.node)],
                    });
                }
            }
        },
    }),
};

import type { InstanceAddress } from '../../model/vrrp-addresses.ts';
import { vrrpInstances } from '../../model/vrrp-instance.ts';
import { deleteStatement } from '../edits.ts';
import type { Rule } from '../rule.ts';
import { quote } from '../words.ts';

const messages = {
    self: (address: string) =>
        `${quote(address)} is the address that the adverts come from; keepalived sends them to itself, too`,
    only: (address: string) =>
        `${quote(address)} is the only peer, and the address that the adverts come from; keepalived sends them to itself, and no other router gets any`,
    source: () => 'the source of the adverts',
    remove: () => 'remove the peer',
};

/** Peers of an instance, as far as they are taken. */
function isPeer({ role, against }: InstanceAddress): boolean {
    return role === 'peer' && against === undefined;
}

/** A unicast peer that is the machine itself. */
export const peerIsOwnAddress: Rule = {
    meta: {
        id: 'vrrp/peer-is-own-address',
        area: 'vrrp',
        severity: 'warning',
        origin: 'kalint',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        fixable: 'unsafe',
        title: 'unicast peer that is the machine itself',
        why: 'The peers are the other routers. A list that is the same on all machines has the own address in it, so that each advert goes to the machine itself as well. Where it is the only peer, either it or the source was copied from the other machine, and the two never hear of each other: both become master.',
        symptoms: ['both-master'],
        source: 'keepalived/vrrp/vrrp.c:vrrp_send_adv',
    },
    messages,
    create: ({ file, bound, target, report }) => ({
        end() {
            if (bound.config.incomplete) return;
            for (const { addresses } of vrrpInstances(bound, target)) {
                const source = addresses.findLast(
                    ({ role, against }) => role === 'source' && against === undefined,
                );
                const peers = addresses.filter(isPeer);
                const self = peers.find(({ key }) => key === source?.key);
                if (source === undefined || self === undefined) continue;
                const isOnly = peers.every(({ key }) => key === source.key);
                report({
                    message: (isOnly ? messages.only : messages.self)(self.word.text),
                    span: self.word.span,
                    related: [{ span: source.word.span, message: messages.source() }],
                    ...(isOnly ? { severity: 'error' as const } : {}),
                    fixes: isOnly
                        ? []
                        : [deleteStatement(messages.remove(), false, file, self.bound.statement.node)],
                });
            }
        },
    }),
};

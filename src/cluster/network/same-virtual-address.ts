import { quote } from '../../text/words.ts';
import { clusterMeta } from '../rule.ts';
import { type Claim, claimsOf } from './claims.ts';
import { areOtherVlans, isLinkLocal, shareLink } from './link.ts';
import { meetingOf } from './meeting.ts';
import type { NetworkRule } from './network.ts';

const messages = {
    both: (address: string, name: string, node: string) =>
        `${quote(address)} is a virtual address of ${quote(name)} on ${node}, too, in the same network: the masters of both have it at once, and clients reach the one that announced it last`,
    ownThere: (address: string, node: string) =>
        `${quote(address)} is an address of ${node} itself, in the same network: it is on two machines as soon as a node here is master`,
    ownHere: (address: string, name: string, node: string) =>
        `${quote(address)}, an address of this node itself, is a virtual address of ${quote(name)} on ${node} in the same network: it is on two machines as long as that is master`,
    there: () => 'the same address',
};

/** Whether two addresses that are alike are on one link; addresses of the whole network are, but for other VLANs. */
function meet(one: Claim, other: Claim): boolean {
    if (areOtherVlans(one.device, other.device)) return false;
    if (!isLinkLocal(one.address)) return true;
    return one.member !== undefined && other.member !== undefined && shareLink(one.member, other.member);
}

/** Whether two clusters have an address at the same time. */
function collide(one: Claim, other: Claim): boolean {
    if (one.kind === 'own' && other.kind === 'own') return false;
    if (!meet(one, other)) return false;
    if (one.kind !== other.kind || one.router === undefined || other.router === undefined) return true;
    return meetingOf(one.router, other.router)?.outcome !== 'one';
}

function messageFor({ kind, address }: Claim, other: Claim): string {
    const name = other.member?.instance.name ?? '';
    if (kind === 'own') return messages.ownHere(address, name, other.node.name);
    if (other.kind === 'own') return messages.ownThere(address, other.node.name);
    return messages.both(address, name, other.node.name);
}

/** Addresses that several clusters of a network have. */
export const sameVirtualAddress: NetworkRule = {
    meta: clusterMeta({
        id: 'network/same-virtual-address',
        area: 'network',
        severity: 'error',
        title: 'clusters of one network with the same address',
        why: 'A virtual address is on one machine at a time because the nodes of its virtual router elect a master. The nodes of another cluster have no part in that election, so each of the two clusters puts the address on one of its own machines. Both answer for it by ARP or neighbour discovery, connections break whenever a client or router learns the other one, and nothing in the logs says so.',
        symptoms: ['wrong-machine-answers'],
        source: 'keepalived/vrrp/vrrp.c:vrrp_state_become_master, RFC 5227 section 2.4',
    }),
    messages,
    compare: ({ clusters }, report) => {
        const earlier: Claim[] = [];
        for (const cluster of clusters) {
            const claims = claimsOf(cluster);
            const told = new Set<string>();
            for (const claim of claims) {
                if (told.has(claim.key)) continue;
                const other = earlier.find((each) => each.key === claim.key && collide(claim, each));
                if (other === undefined) continue;
                told.add(claim.key);
                report({
                    message: messageFor(claim, other),
                    node: claim.node,
                    span: claim.span,
                    related: [{ node: other.node, span: other.span, message: messages.there() }],
                });
            }
            earlier.push(...claims);
        }
    },
};

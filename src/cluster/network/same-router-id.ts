import { addressKeys, routerIdHeld } from '../adverts.ts';
import { heldSpan } from '../agreement.ts';
import { quote } from '../../text/words.ts';
import type { VirtualRouter } from '../router.ts';
import { type ClusterFinding, clusterMeta } from '../rule.ts';
import { type Meeting, meetingOf } from './meeting.ts';
import type { NetworkRule } from './network.ts';

const messages = {
    one: (id: string, name: string, node: string) =>
        `"virtual_router_id" ${id} is that of ${quote(name)} on ${node}, too, which has an address in common with this one: all of their nodes elect one master in this network, though they are said to be no pair`,
    silenced: (id: string, name: string, node: string) =>
        `"virtual_router_id" ${id} is that of ${quote(name)} on ${node}, too, in the same network: the nodes take the adverts of the other virtual router for those of a master of their own, and the addresses of the weaker one are on no machine`,
    'same-mac': (id: string, name: string, node: string) =>
        `"virtual_router_id" ${id} is that of ${quote(name)} on ${node}, too, in the same network: with "use_vmac" both masters send from the same MAC address, and switches pass the packets for it to one of them`,
    refused: (id: string, name: string, node: string) =>
        `"virtual_router_id" ${id} is that of ${quote(name)} on ${node}, too, in the same network: the nodes get adverts of the other virtual router, refuse them as wrong ones and log that`,
    there: () => 'the same number',
};

function addressesOf({ members }: VirtualRouter): readonly string[] {
    return members.flatMap(addressKeys);
}

/** The first of some virtual routers that another one meets. */
function firstMeeting(router: VirtualRouter, earlier: readonly VirtualRouter[]): Meeting | undefined {
    for (const each of earlier) {
        const meeting = meetingOf(router, each);
        if (meeting === undefined) continue;
        // Two that do not take each other for one, and have an address in common, hold it twice: that is told.
        const known = new Set(addressesOf(each));
        if (meeting.outcome === 'one' || !addressesOf(router).some((key) => known.has(key))) return meeting;
    }
    return undefined;
}

function findingOf({ outcome, member, other }: Meeting): ClusterFinding {
    const [here, there] = [routerIdHeld(member), routerIdHeld(other)];
    return {
        message: messages[outcome](here.shown, other.instance.name, other.node.name),
        severity: outcome === 'one' || outcome === 'refused' ? 'warning' : 'error',
        node: member.node,
        span: heldSpan(member, here),
        related: [{ node: other.node, span: heldSpan(other, there), message: messages.there() }],
    };
}

/** Virtual routers of different clusters with the same number in one network. */
export const sameRouterId: NetworkRule = {
    meta: clusterMeta({
        id: 'network/same-router-id',
        area: 'network',
        severity: 'error',
        title: 'clusters of one network whose virtual routers have the same number',
        why: 'Adverts go to all machines of the network, and their number is all that tells whose they are. A node that gets those of another cluster with its own number takes them, since 2.3.3 whatever addresses they carry: a weaker one becomes backup of a master that does not have its addresses, and nobody does. Earlier releases refuse adverts with other addresses; then, or with another password, interval or version, both clusters work and fill their logs. With `use_vmac` the number is also the last octet of the MAC address.',
        symptoms: ['address-on-nobody', 'after-upgrade'],
        source: 'keepalived/vrrp/vrrp.c:vrrp_check_packet, RFC 5798 sections 5.2.3 and 7.3',
    }),
    messages,
    compare: ({ clusters }, report) => {
        const earlier: VirtualRouter[] = [];
        for (const { routers } of clusters) {
            for (const router of routers) {
                const meeting = firstMeeting(router, earlier);
                if (meeting !== undefined) report(findingOf(meeting));
            }
            earlier.push(...routers);
        }
    },
};

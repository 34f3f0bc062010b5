import { groupHeld, isUnicast } from '../adverts.ts';
import { reportDisagreements } from '../agreement.ts';
import { type ClusterRule, clusterMeta } from '../rule.ts';

const messages = {
    differs: (here: string, there: string, node: string) =>
        `adverts go to the multicast group ${here} here, and to ${there} on ${node}: the nodes do not hear each other, and both become master`,
};

/** Members of a virtual router that send to different multicast groups. */
export const multicastGroupDiffers: ClusterRule = {
    meta: clusterMeta({
        id: 'pair/multicast-group-differs',
        area: 'pair',
        severity: 'error',
        fixable: 'unsafe',
        title: 'adverts that go to different multicast groups',
        why: 'A node listens to the group to which it sends. Where that is not the group of the others, it hears none of them, and they do not hear it: both become master.',
        symptoms: ['both-master'],
        source: 'keepalived/vrrp/vrrp_sock.c, keepalived/vrrp/vrrp.c:open_sockpool_socket',
    }),
    messages,
    compare: (cluster, report) => {
        reportDisagreements(cluster, report, {
            setting: 'multicast group',
            heldBy: groupHeld,
            tell: ({ member, here, other, there }) => {
                if (isUnicast(member) || isUnicast(other)) return undefined;
                if (member.instance.facts.family !== other.instance.facts.family) return undefined;
                return {
                    message: messages.differs(here.shown, there.shown, other.node.name),
                    copy: there.shown,
                };
            },
        });
    },
};

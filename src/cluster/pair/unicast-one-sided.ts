import { castHeld } from '../adverts.ts';
import { reportDisagreements } from '../agreement.ts';
import { type ClusterRule, clusterMeta } from '../rule.ts';

const messages = {
    differs: (here: string, there: string, node: string) =>
        `${here} here, and ${there} on ${node}: each node refuses the adverts of the other, and both become master`,
};

/** Members of a virtual router of which some work by unicast and some by multicast. */
export const unicastOneSided: ClusterRule = {
    meta: clusterMeta({
        id: 'pair/unicast-one-sided',
        area: 'pair',
        severity: 'error',
        title: 'unicast on one node, multicast on another',
        why: 'keepalived takes either adverts that came to a multicast group, or those that came to its own address, and refuses the others. A node that sends to its peers is not heard by one that listens to the group, nor the other way round: both become master.',
        symptoms: ['both-master'],
        source: 'keepalived/vrrp/vrrp.c:vrrp_check_packet',
    }),
    messages,
    compare: (cluster, report) => {
        reportDisagreements(cluster, report, {
            setting: 'unicast or multicast',
            heldBy: castHeld,
            tell: ({ here, other, there }) => ({
                message: messages.differs(here.shown, there.shown, other.node.name),
            }),
        });
    },
};

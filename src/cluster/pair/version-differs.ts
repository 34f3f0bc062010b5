import { versionHeld } from '../adverts.ts';
import { reportDisagreements } from '../agreement.ts';
import { type ClusterRule, clusterMeta } from '../rule.ts';

const messages = {
    differs: (here: string, there: string, node: string) =>
        `VRRP version ${here} here, and ${there} on ${node}: the nodes refuse each other's adverts, and both become master`,
};

/** Members of a virtual router that have different versions. */
export const versionDiffers: ClusterRule = {
    meta: clusterMeta({
        id: 'pair/version-differs',
        area: 'pair',
        severity: 'error',
        fixable: 'unsafe',
        title: 'nodes that speak different versions of VRRP',
        why: 'An advert says its version, and keepalived refuses one of another version than its own. Neither node takes the other for a master then, and both become one.',
        symptoms: ['both-master'],
        source: 'keepalived/vrrp/vrrp.c:vrrp_check_packet, RFC 5798 section 7.1',
    }),
    messages,
    compare: (cluster, report) => {
        reportDisagreements(cluster, report, {
            setting: 'version',
            heldBy: versionHeld,
            tell: ({ here, other, there }) => ({
                message: messages.differs(here.shown, there.shown, other.node.name),
                copy: there.shown,
            }),
        });
    },
};

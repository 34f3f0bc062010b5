import { intervalHeld } from '../adverts.ts';
import { reportDisagreements } from '../agreement.ts';
import { type ClusterRule, clusterMeta } from '../rule.ts';

const messages = {
    dropped: (here: string, there: string, node: string) =>
        `"advert_int" is ${here} here and ${there} on ${node}: in version 2 the nodes drop each other's adverts, and both become master`,
    adopted: (here: string, there: string, node: string) =>
        `"advert_int" is ${here} here and ${there} on ${node}: in version 3 a backup goes by the interval of the master, so that the time of a takeover depends on who was master`,
};

/** Members of a virtual router that send adverts in different intervals. */
export const advertIntervalDiffers: ClusterRule = {
    meta: clusterMeta({
        id: 'pair/advert-interval-differs',
        area: 'pair',
        severity: 'error',
        fixable: 'unsafe',
        title: 'nodes that send adverts in different intervals',
        why: 'In version 2 the interval is in the advert, and keepalived drops one whose interval is not its own: neither node hears the other, and both become master. In version 3 a backup goes by the interval of the master, so that it works; how long a takeover lasts depends on who was master then.',
        symptoms: ['both-master', 'slow-failover'],
        source: 'keepalived/vrrp/vrrp.c:vrrp_check_packet, keepalived/vrrp/vrrp.c:vrrp_state_backup, RFC 5798 section 6.4.2',
    }),
    messages,
    compare: (cluster, report) => {
        reportDisagreements(cluster, report, {
            setting: 'advert_int',
            heldBy: intervalHeld,
            tell: ({ member, here, other, there }) => {
                const { version } = member.instance.facts;
                // With different versions nothing is compared any more.
                if (version !== other.instance.facts.version) return undefined;
                const words = [here.shown, there.shown, other.node.name] as const;
                const isDropped = version === 2;
                return {
                    message: isDropped ? messages.dropped(...words) : messages.adopted(...words),
                    severity: isDropped ? 'error' : 'warning',
                    copy: there.key,
                };
            },
        });
    },
};

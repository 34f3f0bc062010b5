import { listWords, quote } from '../../text/words.ts';
import type { Outcome } from '../election/analysis.ts';
import { type VirtualRouter, routerName } from '../router.ts';
import { type ClusterRule, clusterMeta } from '../rule.ts';
import { reportOutcomes } from './bad-outcome.ts';

const messages = {
    several: (router: VirtualRouter, fault: string, { holders }: Outcome) =>
        `when ${fault}, ${listWords(
            holders.map(({ name }) => name),
            'and',
        )} both hold the addresses of ${quote(routerName(router))}`,
};

/** A fault after which more than one node has the addresses. */
export const twoHolders: ClusterRule = {
    meta: clusterMeta({
        id: 'failover/two-holders',
        area: 'failover',
        severity: 'warning',
        speed: 'slow',
        title: 'a fault after which two nodes have the addresses',
        why: 'A node that loses the link on which it sends its adverts, and does not give the addresses up, holds them together with the node that takes over. Who is on its side of the break still talks to it, and when the link is back the machines fight over the addresses. keepalived gives them up by itself, unless `dont_track_primary` tells it not to look at the link.',
        symptoms: ['both-master', 'clients-hang'],
        source: 'keepalived/vrrp/vrrp_track.c:down_instance',
    }),
    messages,
    compare: (cluster, report) => {
        reportOutcomes(cluster, report, 'several', messages.several);
    },
};

import { quote } from '../../text/words.ts';
import { companyOf } from '../company.ts';
import { type VirtualRouter, routerName } from '../router.ts';
import { type ClusterRule, clusterMeta } from '../rule.ts';
import { reportOutcomes } from './bad-outcome.ts';

const messages = {
    nobody: (name: string, fault: string) =>
        `when ${fault}, nobody takes the addresses of ${quote(name)} over, though another node is well: the sync groups of the nodes are not alike, and wait for virtual routers that stay where they are`,
};

/** A fault after which no node has the addresses. */
export const nobodyTakesOver: ClusterRule = {
    meta: clusterMeta({
        id: 'failover/nobody-takes-over',
        area: 'failover',
        severity: 'error',
        speed: 'slow',
        title: 'a fault after which nobody has the addresses',
        why: 'What the nodes are for is that one takes over when the other fails. Where the sync groups of the nodes are not alike, one gives addresses up that no other takes: its group there has a member that the first node keeps, and a group becomes master as a whole or not at all.',
        symptoms: ['address-on-nobody'],
        source: 'keepalived/vrrp/vrrp_sync.c:vrrp_sync_can_goto_master',
    }),
    messages,
    compare: (cluster, report) => {
        const told = new Set<string>();
        const companies = ({ members }: VirtualRouter): readonly string[] =>
            [...new Set(members.map((member) => companyOf(member, cluster)))].sort();
        const isTold = (router: VirtualRouter): boolean => {
            const own = companies(router);
            return own.length < 2 || told.has(own.join('|'));
        };
        const tell = (router: VirtualRouter, fault: string): string => {
            told.add(companies(router).join('|'));
            return messages.nobody(routerName(router), fault);
        };
        reportOutcomes(cluster, report, 'nobody', tell, isTold);
    },
};

import { RULES } from './index.ts';

/**
 * Ids of the rules that look at more than one configuration, in the order of `src/cluster/index.ts`, for those who need
 * their names and not all that they are made of.
 */
const OTHERS: readonly string[] = [
    'pair/virtual-router-id-differs',
    'pair/version-differs',
    'pair/advert-interval-differs',
    'pair/authentication-differs',
    'pair/addresses-differ',
    'pair/unicast-one-sided',
    'pair/peer-not-named',
    'pair/multicast-group-differs',
    'pair/router-missing',
    'pair/several-masters',
    'pair/master-with-lower-priority',
    'pair/priority-equal',
    'pair/nopreempt-one-sided',
    'pair/sync-group-differs',
    'pair/tracking-differs',
    'pair/virtual-server-differs',
    'pair/router-id-equal',
    'pair/setting-differs',
    'pair/fail-back-undecided',
    'failover/failing-node-keeps',
    'failover/nobody-takes-over',
    'failover/two-holders',
    'network/same-router-id',
    'network/same-virtual-address',
    'deployment/real-server-without-address',
    'deployment/real-server-answers-arp',
    'deployment/arp-announce-too-weak',
    'deployment/address-claims-network',
    'deployment/port-not-served',
    'deployment/real-server-drops-service',
    'deployment/redirect-too-wide',
    'deployment/director-drops-vrrp',
    'deployment/director-drops-service',
    'deployment/director-loses-state',
    'deployment/redirect-on-director',
    'deployment/forwarding-not-needed',
    'deployment/forwarding-missing',
    'deployment/rp-filter-without-effect',
    'deployment/director-is-real-server',
    'deployment/udp-keeps-dead-server',
    'deployment/saved-table-restored',
    'deployment/start-differs',
    'deployment/network-daemon-drops-address',
    'deployment/not-told',
    'deployment/host-not-told',
];

/** Ids of every rule there is. */
export const RULE_IDS: readonly string[] = [...RULES.map(({ meta }) => meta.id), ...OTHERS];

/** The area of a rule: what stands before the `/` of its id. */
export function areaOf(id: string): string {
    return id.slice(0, id.indexOf('/'));
}

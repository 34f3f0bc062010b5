/** Several clusters whose nodes share one layer-2 network. */
import { type Cluster, clusterOf, groupsAmong } from '../cluster.ts';
import type { ClusterNode } from '../node.ts';
import type { CompanyRule } from '../rule.ts';

/** The clusters of a network; a node that backs up no other is one by itself. */
export interface Network {
    /** In the order of the first node of each. */
    readonly clusters: readonly Cluster[];
}

/** A rule about clusters that share a network; it never compares nodes of the same one. */
export type NetworkRule = CompanyRule<Network>;

/**
 * The network of some nodes, each list of which is a cluster that somebody named. Of the nodes that are alone those
 * with a virtual router in common belong together, as in `clustersAmong`.
 */
export function networkOf(parties: readonly (readonly ClusterNode[])[]): Network {
    const nodes = parties.flat();
    const alone = parties.filter(({ length }) => length === 1).flat();
    const groups = [...parties.filter(({ length }) => length > 1), ...groupsAmong(alone)];
    const placeOf = ([first]: readonly ClusterNode[]): number =>
        first === undefined ? nodes.length : nodes.indexOf(first);
    return { clusters: groups.sort((one, other) => placeOf(one) - placeOf(other)).map(clusterOf) };
}

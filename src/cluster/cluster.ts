import type { ClusterNode } from './node.ts';
import { type VirtualRouter, identitiesOf, membersOn, routersOf } from './router.ts';

/** Nodes that back each other up. */
export interface Cluster {
    readonly nodes: readonly ClusterNode[];
    readonly routers: readonly VirtualRouter[];
}

/** The cluster of some nodes. */
export function clusterOf(nodes: readonly ClusterNode[]): Cluster {
    return { nodes, routers: routersOf(nodes) };
}

/** More nodes than share one virtual router anywhere: so many files are copies of one sample. */
const MOST_NODES = 16;

/**
 * Nodes of which nothing is said in groups: those with a virtual router in common belong together, and so do those
 * that share one with the same third. Each node is in one, in the order given.
 */
export function groupsAmong(nodes: readonly ClusterNode[]): readonly (readonly ClusterNode[])[] {
    const groupOf = new Map(nodes.map((node) => [node, [node]]));
    const first = new Map<string, ClusterNode>();
    for (const node of nodes) {
        for (const key of membersOn(node).flatMap(identitiesOf)) {
            const other = first.get(key);
            if (other === undefined) first.set(key, node);
            else unite(groupOf, other, node);
        }
    }
    return [...new Set(groupOf.values())].map((group) =>
        group.sort((one, other) => nodes.indexOf(one) - nodes.indexOf(other)),
    );
}

/**
 * The clusters among nodes of which nothing is said. A node by itself is none, and neither are more than anybody
 * has.
 */
export function clustersAmong(nodes: readonly ClusterNode[]): readonly Cluster[] {
    return groupsAmong(nodes)
        .filter(({ length }) => length > 1 && length <= MOST_NODES)
        .map(clusterOf);
}

/** Puts the groups of two nodes together. */
function unite(groupOf: Map<ClusterNode, ClusterNode[]>, one: ClusterNode, other: ClusterNode): void {
    const [group, joined] = [groupOf.get(one), groupOf.get(other)];
    if (group === undefined || joined === undefined || group === joined) return;
    group.push(...joined);
    for (const node of joined) groupOf.set(node, group);
}

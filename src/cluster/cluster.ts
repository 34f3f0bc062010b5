import type { ClusterNode } from './node.ts';
import { type VirtualRouter, isSame, membersOn, routersOf } from './router.ts';

/** Nodes that back each other up. */
export interface Cluster {
    readonly nodes: readonly ClusterNode[];
    readonly routers: readonly VirtualRouter[];
}

/** The cluster of some nodes. */
export function clusterOf(nodes: readonly ClusterNode[]): Cluster {
    return { nodes, routers: routersOf(nodes) };
}

/** Whether two nodes share a virtual router. */
function isPair(one: ClusterNode, other: ClusterNode): boolean {
    const others = membersOn(other);
    return membersOn(one).some((member) => others.some((each) => isSame(member, each)));
}

/**
 * The clusters among nodes of which nothing is said: those with a virtual router in common belong together, and
 * so do those that share one with the same third. A node by itself is none.
 */
export function clustersAmong(nodes: readonly ClusterNode[]): readonly Cluster[] {
    const groups: ClusterNode[][] = [];
    for (const node of nodes) {
        const mine = groups.filter((group) => group.some((each) => isPair(each, node)));
        for (const group of mine) groups.splice(groups.indexOf(group), 1);
        groups.push([...mine.flat(), node]);
    }
    const order = (node: ClusterNode): number => nodes.indexOf(node);
    return groups
        .filter((group) => group.length > 1)
        .map((group) => clusterOf(group.sort((one, other) => order(one) - order(other))));
}

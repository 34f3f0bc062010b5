/** What becomes of the addresses of a cluster when something fails, for commands and editors. */
import type { Cluster } from '../cluster/cluster.ts';
import { type Case, type Outcome, type Verdict, analyse, isBad } from '../cluster/election/analysis.ts';
import { faultName } from '../cluster/election/faults.ts';
import { routerName } from '../cluster/router.ts';

/** A virtual router of the cluster. */
export interface FailoverRouter {
    readonly name: string;
    /** As they are written on the first node that has it. */
    readonly addresses: readonly string[];
    /** The nodes that have a part in it, with their priorities before anything fails. */
    readonly members: readonly { readonly node: string; readonly priority: number }[];
}

/** How it stands with one virtual router. */
export interface FailoverOutcome {
    readonly router: string;
    readonly holders: readonly string[];
    readonly verdict: Verdict;
    /** At most, with the time until the fault is noticed; 0 where nothing changed. */
    readonly seconds: number;
}

/** What follows from one or two faults. */
export interface FailoverCase {
    /** In words; two in the order in which they happen. */
    readonly faults: readonly string[];
    /** Whether the order makes no difference. */
    readonly eitherOrder: boolean;
    readonly outcomes: readonly FailoverOutcome[];
    /** Once a single fault is over. */
    readonly mended?: readonly FailoverOutcome[];
}

/** A cluster with everything that can fail in it. */
export interface Failover {
    readonly nodes: readonly string[];
    readonly routers: readonly FailoverRouter[];
    readonly normal: readonly FailoverOutcome[];
    readonly single: readonly FailoverCase[];
    readonly double: readonly FailoverCase[];
    /** How many of all cases end as nobody wants. */
    readonly bad: number;
}

/** What follows from up to `faults` things that fail in a cluster. */
export function failoverOf(cluster: Cluster, faults: 1 | 2): Failover {
    const analysis = analyse(cluster);
    const normal = analysis.normal();
    const names = cluster.routers.map(routerName);
    const outcome = ({ router, holders, verdict, seconds }: Outcome): FailoverOutcome => ({
        router: names[router] ?? '',
        holders: holders.map(({ name }) => name),
        verdict,
        seconds: Math.round(seconds * 1000) / 1000,
    });
    const told = ({ faults: all, eitherOrder, outcomes, mended }: Case): FailoverCase => ({
        faults: all.map(faultName),
        eitherOrder,
        outcomes: outcomes.map(outcome),
        ...(mended === undefined ? {} : { mended: mended.map(outcome) }),
    });
    const both = {
        single: analysis.single().map(told),
        double: faults === 2 ? analysis.double().map(told) : [],
    };
    const all = [normal.map(outcome), ...[...both.single, ...both.double].map(({ outcomes }) => outcomes)];
    return {
        nodes: cluster.nodes.map(({ name }) => name),
        routers: cluster.routers.map(({ members }, index) => ({
            name: names[index] ?? '',
            addresses: (members[0]?.addresses ?? []).map(({ word }) => word.text),
            members: members.map(({ node, instance }) => ({
                node: node.name,
                priority: instance.effectivePriority,
            })),
        })),
        normal: normal.map(outcome),
        ...both,
        bad: all.filter((outcomes) => outcomes.some(({ verdict }) => isBad(verdict))).length,
    };
}

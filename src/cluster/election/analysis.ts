/** What becomes of the virtual routers of a cluster when something fails, and when two things do. */
import { oncePer } from '../../text/once.ts';
import type { Cluster } from '../cluster.ts';
import type { ClusterNode } from '../node.ts';
import { Election } from './election.ts';
import { type Fault, faultsOf, inflict, mend, noticedAfter } from './faults.ts';
import { SECOND, type Station } from './station.ts';

/**
 * How it stands with a virtual router. `held`: one node that is well has it. `kept`: one has it that is not, while
 * another is well; `nobody`: none, while one is well; `several`: more than one. `lost`: no node is well any more.
 */
export type Verdict = 'held' | 'kept' | 'nobody' | 'several' | 'lost';

/** What nobody wants to happen. */
export function isBad(verdict: Verdict): boolean {
    return verdict === 'kept' || verdict === 'nobody' || verdict === 'several';
}

/** What came of something for one virtual router. */
export interface Outcome {
    /** Index of the virtual router in the cluster. */
    readonly router: number;
    readonly holders: readonly ClusterNode[];
    readonly verdict: Verdict;
    /** Seconds at most until the holders were these; 0 where nothing changed. */
    readonly seconds: number;
    /** The priorities that its members have then. */
    readonly priorities: ReadonlyMap<ClusterNode, number>;
}

/** What came of one or two faults. */
export interface Case {
    /** In the order in which they happened. */
    readonly faults: readonly Fault[];
    /** Whether the other order has the same outcome. */
    readonly eitherOrder: boolean;
    readonly outcomes: readonly Outcome[];
    /** What comes of it when the fault is over; for single faults. */
    readonly mended?: readonly Outcome[];
}

/** A cluster with everything that can fail in it. */
export interface Analysis {
    readonly cluster: Cluster;
    /** Before anything fails. */
    readonly normal: readonly Outcome[];
    readonly single: readonly Case[];
    readonly double: () => readonly Case[];
}

function verdictOn(holders: readonly Station[], all: readonly Station[], election: Election): Verdict {
    if (holders.length > 1) return 'several';
    if (!all.some((each) => election.isHealthy(each))) return 'lost';
    const [holder] = holders;
    if (holder === undefined) return 'nobody';
    return election.isHealthy(holder) ? 'held' : 'kept';
}

function outcomesOf(
    cluster: Cluster,
    election: Election,
    since: number,
    noticed: number,
): readonly Outcome[] {
    return cluster.routers.map((_, router) => {
        const stations = election.stations.filter((each) => each.router === router);
        const changedAt = election.changedAt[router] ?? 0;
        return {
            router,
            holders: election.holders(router),
            verdict: verdictOn(
                stations.filter(({ state }) => state === 'master'),
                stations,
                election,
            ),
            seconds: changedAt > since ? (changedAt - since) / SECOND + noticed : 0,
            priorities: new Map(stations.map((each) => [each.member.node, each.priority])),
        };
    });
}

/** A cluster in which all nodes have started at the same time and everything is well. */
function running({ nodes, routers }: Cluster): Election {
    const election = new Election({ nodes, routers });
    for (const node of nodes) election.start(node);
    election.settle();
    return election;
}

function happen(cluster: Cluster, faults: readonly Fault[]): Omit<Case, 'eitherOrder'> {
    const election = running(cluster);
    let outcomes: readonly Outcome[] = [];
    for (const fault of faults) {
        election.toAdvertOf(fault.node);
        const since = election.now;
        inflict(election, fault);
        election.settle();
        outcomes = outcomesOf(cluster, election, since, noticedAfter(fault).failure);
    }
    const [only, ...others] = faults;
    if (only === undefined || others.length > 0) return { faults, outcomes };
    const since = election.now;
    mend(election, only);
    election.settle();
    const { recovery } = noticedAfter(only);
    return { faults, outcomes, mended: outcomesOf(cluster, election, since, recovery) };
}

/** Holders of all virtual routers as one text. */
function pictureOf(outcomes: readonly Outcome[]): string {
    return outcomes.map(({ holders }) => holders.map(({ name }) => name).join(' ')).join('|');
}

function doubleCases(cluster: Cluster, faults: readonly Fault[]): readonly Case[] {
    return faults.flatMap((first, index) =>
        faults.slice(index + 1).flatMap((second): Case[] => {
            // Nothing fails any more on a machine that is down.
            const isMoot = first.node === second.node && [first, second].some(({ kind }) => kind === 'node');
            if (isMoot) return [];
            const [one, other] = [happen(cluster, [first, second]), happen(cluster, [second, first])];
            if (pictureOf(one.outcomes) === pictureOf(other.outcomes)) return [{ ...one, eitherOrder: true }];
            return [one, other].map((each) => ({ ...each, eitherOrder: false }));
        }),
    );
}

/** Works out what becomes of a cluster; two faults when they are asked for. */
export const analyse = oncePer((cluster: Cluster): Analysis => {
    const election = running(cluster);
    const faults = faultsOf(cluster, election);
    let double: readonly Case[] | undefined;
    return {
        cluster,
        normal: outcomesOf(cluster, election, 0, 0),
        single: faults.map((fault) => ({ ...happen(cluster, [fault]), eitherOrder: true })),
        double: () => (double ??= doubleCases(cluster, faults)),
    };
});

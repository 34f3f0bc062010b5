/** What becomes of the virtual routers of a cluster when something fails, and when two things do. */
import { oncePer } from '../../text/once.ts';
import type { Cluster } from '../cluster.ts';
import { componentsOf } from './components.ts';
import type { ClusterNode } from '../node.ts';
import { Election } from './election.ts';
import { type Fault, faultKey, faultsOf, inflict, mend, noticedAfter } from './faults.ts';
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

/** A cluster with everything that can fail in it; what is asked for is worked out then. */
export interface Analysis {
    /** Before anything fails. */
    readonly normal: () => readonly Outcome[];
    readonly single: () => readonly Case[];
    readonly double: () => readonly Case[];
    /** What becomes of one virtual router, by its index. */
    readonly of: (router: number) => RouterAnalysis;
}

/** What becomes of one virtual router. */
export interface RouterAnalysis {
    readonly normal: Outcome | undefined;
    /** Each fault that concerns it, with what comes of it. */
    readonly single: () => readonly { readonly fault: Fault; readonly outcome: Outcome }[];
}

function verdictOn(holders: readonly Station[], all: readonly Station[], election: Election): Verdict {
    if (holders.length > 1) return 'several';
    if (!all.some((each) => election.isHealthy(each))) return 'lost';
    const [holder] = holders;
    if (holder === undefined) return 'nobody';
    return election.isHealthy(holder) ? 'held' : 'kept';
}

/** What follows from some faults for one component. */
interface Course {
    readonly outcomes: readonly Outcome[];
    readonly mended: readonly Outcome[];
}

/** A part of a cluster whose virtual routers move together; what happens to it is worked out once. */
class Part {
    /** What can fail in it, by its key. */
    readonly faults: ReadonlyMap<string, Fault>;
    readonly normal: readonly Outcome[];
    readonly #cluster: Cluster;
    /** Index of each of its virtual routers in the whole cluster. */
    readonly #indexes: readonly number[];
    readonly #courses = new Map<string, Course>();

    constructor(cluster: Cluster, indexes: readonly number[]) {
        this.#cluster = cluster;
        this.#indexes = indexes;
        const election = this.#running();
        this.faults = new Map(faultsOf(cluster, election).map((fault) => [faultKey(fault, cluster), fault]));
        this.normal = this.#outcomes(election, 0, 0);
    }

    /** What follows from those of some faults that concern it, in their order. */
    courseOf(keys: readonly string[]): Course {
        const own = keys.filter((key) => this.faults.has(key));
        const key = own.join('\n');
        let course = this.#courses.get(key);
        if (course === undefined) this.#courses.set(key, (course = this.#play(own)));
        return course;
    }

    #play(keys: readonly string[]): Course {
        const election = this.#running();
        let outcomes: readonly Outcome[] = this.normal.map((each) => ({ ...each, seconds: 0 }));
        const faults = keys.flatMap((key) => this.faults.get(key) ?? []);
        for (const fault of faults) {
            election.toAdvertOf(fault.node);
            const since = election.now;
            inflict(election, fault);
            election.settle();
            outcomes = this.#outcomes(election, since, noticedAfter(fault).failure);
        }
        const [only, ...others] = faults;
        if (only === undefined || others.length > 0) return { outcomes, mended: outcomes };
        const since = election.now;
        mend(election, only);
        election.settle();
        return { outcomes, mended: this.#outcomes(election, since, noticedAfter(only).recovery) };
    }

    /** All nodes have started at the same time, and everything is well. */
    #running(): Election {
        const election = new Election(this.#cluster);
        for (const node of this.#cluster.nodes) election.start(node);
        election.settle();
        return election;
    }

    #outcomes(election: Election, since: number, noticed: number): readonly Outcome[] {
        return this.#indexes.map((router, index) => {
            const stations = election.stations.filter((each) => each.router === index);
            const changedAt = election.changedAt[index] ?? 0;
            const holders = stations.filter(({ state }) => state === 'master');
            return {
                router,
                holders: holders.map(({ member }) => member.node),
                verdict: verdictOn(holders, stations, election),
                seconds: changedAt > since ? (changedAt - since) / SECOND + noticed : 0,
                priorities: new Map(stations.map((each) => [each.member.node, each.priority])),
            };
        });
    }
}

/** The outcomes of several parts as those of the whole. */
function whole(parts: readonly (readonly Outcome[])[]): readonly Outcome[] {
    return parts.flat().sort((one, other) => one.router - other.router);
}

/** Holders of all virtual routers as one text. */
function pictureOf(outcomes: readonly Outcome[]): string {
    return outcomes.map(({ holders }) => holders.map(({ name }) => name).join(' ')).join('|');
}

/** Pairs of faults that concern the same part; nothing fails any more on a machine that is down. */
function pairsOf(
    faults: ReadonlyMap<string, Fault>,
    parts: readonly Part[],
): readonly (readonly [string, string])[] {
    const all = [...faults];
    return all.flatMap(([first, one], index) =>
        all.slice(index + 1).flatMap(([second, other]): (readonly [string, string])[] => {
            const isMoot = one.node === other.node && [one, other].some(({ kind }) => kind === 'node');
            const meet = parts.some(({ faults: own }) => own.has(first) && own.has(second));
            return isMoot || !meet ? [] : [[first, second]];
        }),
    );
}

/** Works out what becomes of a cluster. */
export const analyse = oncePer((cluster: Cluster): Analysis => {
    const components = componentsOf(cluster);
    const partOf = lazily(
        (index: number): Part =>
            new Part(
                {
                    ...cluster,
                    routers: (components[index] ?? []).flatMap((each) => cluster.routers[each] ?? []),
                },
                components[index] ?? [],
            ),
    );
    const homes = new Map(
        components.flatMap((routers, index) => routers.map((router) => [router, index] as const)),
    );
    return {
        ...wholeAnalysis(cluster, () => components.map((_, index) => partOf(index))),
        of: (router) => {
            const part = partOf(homes.get(router) ?? 0);
            const mine = (outcomes: readonly Outcome[]): Outcome | undefined =>
                outcomes.find((each) => each.router === router);
            return {
                normal: mine(part.normal),
                single: () =>
                    [...part.faults].flatMap(([key, fault]) => {
                        const outcome = mine(part.courseOf([key]).outcomes);
                        return outcome === undefined ? [] : [{ fault, outcome }];
                    }),
            };
        },
    };
});

/** What becomes of all virtual routers, in terms of what becomes of the parts. */
function wholeAnalysis(cluster: Cluster, partsOf: () => readonly Part[]): Omit<Analysis, 'of'> {
    const outcomesOf = (keys: readonly string[]): readonly Outcome[] =>
        whole(partsOf().map((part) => part.courseOf(keys).outcomes));
    const allFaults = (): ReadonlyMap<string, Fault> => {
        const known = [...new Map(partsOf().flatMap(({ faults }) => [...faults]))];
        return new Map(cluster.nodes.flatMap((node) => known.filter(([, fault]) => fault.node === node)));
    };
    const both = (faults: ReadonlyMap<string, Fault>, keys: readonly [string, string]): readonly Case[] => {
        const named = (own: readonly string[]): readonly Fault[] =>
            own.flatMap((key) => faults.get(key) ?? []);
        const turned = [keys[1], keys[0]];
        const [one, other] = [outcomesOf(keys), outcomesOf(turned)];
        if (pictureOf(one) === pictureOf(other))
            return [{ faults: named(keys), eitherOrder: true, outcomes: one }];
        return [
            { faults: named(keys), eitherOrder: false, outcomes: one },
            { faults: named(turned), eitherOrder: false, outcomes: other },
        ];
    };
    return {
        normal: () => whole(partsOf().map(({ normal }) => normal)),
        single: () =>
            [...allFaults()].map(([key, fault]) => ({
                faults: [fault],
                eitherOrder: true,
                outcomes: outcomesOf([key]),
                mended: whole(partsOf().map((part) => part.courseOf([key]).mended)),
            })),
        double: () => {
            const faults = allFaults();
            return pairsOf(faults, partsOf()).flatMap((keys) => both(faults, keys));
        },
    };
}

/** The same function, which answers each key once. */
function lazily<Value>(make: (key: number) => Value): (key: number) => Value {
    const known = new Map<number, Value>();
    return (key) => {
        const value = known.get(key) ?? make(key);
        known.set(key, value);
        return value;
    };
}

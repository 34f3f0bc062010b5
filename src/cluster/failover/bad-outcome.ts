import { wordsSpan } from '../../schema/bind.ts';
import { hearEachOther } from '../adverts.ts';
import type { Cluster } from '../cluster.ts';
import { type Outcome, type RouterAnalysis, type Verdict, analyse } from '../election/analysis.ts';
import { type Fault, faultName } from '../election/faults.ts';
import { type Member, type VirtualRouter, statementOf } from '../router.ts';
import type { ClusterFinding } from '../rule.ts';

/** Whether a virtual router has several members that hear each other, one of which has the addresses. */
export function isElected({ members }: VirtualRouter, normal: Outcome | undefined): boolean {
    return members.length > 1 && hearEachOther(members) && normal?.verdict === 'held';
}

/** Whether some single fault leaves a virtual router, by its index, without any holder though a node is well. */
export function isLostInFault(cluster: Cluster, index: number): boolean {
    const router = cluster.routers[index];
    if (router === undefined || router.members.every(({ group }) => group === undefined)) return false;
    const { normal, single } = analyse(cluster).of(index);
    return isElected(router, normal) && single().some(({ outcome }) => outcome.verdict === 'nobody');
}

/** Whether a member tracks nothing but its own link: when that fails it gives the addresses up, and that is all. */
function isPlain(member: Member): boolean {
    const { trackers, group } = member;
    return (
        trackers.length === 0 &&
        group === undefined &&
        statementOf(member, 'dont_track_primary') === undefined
    );
}

/** The virtual routers that can fail over, with what becomes of them; those of which nothing can be wrong are left out. */
export function* electedRouters(
    cluster: Cluster,
): Generator<{ readonly router: VirtualRouter; readonly faults: ReturnType<RouterAnalysis['single']> }> {
    for (const [index, router] of cluster.routers.entries()) {
        const { members } = router;
        if (members.length < 2 || members.every(isPlain) || !hearEachOther(members)) continue;
        const { normal, single } = analyse(cluster).of(index);
        if (isElected(router, normal)) yield { router, faults: single() };
    }
}

/**
 * Reports each virtual router to which some single fault does what nobody wants, once: the first fault that does. A
 * virtual router that is not well before anything fails is left out, and so is one with a single node.
 */
export function reportOutcomes(
    cluster: Cluster,
    report: (finding: ClusterFinding) => void,
    verdict: Verdict,
    tell: (router: VirtualRouter, fault: string, outcome: Outcome) => string,
    isTold: (router: VirtualRouter) => boolean = () => false,
): void {
    for (const { router, faults } of electedRouters(cluster)) {
        const bad = faults.find(({ outcome }) => outcome.verdict === verdict);
        if (bad === undefined || isTold(router)) continue;
        report(findingOf(router, bad.fault, tell(router, faultName(bad.fault), bad.outcome)));
    }
}

/** A finding under the last of the nodes, related to that on which the fault is. */
function findingOf({ members }: VirtualRouter, fault: Fault, message: string): ClusterFinding {
    const failing = members.find(({ node }) => node === fault.node) ?? members[0];
    const last = members.at(-1) ?? failing;
    if (failing === undefined || last === undefined) throw new Error('a virtual router has members');
    return {
        message,
        node: last.node,
        span: wordsSpan(last.instance.block),
        related: [
            {
                node: failing.node,
                span: wordsSpan(failing.instance.block),
                message: 'the node on which it fails',
            },
        ],
    };
}

import { wordsSpan } from '../../schema/bind.ts';
import { hearEachOther } from '../adverts.ts';
import type { Cluster } from '../cluster.ts';
import { type Outcome, type Verdict, analyse } from '../election/analysis.ts';
import { type Fault, faultName } from '../election/faults.ts';
import type { VirtualRouter } from '../router.ts';
import type { ClusterFinding } from '../rule.ts';

/** Whether a virtual router has several members that hear each other, one of which has the addresses. */
export function isElected({ members }: VirtualRouter, normal: Outcome | undefined): boolean {
    return members.length > 1 && hearEachOther(members) && normal?.verdict === 'held';
}

/** Whether some single fault leaves a virtual router, by its index, without any holder though a node is well. */
export function isLostInFault(cluster: Cluster, index: number): boolean {
    const { normal, single } = analyse(cluster);
    const router = cluster.routers[index];
    return (
        router !== undefined &&
        isElected(router, normal[index]) &&
        single.some(({ outcomes }) => outcomes[index]?.verdict === 'nobody')
    );
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
    const { normal, single } = analyse(cluster);
    for (const [index, router] of cluster.routers.entries()) {
        if (!isElected(router, normal[index]) || isTold(router)) continue;
        for (const { faults, outcomes } of single) {
            const [fault] = faults;
            const outcome = outcomes[index];
            if (fault === undefined || outcome?.verdict !== verdict) continue;
            report(findingOf(router, fault, tell(router, faultName(fault), outcome)));
            break;
        }
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

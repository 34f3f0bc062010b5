import { wordsSpan } from '../../schema/bind.ts';
import { trackedNoun } from '../../schema/lines/tracked.ts';
import type { Word } from '../../syntax/tree.ts';
import { quote } from '../../text/words.ts';
import { electedRouters } from './bad-outcome.ts';
import type { Outcome } from '../election/analysis.ts';
import { type Member, type VirtualRouter, statementOf, strongest } from '../router.ts';
import type { Tracker } from '../../model/trackers.ts';
import { type ClusterNode, placeKey } from '../node.ts';
import { type ClusterFinding, type ClusterRule, type NodeEdit, clusterMeta } from '../rule.ts';

const messages = {
    weight: (noun: string, name: string, node: string, own: number, other: string, high: number) =>
        `when the ${noun} ${quote(name)} fails on ${node}, ${node} keeps the addresses: its priority is ${own} then, which is not below the ${high} of ${other}`,
    holdsBack: (noun: string, name: string, node: string, other: string) =>
        `when the ${noun} ${quote(name)} fails on ${node}, ${node} keeps the addresses: its priority falls, but "nopreempt" keeps ${other} from taking them from a working master; without a weight the failure would count as FAULT`,
    group: (noun: string, name: string, node: string, other: string) =>
        `when the ${noun} ${quote(name)} fails on ${node}, ${node} keeps the addresses: its priority falls, but not those of the others in the sync group, and ${other} takes over all of them or none; track it in the group`,
    tracked: (node: string) => `tracked on ${node}`,
    priority: (node: string) => `the priority of ${node}`,
    obstacle: (node: string) => `what holds ${node} back`,
    enough: (weight: number) => `give it the weight ${weight} on all nodes`,
};

/** The largest weight. */
const MOST = 253;

/** A fault of something with a weight that leaves the addresses where they are. */
interface Kept {
    readonly outcome: Outcome;
    readonly failing: Member;
    /** Who is well and would be the next master. */
    readonly next: Member;
    readonly key: string;
}

function weightWord({ line, weightFrom }: Tracker): Word | undefined {
    const at = line.words.findIndex(({ text }) => text === 'weight');
    return at >= 0 ? line.words[at + 1] : weightFrom?.words[1];
}

function trackerOn(member: Member, key: string): Tracker | undefined {
    return member.trackers.find(({ kind, name }) => `${kind} ${name.text}` === key);
}

/** The change of the weight on all members that makes the failing one yield. */
function fixesFor(
    { outcome, failing, next, key }: Kept,
    members: readonly Member[],
): ClusterFinding['fixes'] {
    const tracker = trackerOn(failing, key);
    const [own, other] = [outcome.priorities.get(failing.node), outcome.priorities.get(next.node)];
    if (tracker === undefined || own === undefined || other === undefined) return [];
    const size = Math.abs(tracker.weight) + own - other + 1;
    if (size > MOST) return [];
    const weight = tracker.weight < 0 ? -size : size;
    const edits = members.flatMap((member): NodeEdit[] => {
        const there = trackerOn(member, key);
        const word = there === undefined ? undefined : weightWord(there);
        return word === undefined ? [] : [{ node: member.node, span: word.span, text: String(weight) }];
    });
    return [{ title: messages.enough(weight), edits }];
}

function tell(kept: Kept, members: readonly Member[]): ClusterFinding | undefined {
    const { outcome, failing, next, key } = kept;
    const tracker = trackerOn(failing, key);
    if (tracker === undefined) return undefined;
    const noun = trackedNoun(tracker.kind);
    const [own, high] = [outcome.priorities.get(failing.node) ?? 0, outcome.priorities.get(next.node) ?? 0];
    const holds = own < high;
    const { holdsBack, group } = next;
    if (holds && !holdsBack && group === undefined) return undefined;
    const words = [noun, tracker.name.text, failing.node.name] as const;
    const message = !holds
        ? messages.weight(...words, own, next.node.name, high)
        : holdsBack
          ? messages.holdsBack(...words, next.node.name)
          : messages.group(...words, next.node.name);
    const cause = { node: failing.node, span: weightWord(tracker)?.span ?? wordsSpan(tracker.line) };
    const reason = holdsBack ? next.instance.nopreempt : group?.block;
    const obstacle = {
        node: next.node,
        span: wordsSpan((holds ? reason : statementOf(next, 'priority')) ?? next.instance.block),
    };
    const isLater = members.indexOf(failing) > members.indexOf(next);
    const told = holds ? messages.obstacle(next.node.name) : messages.priority(next.node.name);
    return {
        message,
        ...(isLater ? cause : obstacle),
        related: [
            isLater
                ? { ...obstacle, message: told }
                : { ...cause, message: messages.tracked(failing.node.name) },
        ],
        fixes: holds ? [] : (fixesFor(kept, members) ?? []),
    };
}

/** Whether some members of a virtual router hold back, and some do not. */
function isHeldBackInPart({ members }: VirtualRouter): boolean {
    return new Set(members.map(({ holdsBack }) => holdsBack)).size > 1;
}

/** The weights that something has for the members. */
function weightsOf(members: readonly Member[], key: string): ReadonlySet<number | undefined> {
    return new Set(members.map((member) => trackerOn(member, key)?.weight));
}

/** The member with the highest priority of those on other nodes. */
function nextMaster(
    members: readonly Member[],
    failing: ClusterNode,
    { priorities }: Outcome,
): Member | undefined {
    return strongest(
        members.filter(({ node }) => node !== failing),
        ({ node }) => priorities.get(node) ?? 0,
    );
}

/** Something with a weight that fails on the master, which stays master. */
export const failingNodeKeeps: ClusterRule = {
    meta: clusterMeta({
        id: 'failover/failing-node-keeps',
        area: 'failover',
        severity: 'warning',
        speed: 'slow',
        fixable: 'unsafe',
        title: 'a node that keeps the addresses although its check fails',
        why: 'A weight moves the addresses only when it turns the order of the priorities round. With priorities 110 and 100, a weight of −2 takes the first node down to 108, which is still the higher: keepalived logs that the check failed, and nothing else happens. The weight has to be larger than the difference of the priorities, and the other nodes must be willing to take over from a working master, which they are not with `nopreempt`, nor in a sync group of which only one member is affected.',
        symptoms: ['no-failover'],
        source: 'keepalived/vrrp/vrrp.c:vrrp_state_backup, keepalived/vrrp/vrrp.c:vrrp_set_effective_priority',
    }),
    messages,
    compare: (cluster, report) => {
        const told = new Set<string>();
        const isOneSided = cluster.routers.some(isHeldBackInPart);
        for (const { router, faults } of electedRouters(cluster)) {
            const { members } = router;
            for (const { fault, outcome } of faults) {
                if (outcome.verdict !== 'kept' || fault.kind === 'node') continue;
                const key = fault.kind === 'tracked' ? fault.tracked.key : `tracked-interface ${fault.name}`;
                const failing = members.find(({ node }) => node === fault.node);
                const next = nextMaster(members, fault.node, outcome);
                if (failing === undefined || next === undefined) continue;
                // Members with other weights, or of which some hold back only, are told of as such.
                if (isOneSided || weightsOf(members, key).size > 1) continue;
                const finding = tell({ outcome, failing, next, key }, members);
                if (finding === undefined) continue;
                // One weight may be that of several virtual routers.
                const tracker = trackerOn(failing, key);
                const cause = tracker === undefined ? undefined : weightWord(tracker)?.span;
                const place = placeKey(cause === undefined ? finding : { node: failing.node, span: cause });
                if (told.has(place)) continue;
                told.add(place);
                report(finding);
            }
        }
    },
};

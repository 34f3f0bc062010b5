import { wordsSpan } from '../../schema/bind.ts';
import { addLine } from '../../rules/lvs/add-line.ts';
import { gapOf } from '../peer/priority.ts';
import { type Member, statementOf } from '../router.ts';
import { type ClusterFinding, type ClusterRule, nodeFix, clusterMeta } from '../rule.ts';

const messages = {
    equal: (priority: number, node: string) =>
        `priority ${priority}, as on ${node}: which node gets the addresses is decided by the higher address of its interface, once both have become master`,
    there: () => 'the same priority',
    lower: (priority: number) => `give this node priority ${priority}`,
};

/** A lower priority that no member has, near enough for every weight to make up for the difference. */
function lowerPriority(member: Member, members: readonly Member[]): number | undefined {
    const taken = new Set(members.map(({ instance }) => instance.effectivePriority));
    const wanted = member.instance.effectivePriority - gapOf(members);
    return wanted >= 1 && !taken.has(wanted) ? wanted : undefined;
}

function fixesFor(member: Member, members: readonly Member[]): ClusterFinding['fixes'] {
    const priority = lowerPriority(member, members);
    if (priority === undefined) return [];
    const title = messages.lower(priority);
    const { node, instance } = member;
    const word = instance.priority?.words[1];
    if (word !== undefined) return [nodeFix(title, node, word.span, String(priority))];
    return addLine(title, node.bound.config.tree.file, instance.block, `priority ${priority}`).map(
        ({ edits }) => ({ title, edits: edits.map((edit) => ({ ...edit, node })) }),
    );
}

/** Members of a virtual router that have the same priority. */
export const priorityEqual: ClusterRule = {
    meta: clusterMeta({
        id: 'pair/priority-equal',
        area: 'pair',
        severity: 'warning',
        fixable: 'unsafe',
        title: 'nodes with the same priority',
        why: 'The priority says who is to be master. Nodes that have the same wait equally long, become master at the same time, and then the one whose interface has the lower address steps back: for a moment the addresses are on both, and which node wins is an accident of numbering. Three nodes or more that all have `nopreempt` may well have one priority: there nobody is preferred.',
        symptoms: ['both-master', 'no-fail-back', 'flapping'],
        source: 'keepalived/vrrp/vrrp.c:vrrp_state_master_rx, RFC 5798 section 6.4.3',
    }),
    messages,
    compare: ({ routers }, report) => {
        for (const { members } of routers) {
            if (members.length > 2 && members.every(({ holdsBack }) => holdsBack)) continue;
            const first = new Map<number, Member>();
            for (const member of members) {
                const { effectivePriority, block } = member.instance;
                const other = first.get(effectivePriority);
                if (other === undefined) {
                    first.set(effectivePriority, member);
                    continue;
                }
                report({
                    message: messages.equal(effectivePriority, other.node.name),
                    node: member.node,
                    span: wordsSpan(statementOf(member, 'priority') ?? block),
                    related: [
                        {
                            node: other.node,
                            span: wordsSpan(statementOf(other, 'priority') ?? other.instance.block),
                            message: messages.there(),
                        },
                    ],
                    fixes: fixesFor(member, members) ?? [],
                });
            }
        }
    },
};

import { wordsSpan } from '../../schema/bind.ts';
import { type Member, statementOf, strongest } from '../router.ts';
import { type ClusterRule, type ClusterFinding, clusterMeta } from '../rule.ts';

const messages = {
    yields: (master: string, low: number, other: string, high: number) =>
        `${master} starts as MASTER with priority ${low}, and ${other} has ${high}: ${other} becomes master as soon as it runs`,
    holds: (master: string, low: number, other: string, high: number) =>
        `${master} starts as MASTER with priority ${low}, and ${other} has ${high} and "nopreempt": which of them becomes master depends on who starts first`,
    master: () => 'starts as MASTER',
    higher: () => 'the higher priority',
};

function priorityPlace(member: Member): { node: Member['node']; span: ClusterFinding['span'] } {
    const { node, instance } = member;
    return { node, span: wordsSpan(statementOf(member, 'priority') ?? instance.block) };
}

/** A virtual router whose only MASTER does not have the highest priority. */
export const masterWithLowerPriority: ClusterRule = {
    meta: clusterMeta({
        id: 'pair/master-with-lower-priority',
        area: 'pair',
        severity: 'warning',
        title: 'a MASTER with a lower priority than another node',
        why: '`state` says how a node starts, the priority who is master in the end; since 2.0.0 it says so from the start. A MASTER whose priority is not the highest gives the addresses up as soon as it hears the other node, or never gets them. One of the two statements is not as it was meant.',
        symptoms: ['no-fail-back'],
        source: 'keepalived/vrrp/vrrp.c:vrrp_state_master_rx',
    }),
    messages,
    compare: ({ routers }, report) => {
        for (const { members } of routers) {
            const masters = members.filter(({ instance }) => instance.initialState === 'MASTER');
            const [master] = masters;
            if (master === undefined || masters.length > 1) continue;
            const high = strongest(members);
            if (high === undefined || high.instance.effectivePriority <= master.instance.effectivePriority)
                continue;
            const tell = high.holdsBack ? messages.holds : messages.yields;
            const state = {
                node: master.node,
                span: wordsSpan(master.instance.state ?? master.instance.block),
            };
            const isLater = members.indexOf(master) > members.indexOf(high);
            const own = isLater ? state : priorityPlace(high);
            report({
                message: tell(
                    master.node.name,
                    master.instance.effectivePriority,
                    high.node.name,
                    high.instance.effectivePriority,
                ),
                ...own,
                related: [
                    isLater
                        ? { ...priorityPlace(high), message: messages.higher() }
                        : { ...state, message: messages.master() },
                ],
            });
        }
    },
};

import { wordsSpan } from '../../schema/bind.ts';
import { strongest, waitsAsMaster } from '../router.ts';
import { type ClusterRule, nodeFix, clusterMeta } from '../rule.ts';

const messages = {
    fight: (node: string) =>
        `this node starts as MASTER, and so does ${node}: until the one has heard the other, the addresses are on both`,
    none: (node: string) =>
        `this node starts as MASTER, and so does ${node}: since keepalived 2.0.0 the priorities alone decide who becomes master, and all that is left of "state MASTER" is that it clears "nopreempt" and "preempt_delay"`,
    there: () => 'the other one',
    backup: (node: string) => `start as BACKUP on ${node}`,
};

/** Members of a virtual router of which more than one starts as MASTER. */
export const severalMasters: ClusterRule = {
    meta: clusterMeta({
        id: 'pair/several-masters',
        area: 'pair',
        severity: 'warning',
        fixable: 'unsafe',
        title: 'more than one node that starts as MASTER',
        why: 'Only one node can be master, and which one the priorities decide. Up to 1.4 a node that starts as MASTER takes the addresses at once: with two of them the addresses are on both until the one of lower priority has heard the other, at each start of either. Since 2.0.0 all nodes wait for adverts first, and `state MASTER` does nothing but clear `nopreempt` and `preempt_delay`; on more than one node it says that a file was copied and not finished.',
        symptoms: ['both-master', 'flapping'],
        source: 'keepalived/vrrp/vrrp_scheduler.c:vrrp_init_state',
    }),
    messages,
    compare: ({ routers }, report) => {
        for (const { members } of routers) {
            const masters = members.filter(({ instance }) => instance.initialState === 'MASTER');
            const keeps = strongest(masters);
            const [first] = masters;
            for (const member of masters.slice(1)) {
                if (first === undefined || keeps === undefined) continue;
                const changed = member === keeps ? first : member;
                const word = changed.instance.state?.words[1];
                const tell = waitsAsMaster(member.node) ? messages.none : messages.fight;
                report({
                    message: tell(first.node.name),
                    node: member.node,
                    span: wordsSpan(member.instance.state ?? member.instance.block),
                    related: [
                        {
                            node: first.node,
                            span: wordsSpan(first.instance.state ?? first.instance.block),
                            message: messages.there(),
                        },
                    ],
                    fixes:
                        word === undefined
                            ? []
                            : [
                                  nodeFix(
                                      messages.backup(changed.node.name),
                                      changed.node,
                                      word.span,
                                      'BACKUP',
                                  ),
                              ],
                });
            }
        }
    },
};

import { Settings } from '../../model/show/settings.ts';
import { wordsSpan } from '../../schema/bind.ts';
import { quote } from '../../text/words.ts';
import { routerName, strongest } from '../router.ts';
import { type ClusterRule, clusterMeta } from '../rule.ts';

const messages = {
    undecided: (name: string, node: string) =>
        `${node} takes the addresses of ${quote(name)} back the moment it returns: neither "nopreempt" nor "preempt_delay" says otherwise`,
    preferred: () => 'the node that takes them back',
};

/** A virtual router of which nobody said what is to happen when the preferred node returns. */
export const failBackUndecided: ClusterRule = {
    meta: clusterMeta({
        id: 'pair/fail-back-undecided',
        area: 'pair',
        severity: 'info',
        preset: 'strict',
        title: 'a fail-back on which nobody decided',
        why: 'A node that returns with the highest priority takes the addresses at once, often before its services are ready, and breaks all connections a second time. Three ways are open: `nopreempt` on all nodes leaves the addresses where they are, `preempt_delay` gives the node time, and without either the fail-back is immediate. Who wants that says so by silencing this rule.',
        symptoms: ['unwanted-fail-back', 'no-fail-back'],
        source: 'keepalived/vrrp/vrrp.c:vrrp_state_backup',
    }),
    messages,
    compare: ({ routers }, report) => {
        for (const router of routers) {
            const { members } = router;
            const decides = members.some(
                ({ instance, node, holdsBack }) =>
                    holdsBack ||
                    instance.nopreempt !== undefined ||
                    new Settings(instance.block.children, node.target).has('preempt_delay', 'preempt'),
            );
            const [last, preferred] = [members.at(-1), strongest(members)];
            if (decides || last === undefined || preferred === undefined || members.length < 2) continue;
            report({
                message: messages.undecided(routerName(router), preferred.node.name),
                node: last.node,
                span: wordsSpan(last.instance.block),
                related: [
                    {
                        node: preferred.node,
                        span: wordsSpan(preferred.instance.block),
                        message: messages.preferred(),
                    },
                ],
            });
        }
    },
};

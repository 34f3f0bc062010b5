import { addLine } from '../../rules/lvs/add-line.ts';
import { wordsSpan } from '../../schema/bind.ts';
import { type Member, routerName } from '../router.ts';
import { type ClusterFinding, type ClusterRule, clusterMeta } from '../rule.ts';
import { quote } from '../../text/words.ts';

const messages = {
    oneSided: (holding: string, other: string, name: string) =>
        `"nopreempt" holds back ${holding} only; ${other} takes the addresses of ${quote(name)} back as soon as it returns`,
    weaker: (holding: string, other: string) =>
        `"nopreempt" does nothing on ${holding}, which has no higher priority than ${other}; and ${other}, which has none, takes the addresses back as soon as it returns`,
    lower: (holding: string, other: string, name: string) =>
        `"nopreempt" holds back ${holding} only; ${other}, with the lower priority, has nothing to take back as it is, but would take the addresses of ${quote(name)} from a working master once a change turns the priorities round`,
    there: () => 'no "nopreempt" here',
    holds: () => '"nopreempt" here',
    both: (node: string) => `hold back on ${node} too`,
};

/** The fix that makes a member hold back: it starts as BACKUP, with `nopreempt`. */
function holdBack({ node, instance }: Member): NonNullable<ClusterFinding['fixes']> {
    const [line] = addLine('', node.bound.config.tree.file, instance.block, 'nopreempt');
    const word = instance.state?.words[1];
    // On an owner keepalived clears it.
    if (line === undefined || instance.facts.isOwner) return [];
    const state =
        instance.initialState === 'MASTER' && word !== undefined ? [{ span: word.span, text: 'BACKUP' }] : [];
    const edits = [...state, ...line.edits].map((edit) => ({ ...edit, node }));
    return [{ title: messages.both(node.name), edits }];
}

/** `nopreempt` that is in effect on some of the nodes only. */
export const nopreemptOneSided: ClusterRule = {
    meta: clusterMeta({
        id: 'pair/nopreempt-one-sided',
        area: 'pair',
        severity: 'warning',
        fixable: 'unsafe',
        title: 'nopreempt on one side only',
        why: '`nopreempt` makes a node leave a working master alone although its own priority is higher. It matters on the node that would take the addresses back, the one with the higher priority; on the other alone it does nothing. Who wants no fail-back writes it on all nodes, and starts them all as BACKUP.',
        symptoms: ['unwanted-fail-back', 'no-fail-back'],
        source: 'keepalived/vrrp/vrrp.c:vrrp_state_backup',
    }),
    messages,
    compare: ({ routers }, report) => {
        for (const router of routers) {
            const { members } = router;
            const holding = members.find(({ holdsBack }) => holdsBack);
            // What is written and cleared is said of that node by itself.
            const others = members.filter(
                ({ holdsBack, instance }) => !holdsBack && instance.nopreempt === undefined,
            );
            // The weakest takes nothing back.
            const least = Math.min(...members.map(({ instance }) => instance.effectivePriority));
            const taking = others.find(({ instance }) => instance.effectivePriority > least);
            const free = taking ?? others[0];
            if (holding === undefined || free === undefined) continue;
            // With weights the weaker one is to take over from a master whose check fails.
            if (
                taking === undefined &&
                members.some(({ trackers }) => trackers.some(({ weight }) => weight !== 0))
            )
                continue;
            const isWeaker = holding.instance.effectivePriority <= free.instance.effectivePriority;
            const [from, to] = [holding.node.name, free.node.name];
            const written = {
                node: holding.node,
                span: wordsSpan(holding.instance.nopreempt ?? holding.instance.block),
            };
            const lacking = { node: free.node, span: wordsSpan(free.instance.state ?? free.instance.block) };
            const isLater = members.indexOf(holding) > members.indexOf(free);
            report({
                message: isWeaker
                    ? messages.weaker(from, to)
                    : taking === undefined
                      ? messages.lower(from, to, routerName(router))
                      : messages.oneSided(from, to, routerName(router)),
                ...(taking === undefined && !isWeaker ? { severity: 'info' } : {}),
                ...(isLater ? written : lacking),
                related: [
                    isLater
                        ? { ...lacking, message: messages.there() }
                        : { ...written, message: messages.holds() },
                ],
                fixes: holdBack(free),
            });
        }
    },
};

import { wordsSpan } from '../../schema/bind.ts';
import { listWords } from '../../text/words.ts';
import { NOTHING } from '../agreement.ts';
import { endOf } from '../place.ts';
import { routerName } from '../router.ts';
import { quote } from '../../text/words.ts';
import { type ClusterRule, clusterMeta } from '../rule.ts';

const messages = {
    missing: (name: string, nodes: string) =>
        `${nodes} has no part in the virtual router ${quote(name)}, so that nobody takes its addresses over`,
    there: () => 'the virtual router',
};

/** A virtual router in which a node of the cluster has no part. */
export const routerMissing: ClusterRule = {
    meta: clusterMeta({
        id: 'pair/router-missing',
        area: 'pair',
        severity: 'warning',
        title: 'a virtual router that is on one node only',
        why: 'The addresses of a virtual router move to another node when its master fails. Where no other node has an instance with its number or its addresses, there is none to which they could move. It is what a change looks like that was made on one node and not on the other.',
        symptoms: ['address-on-nobody', 'no-failover'],
        source: 'RFC 5798 section 3',
    }),
    messages,
    compare: ({ nodes, routers }, report) => {
        for (const router of routers) {
            const lacking = nodes.filter((node) => !router.members.some((each) => each.node === node));
            const [first] = router.members;
            const last = lacking.at(-1);
            if (router.members.length > 1 || first === undefined || last === undefined) continue;
            const head = { node: first.node, span: wordsSpan(first.instance.block) };
            const isLater = nodes.indexOf(first.node) > nodes.indexOf(last);
            const place = isLater ? head : { node: last, span: endOf(last, 'vrrp_instance') };
            report({
                message: messages.missing(
                    routerName(router),
                    listWords(
                        lacking.map(({ name }) => name),
                        'and',
                    ),
                ),
                ...place,
                related: isLater ? [] : [{ ...head, message: messages.there() }],
                drift: {
                    setting: `vrrp_instance ${routerName(router)}`,
                    values: nodes.map((node) => ({
                        node: node.name,
                        value: node === first.node ? 'there' : NOTHING,
                    })),
                },
            });
        }
    },
};

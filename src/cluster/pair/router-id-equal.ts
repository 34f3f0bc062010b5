import { type Bound, wordsSpan } from '../../schema/bind.ts';
import { quote } from '../../text/words.ts';
import { globalSettings } from '../globals.ts';
import type { ClusterNode } from '../node.ts';
import { type ClusterRule, clusterMeta } from '../rule.ts';

const messages = {
    equal: (id: string, node: string) =>
        `"router_id" is ${quote(id)}, as on ${node}: mails and traps do not tell which node they are from`,
    there: () => 'the same name',
};

/** The name that a node gives itself, where it is written. */
function routerIdOf(node: ClusterNode): { readonly id: string; readonly from: Bound } | undefined {
    const given = globalSettings(node).word('router_id');
    return given?.from === undefined ? undefined : { id: String(given.value), from: given.from };
}

/** Nodes with the same `router_id`. */
export const routerIdEqual: ClusterRule = {
    meta: clusterMeta({
        id: 'pair/router-id-equal',
        area: 'pair',
        severity: 'warning',
        title: 'nodes with the same router_id',
        why: '`router_id` names the node in the subject of mails and in SNMP. Where it was copied from a sample to all nodes, an alarm in the night says that a server is down, and not which balancer says so. Without the keyword keepalived takes the name of the host.',
        symptoms: ['no-mail'],
        source: 'keepalived/core/smtp.c, keepalived/core/global_data.c:init_global_data',
    }),
    messages,
    compare: ({ nodes }, report) => {
        const first = new Map<string, { readonly node: ClusterNode; readonly from: Bound }>();
        for (const node of nodes) {
            const own = routerIdOf(node);
            if (own === undefined) continue;
            const other = first.get(own.id);
            if (other === undefined) {
                first.set(own.id, { node, from: own.from });
                continue;
            }
            report({
                message: messages.equal(own.id, other.node.name),
                node,
                span: wordsSpan(own.from),
                related: [{ node: other.node, span: wordsSpan(other.from), message: messages.there() }],
            });
        }
    },
};

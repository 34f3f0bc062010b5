import type { ServiceServer } from '../../model/service.ts';
import { type Bound, wordsSpan } from '../../schema/bind.ts';
import { quote } from '../../text/words.ts';
import { NOTHING } from '../agreement.ts';
import type { ClusterNode } from '../node.ts';
import { endOf } from '../place.ts';
import { type ClusterFinding, type ClusterRule, clusterMeta } from '../rule.ts';
import { type SharedService, headOf, serverKey, sharedServices } from '../services.ts';

const messages = {
    none: (node: string) =>
        `${node} has no virtual servers at all: when it becomes master, nobody serves what they stand for`,
    service: (name: string, node: string) =>
        `${node} has no virtual server ${quote(name)}: when it becomes master, nobody serves that`,
    server: (kind: string, name: string, service: string, node: string) =>
        `${node} does not have the ${kind} ${quote(name)} behind ${quote(service)}: what it serves changes with the master`,
    there: (node: string) => `on ${node}`,
};

/** Something of which a node has none: the block where it is, and where the lack of it is to be told. */
interface Lack {
    readonly name: string;
    readonly message: string;
    readonly block: Bound;
    readonly owner: ClusterNode;
    readonly lacking: ClusterNode;
    readonly at: () => ClusterFinding['span'];
}

function tell(
    { name, message, block, owner, lacking, at }: Lack,
    nodes: readonly ClusterNode[],
): ClusterFinding {
    const head = { node: owner, span: wordsSpan(block) };
    const isLater = nodes.indexOf(owner) > nodes.indexOf(lacking);
    return {
        message,
        ...(isLater ? head : { node: lacking, span: at() }),
        related: isLater
            ? [{ node: lacking, span: at(), message: messages.there(lacking.name) }]
            : [{ ...head, message: messages.there(owner.name) }],
        drift: {
            setting: name,
            values: nodes.map((node) => ({
                node: node.name,
                value: node === lacking ? NOTHING : 'there',
            })),
        },
    };
}

/** The servers behind a virtual server, with the word for their kind. */
function serversOf({ realServers, sorryServer }: SharedService['on'][number]['service']) {
    return new Map<string, { readonly server: ServiceServer; readonly kind: string }>([
        ...realServers.map(
            (server) => [`real ${serverKey(server)}`, { server, kind: 'real server' }] as const,
        ),
        ...(sorryServer === undefined
            ? []
            : [['sorry', { server: sorryServer, kind: 'sorry server' }] as const]),
    ]);
}

/** Servers that one of two nodes lacks. */
function* lacksBetween(
    one: SharedService['on'][number],
    other: SharedService['on'][number],
): Generator<Lack> {
    const [ours, theirs] = [serversOf(one.service), serversOf(other.service)];
    for (const [has, lacks] of [
        [one, other],
        [other, one],
    ] as const) {
        const [own, foreign] = has === one ? [ours, theirs] : [theirs, ours];
        for (const [key, { server, kind }] of own) {
            if (foreign.has(key)) continue;
            const { statement } = server;
            const service = headOf(has.service.block);
            yield {
                name: `virtual_server ${service} ${statement.words[0]?.text ?? ''} ${headOf(statement)}`,
                message: messages.server(kind, headOf(statement), service, lacks.node.name),
                block: statement,
                owner: has.node,
                lacking: lacks.node,
                at: () => wordsSpan(lacks.service.block),
            };
        }
    }
}

/** Virtual servers, and servers behind them, that not all nodes have. */
export const virtualServerDiffers: ClusterRule = {
    meta: clusterMeta({
        id: 'pair/virtual-server-differs',
        area: 'pair',
        severity: 'warning',
        title: 'a virtual or real server that is on one node only',
        why: 'The node that is master balances by its own configuration. A virtual server or a real server that only one of them has is there as long as that one is master, and gone with the next takeover, when nobody looks for a change that was made weeks ago.',
        symptoms: ['clients-hang', 'one-server-gets-all'],
        source: 'keepalived/check/check_data.c:alloc_vs',
    }),
    messages,
    compare: ({ nodes }, report) => {
        const all = sharedServices(nodes);
        const isOn = ({ on }: SharedService, node: ClusterNode): boolean =>
            on.some((each) => each.node === node);
        const idle = new Set(nodes.filter((node) => !all.some((service) => isOn(service, node))));
        for (const shared of all) {
            const [first, ...others] = shared.on;
            if (first === undefined) continue;
            const { block } = first.service;
            for (const lacking of nodes.filter((node) => !isOn(shared, node))) {
                // A node without any is told of once.
                if (idle.has(lacking) && shared !== all[0]) continue;
                const message = idle.has(lacking)
                    ? messages.none(lacking.name)
                    : messages.service(headOf(block), lacking.name);
                const at = (): ClusterFinding['span'] => endOf(lacking, 'virtual_server');
                const name = `virtual_server ${headOf(block)}`;
                report(tell({ name, message, block, owner: first.node, lacking, at }, nodes));
            }
            for (const other of others) {
                for (const lack of lacksBetween(first, other)) report(tell(lack, nodes));
            }
        }
    },
};

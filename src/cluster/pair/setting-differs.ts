import type { Bound } from '../../schema/bind.ts';
import type { Severity } from '../../rules/diagnostic.ts';
import { oncePer } from '../../text/once.ts';
import { quote } from '../../text/words.ts';
import { NOTHING } from '../agreement.ts';
import type { Cluster } from '../cluster.ts';
import { type OwnWords, type Part, ownWords, type Row, type Skip, type Value, rowsOf } from '../drift.ts';
import type { ClusterNode } from '../node.ts';
import { oddOnes } from '../odd.ts';
import { type ClusterRule, clusterMeta } from '../rule.ts';
import { headOf, sharedServices } from '../services.ts';

const messages = {
    other: (keyword: string, here: string, there: string, node: string) =>
        `${quote(keyword)} is ${quote(here)} here and ${quote(there)} on ${node}, though nothing says that it is meant to differ`,
    lacking: (keyword: string, there: string, node: string) =>
        `${quote(keyword)} is not here, and ${quote(there)} on ${node}, though nothing says that it is meant to differ`,
    extra: (keyword: string, here: string, node: string) =>
        `${quote(keyword)} is ${quote(here)} here, and not on ${node}, though nothing says that it is meant to differ`,
    there: () => 'there',
};

/** What each machine has of its own. */
const OWN: ReadonlySet<string> = new Set([
    'bindto',
    'interface',
    'instance',
    'mcast_src_ip',
    'net_namespace',
    'notification_email_from',
    'priority',
    'router_id',
    'smtp_helo_name',
    'state',
    'unicast_peer',
    'unicast_src_ip',
]);

/** What other rules about nodes judge. */
const OTHERS: ReadonlySet<string> = new Set([
    'advert_int',
    'auth_hmac',
    'authentication',
    'group',
    'mcast_dst_ip',
    'nopreempt',
    'preempt',
    'version',
    'virtual_router_id',
    'vrrp_mcast_group4',
    'vrrp_mcast_group6',
    'vrrp_version',
]);

/** What they judge as far as it is there or not. */
const PRESENCE: ReadonlySet<string> = new Set([
    'real_server',
    'sorry_server',
    'track_bfd',
    'track_file',
    'track_interface',
    'track_process',
    'track_script',
    'virtual_ipaddress',
]);

/** What tells people something, and moves nothing. */
const MAIL = /^(?:notification_email|smtp_|email_faults|no_email_faults|lvs_id)/;

function skipOf(keyword: string): ReturnType<Skip> {
    if (OWN.has(keyword) || OTHERS.has(keyword)) return 'all';
    return PRESENCE.has(keyword) ? 'presence' : undefined;
}

/** The name of a file without what all have in common, as people name their nodes. */
function stemOf(name: string): string {
    return name.replace(/^.*\//, '').replace(/\.conf$/, '');
}

/** The words that stand for a node itself. */
const namesOf = oncePer(({ bound, name }: ClusterNode): readonly (readonly [string, string])[] => {
    const routerId = bound.statements
        .filter(({ spec }) => spec?.name === 'global_defs')
        .flatMap(({ children }) => children)
        .findLast(({ spec }) => spec?.name === 'router_id')?.words[1]?.text;
    const names = [routerId, routerId?.replace(/\..*/s, ''), stemOf(name)];
    return names.flatMap((each) => (each === undefined || each === '' ? [] : [[each, '<node>'] as const]));
});

/** Those, and the one for the interface of one of its instances. */
function wordsOf(node: ClusterNode, instance?: Bound): OwnWords {
    const link = instance?.children.findLast(({ spec }) => spec?.name === 'interface')?.words[1]?.text;
    return ownWords([...namesOf(node), ...(link === undefined ? [] : [[link, '<interface>'] as const])]);
}

function partOf(node: ClusterNode, block: Bound, instance?: Bound): Part {
    return { node, block, own: wordsOf(node, instance) };
}

/** Blocks of one keyword by their names, where every node has them. */
function* namedBlocks({ nodes }: Cluster, keyword: string): Generator<readonly Part[]> {
    const onNode = nodes.map((node) => ({
        node,
        blocks: new Map(
            node.bound.statements
                .filter(({ spec }) => spec?.name === keyword)
                .map((block) => [headOf(block), block] as const),
        ),
    }));
    for (const name of onNode[0]?.blocks.keys() ?? []) {
        const parts = onNode.flatMap(({ node, blocks }) => {
            const block = blocks.get(name);
            return block === undefined ? [] : [partOf(node, block)];
        });
        if (parts.length > 1) yield parts;
    }
}

/** Definitions that nodes share by name, besides virtual routers and virtual servers. */
const NAMED = ['global_defs', 'vrrp_script', 'vrrp_track_process', 'track_file', 'vrrp_sync_group'];

function* rows(cluster: Cluster): Generator<Row> {
    for (const keyword of NAMED) {
        for (const parts of namedBlocks(cluster, keyword)) {
            const [{ block } = {}] = parts;
            const name = block === undefined ? '' : headOf(block);
            yield* rowsOf(parts, keyword === 'global_defs' ? '' : `${keyword} ${name} `, skipOf);
        }
    }
    for (const { members } of cluster.routers) {
        const parts = members.map(({ node, instance }) => partOf(node, instance.block, instance.block));
        if (parts.length > 1) yield* rowsOf(parts, `${members[0]?.instance.name ?? ''} `, skipOf);
    }
    for (const { on } of sharedServices(cluster.nodes)) {
        const parts = on.map(({ node, service }) => partOf(node, service.block));
        const [first] = parts;
        if (first === undefined || parts.length < 2) continue;
        yield* rowsOf(parts, `virtual_server ${headOf(first.block)} `, skipOf);
    }
}

function messageFor(keyword: string, here: Value, there: Value): string {
    const node = there.node.name;
    if (here.key === NOTHING) return messages.lacking(keyword, there.shown, node);
    if (there.key === NOTHING) return messages.extra(keyword, here.shown, node);
    return messages.other(keyword, here.shown, there.shown, node);
}

/** Settings that are not alike, and that no other rule about nodes judges. */
export const settingDiffers: ClusterRule = {
    meta: clusterMeta({
        id: 'pair/setting-differs',
        area: 'pair',
        severity: 'warning',
        title: 'a setting that is not the same on all nodes',
        why: 'Nodes that stand in for each other have the same configuration but for what names the machine: its name, state, priority, interface and addresses. Whatever else differs was mostly changed on one and forgotten on the other, and shows when the other becomes master.',
        symptoms: ['clients-hang'],
        source: 'keepalived.conf(5)',
    }),
    messages,
    compare: (cluster, report) => {
        for (const { keyword, setting, values } of rows(cluster)) {
            for (const { item: here, reference: there } of oddOnes(values, ({ key }) => key)) {
                const severity: Severity = MAIL.test(keyword) ? 'info' : 'warning';
                report({
                    message: messageFor(keyword, here, there),
                    severity,
                    node: here.node,
                    span: here.span,
                    related: [{ node: there.node, span: there.span, message: messages.there() }],
                    drift: {
                        setting,
                        values: values.map(({ node, shown }) => ({ node: node.name, value: shown })),
                    },
                });
            }
        }
    },
};

import { membersOf } from '../../model/sync-groups.ts';
import { wordsSpan } from '../../schema/bind.ts';
import { quote } from '../../text/words.ts';
import { NOTHING } from '../agreement.ts';
import { isLostInFault } from '../failover/bad-outcome.ts';
import { companyOf } from '../company.ts';
import { oddOnes } from '../odd.ts';
import type { Member } from '../router.ts';
import { type ClusterRule, clusterMeta } from '../rule.ts';

const messages = {
    alone: (name: string, node: string) =>
        `${quote(name)} is in no sync group here, and in one on ${node}: there its addresses move with those of the group, here by themselves`,
    grouped: (name: string, node: string) =>
        `${quote(name)} is in a sync group here, and in none on ${node}: here its addresses move with those of the group, there by themselves`,
    others: (name: string, node: string) =>
        `the sync group of ${quote(name)} has other members than on ${node}, so that other addresses move with its own`,
    there: () => 'the group there',
    instance: () => 'the instance there',
};

function shownCompany({ group }: Member): string {
    if (group === undefined) return NOTHING;
    return membersOf(group)
        .map(({ name }) => name)
        .join(' ');
}

/** Members of a virtual router whose sync groups are not alike. */
export const syncGroupDiffers: ClusterRule = {
    meta: clusterMeta({
        id: 'pair/sync-group-differs',
        area: 'pair',
        severity: 'warning',
        title: 'nodes whose sync groups are not alike',
        why: 'The members of a sync group are master all together or not at all. When the nodes do not agree on who the members are, one of them gives up addresses that the other does not take, or waits for a member that never moves: after a fault some addresses are on the one node and some on the other, or on none.',
        symptoms: ['address-on-nobody', 'flapping'],
        source: 'keepalived/vrrp/vrrp_sync.c:vrrp_sync_can_goto_master',
    }),
    messages,
    compare: (cluster, report) => {
        const told = new Set<string>();
        for (const [index, { members }] of cluster.routers.entries()) {
            // Where a fault takes its addresses away for good, that is told.
            if (isLostInFault(cluster, index)) continue;
            for (const { item, reference } of oddOnes(members, (each) => companyOf(each, cluster))) {
                // A group that differs does so for each of its members.
                const key = [item, reference]
                    .map(({ node, group }) => `${node.name} ${group?.name ?? ''}`)
                    .join(' ');
                if (told.has(key)) continue;
                told.add(key);
                const { name } = item.instance;
                const other = reference.node.name;
                const message =
                    item.group === undefined
                        ? messages.alone(name, other)
                        : reference.group === undefined
                          ? messages.grouped(name, other)
                          : messages.others(name, other);
                report({
                    message,
                    node: item.node,
                    span: wordsSpan(item.group?.block ?? item.instance.block),
                    related: [
                        {
                            node: reference.node,
                            span: wordsSpan(reference.group?.block ?? reference.instance.block),
                            message: reference.group === undefined ? messages.instance() : messages.there(),
                        },
                    ],
                    drift: {
                        setting: `sync group of ${name}`,
                        values: members.map((member) => ({
                            node: member.node.name,
                            value: shownCompany(member),
                        })),
                    },
                });
            }
        }
    },
};

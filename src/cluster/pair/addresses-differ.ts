import { wordsSpan } from '../../schema/bind.ts';
import { listWords } from '../../text/words.ts';
import type { InstanceAddress } from '../../model/vrrp-addresses.ts';
import { addressKeys, refusesOthers } from '../adverts.ts';
import { NOTHING } from '../agreement.ts';
import { oddOnes } from '../odd.ts';
import { type Member, statementOf } from '../router.ts';
import { type ClusterRule, clusterMeta } from '../rule.ts';

const messages = {
    extra: (addresses: string, node: string, outcome: string) =>
        `${node} does not have ${addresses}: ${outcome}`,
    lacking: (addresses: string, node: string, outcome: string) =>
        `${node} has ${addresses} as well: ${outcome}`,
    other: (here: string, node: string, there: string, outcome: string) =>
        `${here} here, and ${there} on ${node}: ${outcome}`,
    refused: () => 'a node refuses adverts with other addresses than its own, and both become master',
    lost: () => 'a takeover brings up the addresses of the new master only; the others are nowhere then',
    there: () => 'the addresses there',
    only: () => 'only here',
};

/** The addresses of one member that another one lacks. */
function beyond(member: Member, other: Member): readonly InstanceAddress[] {
    const known = new Set(addressKeys(other));
    return member.addresses.filter(({ key }) => !known.has(key));
}

function listed(addresses: readonly InstanceAddress[]): string {
    return listWords(
        addresses.map(({ word }) => word.text.replace(/\/.*/s, '')),
        'and',
    );
}

/** Members of a virtual router with different virtual addresses. */
export const addressesDiffer: ClusterRule = {
    meta: clusterMeta({
        id: 'pair/addresses-differ',
        area: 'pair',
        severity: 'error',
        title: 'a virtual router whose nodes have different addresses',
        why: 'An advert carries the addresses of `virtual_ipaddress`. Up to 2.3.2 keepalived compares them with its own and refuses the advert when one is missing or there are more, whatever their order: neither node takes the other for a master then, and both become one. Since 2.3.3 it only logs the difference, and the addresses that the new master does not have are lost in a takeover. What is in `virtual_ipaddress_excluded` is not sent, and not compared.',
        symptoms: ['both-master', 'after-upgrade'],
        source: 'keepalived/vrrp/vrrp.c:vrrp_check_packet',
    }),
    messages,
    compare: ({ routers }, report) => {
        for (const { members } of routers) {
            for (const { item, reference } of oddOnes(members, (each) => addressKeys(each).join(' '))) {
                const [here, there] = [beyond(item, reference), beyond(reference, item)];
                const { name } = reference.node;
                const refused = [item, reference].some(refusesOthers);
                const outcome = refused ? messages.refused() : messages.lost();
                const message =
                    here.length === 0
                        ? messages.lacking(listed(there), name, outcome)
                        : there.length === 0
                          ? messages.extra(listed(here), name, outcome)
                          : messages.other(listed(here), name, listed(there), outcome);
                const list = statementOf(item, 'virtual_ipaddress') ?? item.instance.block;
                const otherList = statementOf(reference, 'virtual_ipaddress') ?? reference.instance.block;
                const [first] = there;
                report({
                    message,
                    node: item.node,
                    span: here[0]?.word.span ?? wordsSpan(list),
                    related: [
                        first === undefined
                            ? { node: reference.node, span: wordsSpan(otherList), message: messages.there() }
                            : { node: reference.node, span: first.word.span, message: messages.only() },
                    ],
                    drift: {
                        setting: `${item.instance.name} virtual_ipaddress`,
                        values: members.map((member) => ({
                            node: member.node.name,
                            value: member.addresses.length === 0 ? NOTHING : listed(member.addresses),
                        })),
                    },
                });
            }
        }
    },
};

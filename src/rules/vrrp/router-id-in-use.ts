import { lastOf } from '../../model/vrrp-decisions.ts';
import type { InstanceAddress } from '../../model/vrrp-addresses.ts';
import { type VrrpInstance, vrrpInstances } from '../../model/vrrp-instance.ts';
import type { Release } from '../../../grammar/schema/types.ts';
import type { Word } from '../../syntax/tree.ts';
import { hasIt, quote } from '../words.ts';
import { wholeRule } from './whole-rule.ts';

const messages = {
    multicast: (id: string, name: string, link: string) =>
        `the "virtual_router_id" ${quote(id)} is that of ${quote(name)}, too, on ${quote(link)} and for the same address family; keepalived gives up all of VRRP`,
    unicast: (id: string, name: string) =>
        `the "virtual_router_id" ${quote(id)} is that of ${quote(name)}, too, which has the same source address and a peer in common; keepalived gives up all of VRRP`,
    first: () => 'the first one',
};

/** First release that compares the numbers. */
const COMPARED_SINCE = '1.2.20';

/** Since this release an instance that works by unicast has its numbers apart from those by multicast. */
const UNICAST_APART_SINCE = '2.1.0';

/** The number of an instance, 1 to 255. */
function routerId({ statements }: VrrpInstance): { readonly word: Word; readonly id: number } | undefined {
    const word = lastOf(statements, 'virtual_router_id')?.words[1];
    const id = /^\s*\+?\d+$/.test(word?.text ?? '') ? Number(word?.text) : NaN;
    return word !== undefined && id >= 1 && id <= 255 ? { word, id } : undefined;
}

/** The last address with a role that keepalived takes. */
function taken({ addresses }: VrrpInstance, wanted: InstanceAddress['role']): string | undefined {
    return addresses.findLast(({ role, against }) => role === wanted && against === undefined)?.key;
}

/** The group to which adverts go; absent for the default. */
function groupOf(instance: VrrpInstance): string | undefined {
    const family = instance.facts.family === 'inet6' ? '6' : '4';
    const general = lastOf(instance.globals, `vrrp_mcast_group${family}`)?.words[1]?.text;
    const usual = family === '6' ? 'ff02::12' : '224.0.0.18';
    return taken(instance, 'destination') ?? general ?? usual;
}

/** Which instances one can be taken for: those on its interface, or all that work by unicast. */
function rivalsOf({ interface: link, peers }: VrrpInstance, release: Release): string {
    return peers.length > 0 && hasIt(release, UNICAST_APART_SINCE, undefined)
        ? 'by unicast'
        : `on ${link?.name ?? ''}`;
}

/** Whether two instances with the same number and family are told apart by nothing else. */
function conflict(
    one: VrrpInstance,
    other: VrrpInstance,
    release: Release,
): 'multicast' | 'unicast' | undefined {
    const isSameLink = one.interface !== undefined && one.interface.name === other.interface?.name;
    if (!hasIt(release, UNICAST_APART_SINCE, undefined)) return isSameLink ? 'multicast' : undefined;
    const byUnicast = one.peers.length > 0;
    if (byUnicast !== other.peers.length > 0) return undefined;
    if (!byUnicast) return isSameLink && groupOf(one) === groupOf(other) ? 'multicast' : undefined;
    // With an interface of its own an instance is on none of the other's, and without a source it depends on the machine.
    if (one.links.length + other.links.length > 0) return undefined;
    if (one.interface !== undefined && other.interface !== undefined && !isSameLink) return undefined;
    const source = taken(one, 'source');
    if (source === undefined || source !== taken(other, 'source')) return undefined;
    return one.peers.some(({ key }) => other.peers.some((each) => each.key === key)) ? 'unicast' : undefined;
}

/** Two virtual routers that peers cannot tell apart. */
export const routerIdInUse = wholeRule(
    {
        name: 'router-id-in-use',
        title: 'two instances with one virtual_router_id',
        why: 'Adverts carry the number of the virtual router and nothing else that tells one from another. Two instances with the same number on one interface would answer each other. keepalived finds that out at the end of its check, says which two it is, and runs no instance at all.',
        symptoms: ['address-on-nobody', 'does-not-start'],
        source: 'keepalived/vrrp/vrrp.c:check_vrid_conflicts',
        says: ['both use VRID', 'duplicate VRID conflict with', 'is duplicated on interface'],
    },
    messages,
    function* ({ bound, target }) {
        if (!hasIt(target.release, COMPARED_SINCE, undefined)) return;
        const instances = vrrpInstances(bound, target);
        const globals = instances[0]?.globals ?? [];
        // An interface that may change its kind is not judged before it is there.
        if (lastOf(globals, 'dynamic_interfaces')?.words[1]?.text === 'allow_if_changes') return;
        const known = new Map<string, { readonly before: VrrpInstance; readonly first: Word }[]>();
        for (const instance of instances) {
            const own = routerId(instance);
            if (own === undefined) continue;
            const key = `${own.id} ${instance.facts.family} ${rivalsOf(instance, target.release)}`;
            const like = known.get(key) ?? [];
            known.set(key, like);
            for (const { before, first } of like) {
                const how = conflict(before, instance, target.release);
                if (how === undefined) continue;
                yield {
                    message:
                        how === 'unicast'
                            ? messages.unicast(own.word.text, before.name)
                            : messages.multicast(own.word.text, before.name, instance.interface?.name ?? ''),
                    span: own.word.span,
                    related: [{ span: first.span, message: messages.first() }],
                };
                break;
            }
            like.push({ before: instance, first: own.word });
        }
    },
);

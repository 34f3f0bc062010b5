/** Virtual routers as they are shared by several nodes: which instances of the configurations are one. */
import { type SyncGroup, groupOf, syncGroups } from '../model/sync-groups.ts';
import { type RouterTimers, routerTimers } from '../model/timers.ts';
import { type Tracker, movers, trackerFinder } from '../model/trackers.ts';
import type { InstanceAddress } from '../model/vrrp-addresses.ts';
import { type VrrpInstance, vrrpInstances } from '../model/vrrp-instance.ts';
import { lastOf } from '../model/vrrp-decisions.ts';
import { Settings } from '../model/show/settings.ts';
import { oncePer } from '../text/once.ts';
import type { ClusterNode } from './node.ts';

/** The part that a node has in a virtual router. */
export interface Member {
    readonly node: ClusterNode;
    readonly instance: VrrpInstance;
    readonly group?: SyncGroup;
    /** What moves its priority, or stops it. */
    readonly trackers: readonly Tracker[];
    readonly timers: RouterTimers;
    /** Absent where it has none that keepalived takes. */
    readonly routerId?: number;
    /** The addresses in its adverts, without those that it drops. */
    readonly addresses: readonly InstanceAddress[];
    /** Whether `nopreempt` is in effect: neither a start as MASTER nor priority 255 clears it. */
    readonly holdsBack: boolean;
}

/** A virtual router: the instances of several nodes that back each other up, or are meant to. */
export interface VirtualRouter {
    /** In the order of the nodes, at most one of each. */
    readonly members: readonly Member[];
}

/** The name of a virtual router in messages: that of its first instance. */
export function routerName({ members }: VirtualRouter): string {
    return members[0]?.instance.name ?? '';
}

function memberOf(instance: VrrpInstance, node: ClusterNode): Member {
    const { bound, target } = node;
    const group = groupOf(instance, syncGroups(bound, target));
    const routerId = new Settings(instance.block.children, target).amount('virtual_router_id');
    const { nopreempt, initialState, facts } = instance;
    return {
        node,
        instance,
        ...(group === undefined ? {} : { group }),
        trackers: movers(instance, group, trackerFinder(bound, target)),
        timers: routerTimers(instance, target),
        ...(routerId === undefined ? {} : { routerId }),
        addresses: instance.addresses.filter(
            ({ role, against }) => role === 'virtual' && against === undefined,
        ),
        holdsBack: nopreempt !== undefined && initialState !== 'MASTER' && !facts.isOwner,
    };
}

/** The virtual routers of one node. */
export const membersOn = oncePer((node: ClusterNode): readonly Member[] =>
    vrrpInstances(node.bound, node.target).map((instance) => memberOf(instance, node)),
);

function familyOf({ instance }: Member): string {
    return instance.facts.family;
}

function sharesAddress(one: Member, other: Member): boolean {
    return one.addresses.some(({ key }) => other.addresses.some((each) => each.key === key));
}

function sameId(one: Member, other: Member): boolean {
    return one.routerId !== undefined && one.routerId === other.routerId && familyOf(one) === familyOf(other);
}

/** Whether two instances are one virtual router beyond doubt: its number, its family and an address agree. */
export function isSame(one: Member, other: Member): boolean {
    return sameId(one, other) && sharesAddress(one, other);
}

/** What makes two instances one virtual router, the surest first; the later ones are for what is not matched yet. */
const LIKENESS: readonly ((one: Member, other: Member) => boolean)[] = [
    isSame,
    sharesAddress,
    sameId,
    (one, other) => one.instance.name === other.instance.name && familyOf(one) === familyOf(other),
];

/** Which instances of some nodes are one virtual router, in the order of the first node that has it. */
export function routersOf(nodes: readonly ClusterNode[]): readonly VirtualRouter[] {
    const routers: Member[][] = [];
    for (const node of nodes) {
        const waiting = new Set(membersOn(node));
        for (const isAlike of LIKENESS) {
            for (const member of waiting) {
                const home = routers.find(
                    (members) =>
                        members.every((each) => each.node !== node) &&
                        members.some((each) => isAlike(each, member)),
                );
                if (home === undefined) continue;
                home.push(member);
                waiting.delete(member);
            }
        }
        for (const member of waiting) routers.push([member]);
    }
    return routers.map((members) => ({ members }));
}

/** The statement that counts of those with one of these keywords. */
export function statementOf({ instance }: Member, ...keywords: readonly string[]): ReturnType<typeof lastOf> {
    return lastOf(instance.statements, ...keywords);
}

/** Virtual routers as they are shared by several nodes: which instances of the configurations are one. */
import { hasIt } from '../../grammar/schema/releases.ts';
import { type SyncGroup, membersOf, syncGroups } from '../model/sync-groups.ts';
import { type RouterTimers, routerTimers } from '../model/timers.ts';
import { type Tracker, movers, trackerFinder } from '../model/trackers.ts';
import type { InstanceAddress } from '../model/vrrp-addresses.ts';
import { type VrrpInstance, vrrpInstances } from '../model/vrrp-instance.ts';
import { lastOf } from '../model/vrrp-decisions.ts';
import { Settings } from '../model/show/settings.ts';
import type { Bound } from '../schema/bind.ts';
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

function memberOf(
    instance: VrrpInstance,
    node: ClusterNode,
    group: SyncGroup | undefined,
    trackersOf: (owner: Bound) => readonly Tracker[],
): Member {
    const { target } = node;
    const routerId = new Settings(instance.block.children, target).amount('virtual_router_id');
    const { nopreempt, initialState, facts } = instance;
    return {
        node,
        instance,
        ...(group === undefined ? {} : { group }),
        trackers: movers(instance, group, trackersOf),
        timers: routerTimers(instance, target),
        ...(routerId === undefined ? {} : { routerId }),
        addresses: instance.addresses.filter(
            ({ role, against }) => role === 'virtual' && against === undefined,
        ),
        holdsBack: nopreempt !== undefined && initialState !== 'MASTER' && !facts.isOwner,
    };
}

/** The virtual routers of one node. */
export const membersOn = oncePer((node: ClusterNode): readonly Member[] => {
    const { bound, target } = node;
    const groups = new Map(
        syncGroups(bound, target).flatMap((group) =>
            membersOf(group).map(({ block }) => [block, group] as const),
        ),
    );
    const trackersOf = trackerFinder(bound, target);
    return vrrpInstances(bound, target).map((each) =>
        memberOf(each, node, groups.get(each.block), trackersOf),
    );
});

function idsOf({ routerId, instance }: Member): readonly string[] {
    return routerId === undefined ? [] : [`${instance.facts.family} ${routerId}`];
}

function addressesOf({ addresses }: Member): readonly string[] {
    return addresses.map(({ key }) => key);
}

/**
 * What makes two instances one virtual router beyond doubt, as texts of which one has to be the same: its number, its
 * family and an address.
 */
export function identitiesOf(member: Member): readonly string[] {
    return idsOf(member).flatMap((id) => addressesOf(member).map((address) => `${id} ${address}`));
}

/** What makes two instances one virtual router, the surest first; the later ones are for what is not matched yet. */
const LIKENESS: readonly ((member: Member) => readonly string[])[] = [
    identitiesOf,
    addressesOf,
    idsOf,
    ({ instance }) => [`${instance.facts.family} ${instance.name}`],
];

/** Virtual routers as they are found, by one of their likenesses. */
type Found = Map<string, Member[][]>;

/** Which instances of some nodes are one virtual router, in the order of the first node that has it. */
export function routersOf(nodes: readonly ClusterNode[]): readonly VirtualRouter[] {
    const routers: Member[][] = [];
    const found: readonly Found[] = LIKENESS.map(() => new Map());
    const enter = (member: Member, router: Member[]): void => {
        router.push(member);
        for (const [index, keysOf] of LIKENESS.entries()) {
            for (const key of keysOf(member)) {
                const known = found[index]?.get(key);
                if (known === undefined) found[index]?.set(key, [router]);
                else if (!known.includes(router)) known.push(router);
            }
        }
    };
    for (const node of nodes) {
        const waiting = new Set(membersOn(node));
        for (const [index, keysOf] of LIKENESS.entries()) {
            for (const member of waiting) {
                const home = keysOf(member)
                    .flatMap((key) => found[index]?.get(key) ?? [])
                    .find((members) => members.every((each) => each.node !== node));
                if (home === undefined) continue;
                enter(member, home);
                waiting.delete(member);
            }
        }
        for (const member of waiting) {
            const router: Member[] = [];
            routers.push(router);
            enter(member, router);
        }
    }
    return routers.map((members) => ({ members }));
}

/** The statement that counts of those with one of these keywords. */
export function statementOf({ instance }: Member, ...keywords: readonly string[]): ReturnType<typeof lastOf> {
    return lastOf(instance.statements, ...keywords);
}

/** The member of the highest priority, the earlier one of equals; undefined of none. */
export function strongest(
    members: readonly Member[],
    priorityOf: (member: Member) => number = ({ instance }) => instance.effectivePriority,
): Member | undefined {
    return members.reduce<Member | undefined>(
        (best, each) => (best === undefined || priorityOf(each) > priorityOf(best) ? each : best),
        undefined,
    );
}

/** First release in which a node that starts as MASTER waits for adverts like any other. */
const WAITS_SINCE = '2.0.0';

/** Whether a node that starts as MASTER waits for adverts before it takes the addresses. */
export function waitsAsMaster({ target }: ClusterNode): boolean {
    return hasIt(target.release, WAITS_SINCE, undefined);
}

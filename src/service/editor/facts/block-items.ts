/** What is known of the blocks of a configuration, block by block: the things of `kalint show`. */
import { bfdInstances } from '../../../model/bfd-instances.ts';
import { remembered } from '../../../model/remembered.ts';
import { serviceIn } from '../../../model/service.ts';
import { childrenOf } from '../../../model/show/addresses.ts';
import type { Fact, Item } from '../../../model/show/item.ts';
import { serviceItem } from '../../../model/show/lvs.ts';
import { bfdItem, globalItem } from '../../../model/show/rest.ts';
import { Settings } from '../../../model/show/settings.ts';
import { syncGroupItem, trackingLists } from '../../../model/show/tracking.ts';
import { vrrpItem } from '../../../model/show/vrrp.ts';
import { syncGroups } from '../../../model/sync-groups.ts';
import { trackerFinder } from '../../../model/trackers.ts';
import { vrrpInstances } from '../../../model/vrrp-instance.ts';
import type { Bound, BoundConfig } from '../../../schema/bind.ts';
import type { Target } from '../../../schema/targets.ts';
import type { Reading } from '../reading.ts';

/** What the instances and sync groups of a configuration track. */
export const trackersIn = remembered((bound: BoundConfig, target: Target) => trackerFinder(bound, target));

/** The settings for the whole process. */
export const globalsIn = remembered((bound: BoundConfig, target: Target) => {
    const blocks = bound.statements.filter(({ spec }) => spec?.name === 'global_defs');
    return { blocks, settings: new Settings(childrenOf(blocks), target) };
});

const known = remembered<BoundConfig, Map<Bound, Item | undefined>>(() => new Map());

/** The block at the top around a statement, which may be the statement itself. */
export function topOf(statement: Bound): Bound {
    let top = statement;
    while (top.parent !== undefined) top = top.parent;
    return top;
}

/** The thing that the block at the top around a statement is; undefined for one that keepalived does not keep. */
export function itemOf({ bound, target }: Reading, statement: Bound): Item | undefined {
    const top = topOf(statement);
    const items = known(bound, target);
    if (!items.has(top)) items.set(top, read(top, bound, target));
    return items.get(top);
}

function read(block: Bound, bound: BoundConfig, target: Target): Item | undefined {
    const isOwn = (each: { readonly block: Bound }): boolean => each.block === block;
    switch (block.spec?.name ?? '') {
        case 'global_defs': {
            const { blocks, settings } = globalsIn(bound, target);
            const item = globalItem(settings, blocks);
            return { ...item, facts: item.facts.map((each) => asTaken(each, settings)) };
        }
        case 'vrrp_instance': {
            const instance = vrrpInstances(bound, target).find(isOwn);
            if (instance === undefined) return undefined;
            const { settings: globals } = globalsIn(bound, target);
            const groups = syncGroups(bound, target);
            return vrrpItem(instance, { target, globals, groups, trackersOf: trackersIn(bound, target) });
        }
        case 'vrrp_sync_group': {
            const group = syncGroups(bound, target).find(isOwn);
            return group === undefined ? undefined : syncGroupItem(group, trackersIn(bound, target)(block));
        }
        case 'bfd_instance': {
            const session = bfdInstances(bound, target).find(isOwn);
            return session === undefined ? undefined : bfdItem(session, target);
        }
        case 'virtual_server': {
            const service = serviceIn(block, bound, target);
            // Its family follows from its address alone, and is written nowhere.
            return service === undefined ? undefined : serviceItem(service, undefined, target);
        }
        default:
            return trackingLists([block], target)[0]?.items[0];
    }
}

/** A number of `global_defs` as keepalived takes it, where it does not take the one that is written. */
function asTaken(fact: Fact, settings: Settings): Fact {
    const { name, from } = fact;
    const value = from?.spec?.shape?.args[0]?.value;
    if (value?.kind !== 'integer' && value?.kind !== 'decimal') return fact;
    const taken = settings.number(name, value.unit);
    return taken === undefined || taken.value === Number(fact.value) ? fact : { name, ...taken };
}

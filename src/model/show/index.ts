/** A configuration as keepalived runs it: everything in it with its defaults filled in. */
import type { BoundConfig } from '../../schema/bind.ts';
import type { Target } from '../../schema/targets.ts';
import { bfdInstances } from '../bfd-instances.ts';
import { services } from '../service.ts';
import { serviceGroups } from '../service-group.ts';
import { syncGroups } from '../sync-groups.ts';
import { trackerFinder } from '../trackers.ts';
import { virtualServers } from '../virtual-server.ts';
import { vrrpInstances } from '../vrrp-instance.ts';
import { childrenOf } from './addresses.ts';
import { type ItemList, listOf } from './item.ts';
import { serviceItem } from './lvs.ts';
import { bfdItem, globalItem, staticLists } from './rest.ts';
import { Settings } from './settings.ts';
import { syncGroupItem, trackingLists } from './tracking.ts';
import { vrrpItem } from './vrrp.ts';

/** The family of each virtual server: by its address, what is in it, or the group that it stands for. */
function familyFinder(bound: BoundConfig, target: Target) {
    const groups = serviceGroups(bound, target);
    const known = new Map(virtualServers(bound).map((server) => [server.block, server]));
    return (block: BoundConfig['statements'][number]): 'inet' | 'inet6' | undefined => {
        const server = known.get(block);
        if (server?.end.family !== undefined) return server.end.family.value;
        const name = server?.name?.kind === 'group' ? server.name.group : '';
        const families = [...(groups.get(name)?.families ?? [])];
        return families.length === 1 ? families[0] : undefined;
    };
}

/** Everything in a configuration, as far as keepalived keeps it, by its kind. */
export function shownLists(bound: BoundConfig, target: Target): ItemList[] {
    const { statements } = bound;
    const blocks = statements.filter(({ spec }) => spec?.name === 'global_defs');
    const globals = new Settings(childrenOf(blocks), target);
    const groups = syncGroups(bound, target);
    const trackersOf = trackerFinder(bound, target);
    const familyOf = familyFinder(bound, target);
    const routers = vrrpInstances(bound, target);
    const context = { target, globals, groups, trackersOf };
    return [
        { name: 'global', items: [globalItem(globals, blocks)] },
        ...listOf(
            'virtualRouters',
            routers.map((each) => vrrpItem(each, context)),
        ),
        ...listOf(
            'syncGroups',
            groups.map((each) => syncGroupItem(each, trackersOf(each.block))),
        ),
        ...trackingLists(statements, target),
        ...listOf(
            'bfdInstances',
            bfdInstances(bound, target).map((each) => bfdItem(each, target)),
        ),
        ...staticLists(statements, target),
        ...listOf(
            'virtualServers',
            services(bound, target).map((each) => serviceItem(each, familyOf(each.block), target)),
        ),
    ];
}

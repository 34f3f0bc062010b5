/** Virtual routers in a picture: their addresses, and the machines that back each other up for them. */
import type { Cluster } from '../cluster/cluster.ts';
import type { ClusterNode } from '../cluster/node.ts';
import { type Member, type VirtualRouter, routerName } from '../cluster/router.ts';
import type { SyncGroup } from '../model/sync-groups.ts';
import type { Tracker } from '../model/trackers.ts';
import type { InstanceAddress } from '../model/vrrp-addresses.ts';
import type { Element, GraphGroup, GraphNode } from './model.ts';
import type { Sketch } from './sketch.ts';

/** The routers of some nodes as they are drawn. */
export interface DrawnRouters {
    readonly addresses: readonly GraphGroup[];
    /** What is drawn inside each machine; machines without a virtual router are not there. */
    readonly inside: ReadonlyMap<ClusterNode, readonly Element[]>;
    /** The nodes, that of the highest priority first. */
    readonly order: readonly ClusterNode[];
    /** The instance of a node that has an address, by the key of that, and whether it is the strongest there. */
    readonly holder: (node: ClusterNode, key: string) => { id: string; isFirst: boolean } | undefined;
}

/** What the trackers of each kind are called. */
const TRACKED: Readonly<Record<Tracker['kind'], string>> = {
    'tracked-interface': 'interface',
    'tracked-script': 'script',
    'tracked-process': 'process',
    'tracked-file': 'file',
    'tracked-bfd': 'BFD',
};

/** All addresses that come and go with an instance, also those that its adverts leave out. */
function movedBy({ instance }: Member): readonly InstanceAddress[] {
    return instance.addresses.filter(
        ({ role, against }) => (role === 'virtual' || role === 'excluded') && against === undefined,
    );
}

/** The members of a router, the strongest first, those of one priority in the order of the nodes. */
function byPriority({ members }: VirtualRouter): readonly Member[] {
    return [...members].sort(
        ({ instance: one }, { instance: other }) => other.effectivePriority - one.effectivePriority,
    );
}

function addressesOf(router: VirtualRouter, sketch: Sketch): GraphGroup {
    const found = new Map<string, GraphNode>();
    for (const member of router.members) {
        for (const { key, word, device, bound } of movedBy(member)) {
            const known = found.get(key);
            const id = known?.id ?? sketch.id('address');
            const isElsewhere = device !== undefined && device !== member.instance.interface?.name;
            const lines = isElsewhere ? [`on ${device}`] : [];
            if (known === undefined) found.set(key, { id, kind: 'address', title: word.text, lines });
            sketch.from(id, member.node, bound);
        }
    }
    const none = (): GraphNode => ({
        id: sketch.id('address'),
        kind: 'address',
        title: 'no address',
        lines: [],
    });
    const [first] = router.members;
    const number = first?.routerId === undefined ? '' : ` ${String(first.routerId)}`;
    return {
        id: sketch.id('addresses'),
        kind: 'addresses',
        title: `virtual router${number} (${routerName(router)})`,
        members: found.size > 0 ? [...found.values()] : [none()],
    };
}

function instanceOf({ node, instance, holdsBack, routerId }: Member, sketch: Sketch): GraphNode {
    const { effectivePriority, initialState, nopreempt } = instance;
    const hold = nopreempt === undefined ? [] : [holdsBack ? 'nopreempt' : 'nopreempt has no effect'];
    const id = sketch.id('instance');
    sketch.from(id, node, instance.block);
    return {
        id,
        kind: 'instance',
        title: instance.name,
        lines: [
            [`priority ${String(effectivePriority)}`, initialState, ...hold].join(', '),
            [
                ...(instance.interface === undefined ? [] : [instance.interface.name]),
                ...(routerId === undefined ? [] : [`VRID ${String(routerId)}`]),
                ...(instance.peers.length > 0 ? ['unicast'] : []),
            ].join(', '),
        ].filter((line) => line !== ''),
    };
}

function trackersOf(
    trackers: readonly Tracker[],
    owner: string,
    node: ClusterNode,
    sketch: Sketch,
): readonly GraphNode[] {
    return trackers.map(({ kind, name, weight, line, definition }): GraphNode => {
        const id = sketch.id('tracked');
        sketch.from(id, node, line, definition);
        if (owner !== '') sketch.edge(owner, id, 'tracks');
        const sign = weight > 0 ? '+' : '';
        return {
            id,
            kind: 'tracked',
            title: `${TRACKED[kind]} ${name.text}`,
            lines: [weight === 0 ? 'a fault stops it' : `weight ${sign}${String(weight)}`],
        };
    });
}

/** The block in which a tracker stands: that of an instance, or of its group. */
function ownerOf({ line }: Tracker): unknown {
    return line.parent?.parent;
}

/** What is drawn for the instances of a machine: those of a sync group in a frame, each with what it tracks. */
function insideOf(members: readonly Member[], ids: Map<Member, GraphNode>, sketch: Sketch): Element[] {
    const done = new Set<SyncGroup>();
    const elementsOf = (member: Member): Element[] => {
        const box = ids.get(member);
        if (box === undefined) return [];
        const own = member.trackers.filter((each) => ownerOf(each) === member.instance.block);
        return [box, ...trackersOf(own, box.id, member.node, sketch)];
    };
    return members.flatMap((member): Element[] => {
        const { group, node } = member;
        if (group === undefined) return elementsOf(member);
        if (done.has(group)) return [];
        done.add(group);
        const together = members.filter((each) => each.group === group);
        const shared = together.flatMap(({ trackers }) =>
            trackers.filter((each) => ownerOf(each) === group.block),
        );
        const once = shared.filter(
            ({ line }, index) => shared.findIndex((each) => each.line === line) === index,
        );
        const id = sketch.id('sync');
        sketch.from(id, node, group.block);
        const inside = [...together.flatMap(elementsOf), ...trackersOf(once, '', node, sketch)];
        return [{ id, kind: 'sync', title: `sync group ${group.name}`, members: inside }];
    });
}

/** Draws the virtual routers of a cluster, with lines from their addresses to the machines. */
export function drawRouters({ nodes, routers }: Cluster, sketch: Sketch): DrawnRouters {
    const ids = new Map<Member, GraphNode>();
    const holders = new Map<ClusterNode, Map<string, { id: string; isFirst: boolean }>>();
    const addresses = routers.map((router) => {
        const group = addressesOf(router, sketch);
        for (const [index, member] of byPriority(router).entries()) {
            const box = instanceOf(member, sketch);
            const isFirst = index === 0;
            ids.set(member, box);
            sketch.edge(group.id, box.id, isFirst ? 'flow' : 'backup');
            const known = holders.get(member.node) ?? new Map<string, { id: string; isFirst: boolean }>();
            holders.set(member.node, known);
            for (const { key } of movedBy(member))
                if (!known.has(key)) known.set(key, { id: box.id, isFirst });
        }
        return group;
    });
    const membersOn = (node: ClusterNode): readonly Member[] =>
        routers.flatMap(({ members }) => members.filter((each) => each.node === node));
    const highest = (node: ClusterNode): number =>
        Math.max(0, ...membersOn(node).map(({ instance }) => instance.effectivePriority));
    const order = [...nodes].sort((one, other) => highest(other) - highest(one));
    const inside = new Map(
        order
            .filter((node) => membersOn(node).length > 0)
            .map((node) => [node, insideOf(membersOn(node), ids, sketch)] as const),
    );
    return { addresses, inside, order, holder: (node, key) => holders.get(node)?.get(key) };
}

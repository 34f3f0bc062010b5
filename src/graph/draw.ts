/** Draws configurations: clients, addresses, the machines that have them, virtual servers, real servers. */
import { clusterOf } from '../cluster/cluster.ts';
import type { ClusterNode } from '../cluster/node.ts';
import { canonicalAddress } from '../hosts/addresses/index.ts';
import { list } from '../report/words.ts';
import type { FileReport } from '../service/report.ts';
import { faultsAt } from './faults.ts';
import type { Machine } from './machine.ts';
import {
    type Element,
    type Graph,
    type GraphEdge,
    type GraphGroup,
    type GraphNode,
    within,
} from './model.ts';
import { type DrawnRouters, drawRouters } from './routers.ts';
import { type DrawnService, type MachineAt, drawServices } from './services.ts';
import { Sketch } from './sketch.ts';

/** The directors that are drawn, by their node, and what packets reach without a virtual router. */
interface Directors {
    readonly groups: ReadonlyMap<ClusterNode, GraphGroup>;
    readonly outside: readonly GraphGroup[];
}

/** The machine that has an address; none where several have it. */
function machineFinder(machines: readonly Machine[]): MachineAt {
    return (address) => {
        const key = canonicalAddress(address) ?? address;
        const [only, ...others] = machines.filter(({ addresses }) => addresses.has(key));
        return others.length > 0 ? undefined : only?.name;
    };
}

/** A frame for each machine that has something to do, with the lines from it to its virtual servers. */
function drawDirectors(
    { inside, order, holder }: DrawnRouters,
    services: readonly DrawnService[],
    sketch: Sketch,
): Directors {
    const busy = order.filter(
        (node) => inside.has(node) || services.some(({ on }) => on.some((each) => each.node === node)),
    );
    const groups = new Map(
        busy.map((node): [ClusterNode, GraphGroup] => {
            const id = sketch.id('director');
            sketch.machine(id, node.name);
            const none = (): GraphNode => ({
                id: sketch.id('instance'),
                kind: 'instance',
                title: 'no virtual router',
                lines: [],
            });
            const members = inside.get(node) ?? [none()];
            return [node, { id, kind: 'director', title: `director ${node.name}`, members }];
        }),
    );
    const outside = new Map<string, GraphNode>();
    const outsideId = sketch.id('addresses');
    for (const { box, on } of services) {
        for (const { node, served } of on) {
            const group = groups.get(node)?.id ?? '';
            let isReached = false;
            for (const { name, key } of served) {
                const held = key === undefined ? undefined : holder(node, key);
                if (held !== undefined) {
                    sketch.edge(held.id, box.id, held.isFirst ? 'flow' : 'backup');
                    isReached = true;
                } else if (key !== undefined || !inside.has(node)) {
                    const item = outside.get(key ?? name);
                    const title = key === undefined ? `packets with ${name}` : name;
                    if (item === undefined)
                        outside.set(key ?? name, {
                            id: sketch.id('address'),
                            kind: 'address',
                            title,
                            lines: [],
                        });
                    sketch.edge(outsideId, group, 'flow');
                }
            }
            if (!isReached) sketch.edge(group, box.id, 'flow');
        }
    }
    const members = [...outside.values()];
    const title = 'outside VRRP';
    return {
        groups,
        outside: members.length === 0 ? [] : [{ id: outsideId, kind: 'addresses', title, members }],
    };
}

/** What connects to every group of addresses, and to directors that no address leads to. */
function drawClients(elements: readonly Element[], sketch: Sketch): GraphNode {
    const id = sketch.id('clients');
    for (const each of elements) sketch.edge(id, each.id, 'flow');
    return { id, kind: 'clients', title: 'clients', lines: [] };
}

/**
 * The picture of machines that back each other up, with the findings of their files; undefined where there is neither
 * a virtual router nor a virtual server. `cluster` has the nodes of the machines.
 */
export function drawGraph(machines: readonly Machine[], reports: readonly FileReport[]): Graph | undefined {
    const cluster = clusterOf(machines.flatMap(({ node }) => node ?? []));
    const sketch = new Sketch();
    const routers = drawRouters(cluster, sketch);
    const services = drawServices(cluster.nodes, sketch, machineFinder(machines));
    if (cluster.routers.length + services.length === 0) return undefined;
    const { groups, outside } = drawDirectors(routers, services, sketch);
    const addresses = [...routers.addresses, ...outside];
    const clients = drawClients(addresses, sketch);
    const names = [...groups.keys()].map(({ name }) => name);
    const elements = [
        clients,
        ...addresses,
        ...groups.values(),
        ...services.map(({ box }) => box),
        ...services.flatMap(({ pool, sorry }) => [pool, sorry].filter((each) => each !== undefined)),
    ];
    const position = new Map(elements.flatMap(within).map(({ id }, index) => [id, index]));
    const startOf = ({ from }: GraphEdge): number => position.get(from) ?? 0;
    return {
        title: `keepalived on ${list(names)}`,
        description: `Clients, virtual addresses, directors (${list(names)}), virtual servers and real servers, from left to right.`,
        elements,
        edges: [...sketch.edges].sort((one, other) => startOf(one) - startOf(other)),
        faults: faultsAt(reports, machines, sketch),
    };
}

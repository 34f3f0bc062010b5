/** Virtual servers in a picture, with the servers behind them. */
import type { ClusterNode } from '../cluster/node.ts';
import { sharedServices } from '../cluster/services.ts';
import { type Service, type ServiceServer, services } from '../model/service.ts';
import { Settings } from '../model/show/settings.ts';
import { virtualServers } from '../model/virtual-server.ts';
import { count } from '../report/words.ts';
import type { Bound } from '../schema/bind.ts';
import { addressKey, singleAddress } from '../schema/values/address.ts';
import { checksOf } from './checks.ts';
import type { GraphGroup, GraphNode } from './model.ts';
import type { Sketch } from './sketch.ts';

/** Something that clients use of a virtual server: an address, or a mark of packets. */
export interface ServedItem {
    /** With the port that it is served on. */
    readonly text: string;
    /** Without it. */
    readonly name: string;
    /** The same for two texts that mean the same address; absent for a mark. */
    readonly key?: string;
}

/** A virtual server as it is drawn, for the nodes on which it is the same. */
export interface DrawnService {
    readonly box: GraphNode;
    readonly pool?: GraphGroup;
    readonly sorry?: GraphNode;
    /** The nodes that have it, each with what it serves there. */
    readonly on: readonly { readonly node: ClusterNode; readonly served: readonly ServedItem[] }[];
}

/** What a virtual server has written on it; the same for two nodes where it is the same. */
interface Picture {
    readonly title: string;
    readonly lines: readonly string[];
    readonly servers: readonly (readonly string[])[];
    readonly sorry?: readonly string[];
}

/** The name of the machine that has an address, as far as it is known. */
export type MachineAt = (address: string) => string | undefined;

/** Seconds for which clients stay with their server where no number is given (`keepalived/include/check_data.h:IPVS_SVC_PERSISTENT_TIMEOUT`). */
const PERSISTENCE = 360;

/** An address and a port as one text. */
function joined(address: string, port: number | string | undefined): string {
    if (port === undefined) return address;
    return `${address.includes(':') ? `[${address}]` : address}:${String(port)}`;
}

/** The first words of the head of a virtual server, which name it. */
function headOf({ words }: Bound): string {
    return words
        .slice(1, 3)
        .map(({ text }) => text)
        .join(' ');
}

function servedBy({ addresses, marks, block }: Service): readonly ServedItem[] {
    return [
        ...addresses.map(({ line, port }): ServedItem => {
            const name = line.words[line === block ? 1 : 0]?.text ?? '';
            return { text: joined(name, port), name, key: addressKey(singleAddress(name)) };
        }),
        ...marks.map(({ line }): ServedItem => {
            const name = `fwmark ${line.words[line === block ? 2 : 1]?.text ?? ''}`;
            return { text: name, name };
        }),
    ];
}

function serverWords(
    server: ServiceServer,
    { method: shared }: Service,
    node: ClusterNode,
    machineAt: MachineAt,
): string[] {
    const { endpoint, weight, method } = server;
    const name = machineAt(endpoint.address);
    const checks = checksOf(server, node.target);
    return [
        [...(name === undefined ? [] : [name]), joined(endpoint.address, endpoint.port)].join(' '),
        [
            `weight ${String(weight.value ?? '?')}`,
            ...(method.value === undefined || method.value === shared.value ? [] : [method.value]),
            ...(checks.length === 0 ? ['no check'] : checks),
        ].join(', '),
    ];
}

function persistenceWords({ block, persistent }: Service, { target }: ClusterNode): string[] {
    if (!persistent) return [];
    const seconds = new Settings(block.children, target).amount('persistence_timeout') ?? PERSISTENCE;
    return [`persistent ${String(seconds)} s`];
}

function pictureOf(service: Service, node: ClusterNode, machineAt: MachineAt): Picture {
    const { grouped, scheduler, method, quorum, protocol, realServers, sorryServer } = service;
    const served = servedBy(service);
    const own = [protocol.value ?? '?', scheduler.value ?? '?', method.value ?? '?'];
    const isMarked = served.every(({ key }) => key === undefined) && protocol.from === undefined;
    return {
        title: grouped ? headOf(service.block) : served.map(({ text }) => text).join(', '),
        lines: [
            ...(grouped ? served.map(({ text }) => text) : []),
            own.slice(isMarked ? 1 : 0).join(', '),
            ...persistenceWords(service, node),
            ...(quorum.value === undefined || quorum.value <= 1 ? [] : [`quorum ${String(quorum.value)}`]),
        ],
        servers: realServers.map((server) => serverWords(server, service, node, machineAt)),
        ...(sorryServer === undefined
            ? {}
            : { sorry: [joined(sorryServer.endpoint.address, sorryServer.endpoint.port), 'sorry server'] }),
    };
}

/** Draws a virtual server that is the same on some nodes. */
function drawn(
    { title, lines, servers, sorry }: Picture,
    on: readonly { readonly node: ClusterNode; readonly service: Service }[],
    ownLines: readonly string[],
    { sketch, machineAt }: { sketch: Sketch; machineAt: MachineAt },
): DrawnService {
    const box: GraphNode = {
        id: sketch.id('service'),
        kind: 'service',
        title,
        lines: [...lines, ...ownLines],
    };
    const [first] = on;
    const boxFor = (kind: 'server' | 'sorry', words: readonly string[], server: ServiceServer): GraphNode => {
        const [name = '', ...more] = words;
        const id = sketch.id(kind);
        const machine = machineAt(server.endpoint.address);
        if (machine !== undefined) sketch.machine(id, machine);
        return { id, kind, title: name, lines: more };
    };
    const boxes = (first?.service.realServers ?? []).map((server, index) =>
        boxFor('server', servers[index] ?? [], server),
    );
    const pool: GraphGroup = {
        id: sketch.id('pool'),
        kind: 'pool',
        title: count(boxes.length, 'real server'),
        members: boxes,
    };
    const sorryServer = first?.service.sorryServer;
    const sorryBox = sorryServer === undefined ? undefined : boxFor('sorry', sorry ?? [], sorryServer);
    for (const { node, service } of on) {
        const lists = [...service.addresses, ...service.marks].map(({ line }) => line.parent);
        sketch.from(box.id, node, service.block, ...lists);
        for (const [index, { statement }] of service.realServers.entries())
            sketch.from(boxes[index]?.id ?? box.id, node, statement);
        if (sorryBox !== undefined) sketch.from(sorryBox.id, node, service.sorryServer?.statement);
    }
    sketch.edge(box.id, pool.id, 'flow');
    if (sorryBox !== undefined) sketch.edge(box.id, sorryBox.id, 'sorry');
    return {
        box,
        pool,
        ...(sorryBox === undefined ? {} : { sorry: sorryBox }),
        on: on.map(({ node, service }) => ({ node, served: servedBy(service) })),
    };
}

/** The virtual servers that a node has in its text, but that keepalived does not keep. */
function droppedOn(node: ClusterNode, isAlone: boolean, sketch: Sketch): readonly DrawnService[] {
    const kept = new Set(services(node.bound, node.target).map(({ block }) => block));
    return virtualServers(node.bound).flatMap(({ block }): DrawnService[] => {
        if (kept.has(block)) return [];
        const lines = ['keepalived does not keep it', ...(isAlone ? [] : [`on ${node.name}`])];
        const box: GraphNode = { id: sketch.id('service'), kind: 'service', title: headOf(block), lines };
        sketch.from(box.id, node, block);
        return [{ box, on: [{ node, served: [] }] }];
    });
}

/**
 * Draws the virtual servers of some nodes: once where all nodes have the same, else once for each way in which it
 * stands there. A second one of the same name on a node is not drawn: keepalived keeps it, and IPVS refuses it.
 */
export function drawServices(
    nodes: readonly ClusterNode[],
    sketch: Sketch,
    machineAt: MachineAt,
): readonly DrawnService[] {
    const kept = sharedServices(nodes).flatMap(({ on }) => {
        const variants = new Map<string, { picture: Picture; on: (typeof on)[number][] }>();
        for (const each of on) {
            const picture = pictureOf(each.service, each.node, machineAt);
            const key = JSON.stringify(picture);
            const known = variants.get(key);
            if (known === undefined) variants.set(key, { picture, on: [each] });
            else known.on.push(each);
        }
        return [...variants.values()].map(({ picture, on: same }) => {
            const names = same.map(({ node }) => node.name).join(', ');
            const lines = same.length === nodes.length ? [] : [`on ${names}`];
            return drawn(picture, same, lines, { sketch, machineAt });
        });
    });
    return [...kept, ...nodes.flatMap((node) => droppedOn(node, nodes.length === 1, sketch))];
}

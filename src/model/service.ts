/**
 * What virtual servers are once all of the configuration is read, with what keepalived
 * fills in then (`keepalived/check/check_data.c:validate_check_config`).
 */
import { hasIt } from '../../grammar/schema/releases.ts';
import { type Bound, type BoundConfig, everyBound } from '../schema/bind.ts';
import type { Target } from '../schema/targets.ts';
import type { Family } from '../schema/values/address.ts';
import { isIncomplete } from '../schema/values/block.ts';
import type { ForwardingMethod } from '../schema/values/forwarding.ts';
import { isRead, shapeOf } from '../schema/values/judge.ts';
import type { Endpoint } from '../schema/values/server.ts';
import { wordFault } from '../schema/values/word.ts';
import type { Word } from '../syntax/tree.ts';
import { oncePer } from '../text/once.ts';
import { remembered } from './remembered.ts';
import { type Entry, type ServiceGroup, serviceGroups } from './service-group.ts';
import {
    type Server,
    type Setting,
    type VirtualServer,
    isLeftOut,
    virtualServerIn,
} from './virtual-server.ts';

/** A server that keepalived keeps. */
export interface ServiceServer {
    readonly statement: Bound;
    readonly endpoint: Endpoint;
    /** Its own, or that of the virtual server at its end. */
    readonly method: Setting<ForwardingMethod | undefined>;
    /** Whether its port has to be that of the virtual server, as with every method but NAT. */
    readonly samePort: boolean;
    /** Undefined where the word for it is refused. A sorry server has 1. */
    readonly weight: Setting<number | undefined>;
    /** Whether it is inhibited, and not removed, when it fails; undefined where the word for it is refused. */
    readonly inhibit: Setting<boolean | undefined>;
}

/** A virtual server that keepalived keeps, with the settings that it has in the end. */
export interface Service {
    readonly block: Bound;
    /** The word that names it: its address, or the mark or name of the group behind its form. */
    readonly name: Word;
    /** Whether it stands for marks, for addresses, or for a group of either. */
    readonly marks: readonly Entry[];
    readonly addresses: readonly Entry[];
    readonly grouped: boolean;
    /** In capitals; undefined where the word for it is refused. */
    readonly protocol: Setting<string | undefined>;
    readonly scheduler: Setting<string | undefined>;
    readonly method: Setting<ForwardingMethod | undefined>;
    /** Undefined where the number is refused. */
    readonly quorum: Setting<number | undefined>;
    readonly hysteresis: Setting<number | undefined>;
    readonly persistent: boolean;
    /** `ops` and `ha_suspend`, where they are given. */
    readonly onePacket?: Bound;
    readonly suspend?: Bound;
    readonly realServers: readonly ServiceServer[];
    readonly sorryServer?: ServiceServer;
    /** How many `real_server` blocks there are, with those that are left out. */
    readonly written: number;
}

/** Either of them makes clients stay with their server. */
const PERSISTENCE = ['persistence_timeout', 'persistence_granularity'];

const YES = ['true', 'on', 'yes'];
const NO = ['false', 'off', 'no'];
const PROTOCOLS = ['TCP', 'UDP', 'SCTP'];

/** Finds the last statement of a keyword that a release reads. */
type Finder = (keyword: string) => Bound | undefined;

function finderIn(children: readonly Bound[], target: Target): Finder {
    const last = new Map<string, Bound>();
    for (const child of children)
        if (child.spec !== undefined && isRead(child, target)) last.set(child.spec.name, child);
    return (keyword) => last.get(keyword);
}

function numberFrom(
    statement: Bound | undefined,
    initial: number,
    target: Target,
): Setting<number | undefined> {
    if (statement?.spec === undefined) return { value: initial };
    const [, word] = statement.words;
    const arg = shapeOf(statement.spec, target)?.args[0];
    const isRefused =
        word === undefined || arg === undefined || wordFault(word, arg.value, target.release) !== undefined;
    return { value: isRefused ? undefined : Number(word.text), from: statement };
}

function protocolFrom(statement: Bound | undefined): Service['protocol'] {
    if (statement === undefined) return { value: 'UDP' };
    const word = statement.words[1]?.text.toUpperCase();
    return { value: PROTOCOLS.find((each) => each === word), from: statement };
}

function inhibitFrom(own: Bound | undefined, shared: Bound | undefined): ServiceServer['inhibit'] {
    if (own === undefined) return shared === undefined ? { value: false } : { value: true, from: shared };
    const word = own.words[1]?.text;
    if (word === undefined || YES.includes(word)) return { value: true, from: own };
    return { value: NO.includes(word) ? false : undefined, from: own };
}

/** The method that a server gets in the end: one that had none to inherit gets that of the whole block. */
function methodOf(server: Server, { end }: VirtualServer): Pick<ServiceServer, 'method' | 'samePort'> {
    const method = server.method.from === undefined ? end.method : server.method;
    return { method, samePort: method.value === 'DR' || method.value === 'TUN' };
}

function realServersOf(server: VirtualServer, find: Finder, target: Target): ServiceServer[] {
    const weight = numberFrom(find('weight'), 1, target);
    return server.steps.flatMap(({ before, realServer }): ServiceServer[] => {
        if (realServer?.endpoint === undefined || isLeftOut(realServer, before)) return [];
        const { statement, endpoint } = realServer;
        const own = finderIn(statement.children, target);
        const ownWeight = own('weight');
        return [
            {
                statement,
                endpoint,
                ...methodOf(realServer, server),
                weight: ownWeight === undefined ? weight : numberFrom(ownWeight, 1, target),
                inhibit: inhibitFrom(own('inhibit_on_failure'), find('inhibit_on_failure')),
            },
        ];
    });
}

/** The sorry server; up to 2.0.20 it inherits only a method that stands above it, and else has none, which is not NAT. */
function sorryServerOf(server: VirtualServer, target: Target): ServiceServer | undefined {
    const { end, steps } = server;
    const sorry = end.sorryServer;
    if (sorry?.endpoint === undefined || isLeftOut(sorry, end)) return undefined;
    const behind = steps.slice(steps.findIndex(({ statement }) => statement === sorry.statement));
    const children = behind.map(({ statement }) => statement);
    const inhibit = finderIn(children, target)('sorry_server_inhibit');
    const isUnset = sorry.method.from === undefined && !hasIt(target.release, '2.1.0', undefined);
    return {
        statement: sorry.statement,
        endpoint: sorry.endpoint,
        ...(isUnset ? { method: sorry.method, samePort: true } : methodOf(sorry, server)),
        weight: { value: 1 },
        inhibit: inhibitFrom(undefined, inhibit),
    };
}

/** What a virtual server stands for. */
type Served = Pick<Service, 'marks' | 'addresses' | 'grouped'>;

/** What a virtual server stands for; undefined where keepalived drops it or cannot tell. */
function servedBy(
    { block, name, end }: VirtualServer,
    groups: ReadonlyMap<string, ServiceGroup>,
): Served | undefined {
    if (name === undefined) return undefined;
    if (name.kind === 'address') {
        const { port } = name;
        const entry = port === undefined ? { line: block } : { line: block, port };
        return { marks: [], addresses: [entry], grouped: false };
    }
    // A mark of 0 is none: what is left is a server without an address or a port.
    if (name.kind === 'fwmark') {
        const own = [{ line: block }];
        return name.mark === 0
            ? { marks: [], addresses: own, grouped: false }
            : { marks: own, addresses: [], grouped: false };
    }
    const group = groups.get(name.group);
    if (group === undefined || !fits(end.family?.value, group)) return undefined;
    return { marks: group.marks, addresses: group.addresses, grouped: true };
}

/** Whether a virtual server of a family may have a group (`keepalived/check/ipwrapper.c:link_vsg_to_vs`). */
function fits(family: Family | undefined, { families }: ServiceGroup): boolean {
    return family === undefined || families.size === 0 || (families.size === 1 && families.has(family));
}

/** What a virtual server is, whatever it stands for. */
type Kept = Omit<Service, keyof Served>;

/** What a virtual server is, whatever it stands for; undefined where keepalived drops it. */
const keptServer = remembered((server: VirtualServer, target: Target): Kept | undefined => {
    const { block, end } = server;
    const name = server.name?.kind === 'address' ? block.words[1] : block.words[2];
    const find = finderIn(block.children, target);
    const realServers = realServersOf(server, find, target);
    if (name === undefined || realServers.length === 0) return undefined;
    const onePacket = find('ops');
    const suspend = find('ha_suspend');
    const sorryServer = sorryServerOf(server, target);
    return {
        block,
        name,
        protocol: protocolFrom(find('protocol')),
        scheduler: end.scheduler,
        method: end.method,
        quorum: numberFrom(find('quorum'), 1, target),
        hysteresis: numberFrom(find('hysteresis'), 0, target),
        persistent: PERSISTENCE.some((keyword) => find(keyword) !== undefined),
        realServers,
        written: server.steps.filter(({ realServer }) => realServer !== undefined).length,
        ...(onePacket === undefined ? {} : { onePacket }),
        ...(suspend === undefined ? {} : { suspend }),
        ...(sorryServer === undefined ? {} : { sorryServer }),
    };
});

function serviceOf(
    server: VirtualServer,
    groups: ReadonlyMap<string, ServiceGroup>,
    target: Target,
): Service | undefined {
    const served = servedBy(server, groups);
    const kept = served === undefined ? undefined : keptServer(server, target);
    return served === undefined || kept === undefined ? undefined : { ...served, ...kept };
}

/** The virtual server of one block that stands for no group. */
const ownService = remembered((server: VirtualServer, target: Target) =>
    serviceOf(server, new Map(), target),
);

/** The virtual server that a statement at the top of a configuration is; undefined where keepalived keeps none. */
export function serviceIn(block: Bound, bound: BoundConfig, target: Target): Service | undefined {
    const server = virtualServerIn(block);
    if (server === undefined) return undefined;
    return server.name?.kind === 'group'
        ? serviceOf(server, serviceGroups(bound, target), target)
        : ownService(server, target);
}

/** The virtual servers that keepalived keeps, in the order of the configuration. */
export const services = remembered((bound: BoundConfig, target: Target): readonly Service[] =>
    bound.statements
        .map((block) => serviceIn(block, bound, target))
        .filter((service) => service !== undefined),
);

/** The keywords that are, or may be, given to a block; `unclear` where a part of it may be meant for any. */
interface Mentions {
    readonly unclear: boolean;
    readonly keywords: ReadonlySet<string>;
}

const mentionsIn = oncePer((block: Bound): Mentions => {
    const keywords = new Set<string>();
    let unclear = false;
    for (const { binding, spec, parent } of everyBound(block.children)) {
        if (binding.kind === 'unread') unclear = true;
        if (spec !== undefined && (parent === block || binding.kind !== 'known')) keywords.add(spec.name);
        if (binding.kind !== 'unknown') continue;
        for (const { spelling } of binding.candidates) keywords.add(spelling.spec.name);
    }
    return { unclear, keywords };
});

/**
 * Whether a keyword is surely not given to a virtual server: no statement in it may be meant for it,
 * wherever in the block it stands, and no part of the block is in a file that could not be had.
 */
export function isLacking(keyword: string, { block }: Service, bound: BoundConfig): boolean {
    if (isIncomplete(block, bound)) return false;
    const { unclear, keywords } = mentionsIn(block);
    return !unclear && !keywords.has(keyword);
}

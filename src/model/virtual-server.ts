/**
 * Virtual servers as keepalived builds them up, line by line: what a line does depends on those
 * above it (`keepalived/check/check_parser.c`).
 */
import { SCHEDULERS } from '../../grammar/schema/virtual-server.ts';
import type { Bound, BoundConfig } from '../schema/bind.ts';
import type { Family } from '../schema/values/address.ts';
import { type ForwardingMethod, forwardingMethod } from '../schema/values/forwarding.ts';
import { familyOfGranularity } from '../schema/values/granularity.ts';
import {
    type Endpoint,
    type VirtualServerName,
    endpointOf,
    virtualServerName,
} from '../schema/values/server.ts';
import { oncePer } from '../text/once.ts';

/** A value, and the statement that it comes from; without one it is the default. */
export interface Setting<Value> {
    readonly value: Value;
    readonly from?: Bound;
}

/** A server behind a virtual server: a real one, or the one that stands in for all of them. */
export interface Server {
    readonly statement: Bound;
    /** Absent where keepalived refuses it. */
    readonly endpoint?: Endpoint;
    /** Its own, or that of the virtual server so far; undefined where the word for it is refused. */
    readonly method: Setting<ForwardingMethod | undefined>;
}

/** What holds at some point of the block: what the lines above have set. */
export interface Standing {
    /** The family of the virtual server; absent as long as nothing tells it. */
    readonly family?: { readonly value: Family; readonly from: Bound };
    /** Undefined where the word for it is refused. */
    readonly scheduler: Setting<string | undefined>;
    readonly method: Setting<ForwardingMethod | undefined>;
    readonly sorryServer?: Server;
}

/** A statement of the block, and what holds before it. */
export interface Step {
    readonly statement: Bound;
    readonly before: Standing;
    /** Present where it is a `real_server`. */
    readonly realServer?: Server;
}

/** A `virtual_server` block. */
export interface VirtualServer {
    readonly block: Bound;
    /** Absent where keepalived refuses it. */
    readonly name?: VirtualServerName;
    readonly steps: readonly Step[];
    /** What holds at its end. */
    readonly end: Standing;
}

/** What a virtual server has that names none (`keepalived/check/check_data.c:validate_check_config`). */
const DEFAULT_SCHEDULER = 'wlc';
const DEFAULT_METHOD: ForwardingMethod = 'NAT';

function scheduler(statement: Bound): string | undefined {
    const text = statement.words[1]?.text;
    return SCHEDULERS.find(({ word }) => word === text)?.word;
}

function method(statement: Bound): Standing['method'] {
    return { value: forwardingMethod(statement.words[1]), from: statement };
}

function serverOf(statement: Bound, inherited: Server['method']): Server {
    const own = statement.children.findLast(({ spec }) => spec?.name === 'lvs_method');
    const endpoint = endpointOf(statement.words.slice(1));
    return {
        statement,
        method: own === undefined ? inherited : method(own),
        ...(endpoint === undefined ? {} : { endpoint }),
    };
}

/** The family that a statement would give to the virtual server. */
function familyFrom(statement: Bound, server: Server | undefined): Family | undefined {
    const [, word] = statement.words;
    switch (statement.spec?.name ?? '') {
        case 'ip_family':
            return word?.text === 'inet' || word?.text === 'inet6' ? word.text : undefined;
        case 'persistence_granularity':
            return word === undefined ? undefined : familyOfGranularity(word);
        case 'real_server':
            return server?.method.value === 'TUN' ? undefined : server?.endpoint?.family;
        default:
            return undefined;
    }
}

/** What holds after a statement. */
function after({ statement, before, realServer }: Step): Standing {
    const { sorryServer } = before;
    switch (statement.spec?.name ?? '') {
        case 'lvs_sched':
            return { ...before, scheduler: { value: scheduler(statement), from: statement } };
        case 'lvs_method':
            return { ...before, method: method(statement) };
        case 'sorry_server':
            return { ...before, sorryServer: serverOf(statement, before.method) };
        case 'sorry_server_lvs_method':
            return sorryServer === undefined
                ? before
                : { ...before, sorryServer: { ...sorryServer, method: method(statement) } };
        default: {
            const family = before.family === undefined ? familyFrom(statement, realServer) : undefined;
            return family === undefined ? before : { ...before, family: { value: family, from: statement } };
        }
    }
}

/** Whether keepalived leaves a server out for its family (`keepalived/check/check_parser.c:rs_end_handler`). */
export function isLeftOut(server: Server | undefined, { family }: Standing): boolean {
    if (server?.endpoint === undefined || family === undefined) return false;
    const crosses = server.method.value === undefined || server.method.value === 'TUN';
    return !crosses && server.endpoint.family !== family.value;
}

const virtualServer = oncePer((block: Bound): VirtualServer => {
    const name = virtualServerName(block.words.slice(1));
    const steps: Step[] = [];
    let standing: Standing = {
        scheduler: { value: DEFAULT_SCHEDULER },
        method: { value: DEFAULT_METHOD },
        ...(name?.kind === 'address' ? { family: { value: name.family, from: block } } : {}),
    };
    for (const statement of block.children) {
        const isReal = statement.spec?.name === 'real_server';
        const step: Step = {
            statement,
            before: standing,
            ...(isReal ? { realServer: serverOf(statement, standing.method) } : {}),
        };
        steps.push(step);
        standing = after(step);
    }
    return { block, steps, end: standing, ...(name === undefined ? {} : { name }) };
});

/** The virtual server that a statement at the top of a configuration is; undefined for every other one. */
export function virtualServerIn(block: Bound): VirtualServer | undefined {
    return block.spec?.name === 'virtual_server' && block.parent === undefined
        ? virtualServer(block)
        : undefined;
}

/** The virtual servers of a configuration, in its order. */
export const virtualServers = oncePer(({ statements }: BoundConfig): readonly VirtualServer[] =>
    statements.map(virtualServerIn).filter((server) => server !== undefined),
);

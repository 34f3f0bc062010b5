/** A cluster of real keepalived daemons, each in a machine of its own. */
import { rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Program } from '../keepalived.ts';
import { killDaemon, startDaemon, stopDaemon } from './daemon.ts';
import { type IpProcess, type Machine, type Process, ip, pathInRun, spawnIp, writeInRun } from './machine.ts';
import { endNetwork, moveTo, powerOff, powerOn, setCable, setInterface, startNetwork } from './network.ts';
import type { Action, Holders, LabNode } from './scenario.ts';

/** A line that a daemon logged. */
export interface LogLine {
    readonly node: string;
    /** Milliseconds since the cluster was there. */
    readonly at: number;
    readonly text: string;
}

/** An address has come to a node, or has left it. */
export interface Change {
    readonly node: string;
    readonly at: number;
    readonly address: string;
    readonly isHeld: boolean;
}

/** A cluster that runs. */
export interface Cluster {
    readonly log: readonly LogLine[];
    /** Milliseconds since the cluster was there. */
    now(): number;
    /** Does something. Settles when it is done, which is not when its consequences have come; gives when it happened. */
    act(action: Action): Promise<number>;
    /** When one of the addresses came to a node or left it, in milliseconds since the cluster was there. */
    readonly changes: readonly Change[];
    /** Waits until for `quiet` milliseconds none of the addresses has come or gone. */
    settle(quiet: number): Promise<void>;
    /** The nodes in whose network `ip addr` shows each address. */
    holders(): Promise<Holders>;
    /** Ends everything. */
    end(): Promise<void>;
}

interface Member {
    readonly name: string;
    readonly text: string;
    readonly position: number;
    readonly machine: Machine;
    daemon: Process | undefined;
    hasPower: boolean;
}

/** Makes machines and networks for nodes, and watches some addresses; no daemon is started yet. */
export async function startCluster(
    nodes: readonly LabNode[],
    addresses: readonly string[],
    program: Program,
): Promise<Cluster> {
    const network = await startNetwork(nodes.length, program.root);
    const began = performance.now();
    const now = (): number => performance.now() - began;
    const log: LogLine[] = [];
    const changes: Change[] = [];

    const watch = (machine: Machine, node: string): IpProcess => {
        const watcher = spawnIp(machine, ['-o', 'monitor', 'address']);
        createInterface(watcher.stdout).on('line', (line) => {
            const address = addresses.find((each) => line.includes(` ${each}/`));
            if (address === undefined) return;
            changes.push({ node, at: now(), address, isHeld: !line.startsWith('Deleted') });
        });
        return watcher;
    };
    const watchers = network.machines.map((machine, position) => watch(machine, nodes[position]?.name ?? ''));
    const members = network.machines.map((machine, position): Member => {
        const { name = '', text = '' } = nodes[position] ?? {};
        return { name, text, position, machine, daemon: undefined, hasPower: true };
    });
    const memberOf = (name: string): Member => {
        const found = members.find((each) => each.name === name);
        if (found === undefined) throw new Error(`no node ${name}`);
        return found;
    };

    const start = async (member: Member): Promise<void> => {
        if (!member.hasPower) await powerOn(member.machine, member.position);
        member.hasPower = true;
        member.daemon = await startDaemon(member.machine, program.path, member.text, (text) => {
            log.push({ node: member.name, at: now(), text });
        });
    };
    const end = async (member: Member, how: typeof stopDaemon): Promise<void> => {
        if (member.daemon === undefined) throw new Error(`no keepalived runs on ${member.name}`);
        await how(member.machine, member.daemon);
        member.daemon = undefined;
    };

    const perform = async (action: Action): Promise<void> => {
        if (action.do === 'heal') return moveTo(network, [...members.keys()], false);
        if (action.do === 'partition') {
            const apart = action.nodes.map((name) => memberOf(name).position);
            return moveTo(network, apart, true);
        }
        const member = memberOf(action.node);
        const { machine, position } = member;
        switch (action.do) {
            case 'start':
                return start(member);
            case 'stop':
                return end(member, stopDaemon);
            case 'kill':
                return end(member, killDaemon);
            case 'crash':
                await end(member, killDaemon);
                member.hasPower = false;
                return powerOff(machine);
            case 'linkDown':
            case 'linkUp':
                return setCable(network, position, action.port ?? 'eth0', action.do === 'linkUp');
            case 'interfaceOff':
            case 'interfaceOn':
                return setInterface(machine, action.port ?? 'eth0', action.do === 'interfaceOn');
            case 'scriptFails':
                return writeInRun(machine, action.script, '');
            case 'scriptWorks':
                return rm(pathInRun(machine, action.script));
            case 'file':
                return writeInRun(machine, action.file, `${action.value}\n`);
        }
    };

    return {
        log,
        changes,
        now,
        async act(action) {
            const began = now();
            await perform(action);
            // A daemon needs a while to start, and one that has said farewell needs a while to end.
            return action.do === 'start' ? now() : began;
        },
        async settle(quiet) {
            const began = now();
            for (;;) {
                const wait = Math.max(changes.at(-1)?.at ?? 0, began) + quiet - now();
                if (wait <= 0) return;
                await sleep(wait);
            }
        },
        async holders() {
            const shown = await Promise.all(members.map(({ machine }) => ip(machine, ['addr'])));
            const holding = (address: string): string[] =>
                members.flatMap(({ name }, at) => (shown[at]?.includes(` ${address}/`) ? [name] : []));
            return Object.fromEntries(addresses.map((address) => [address, holding(address)]));
        },
        async end() {
            for (const watcher of watchers) watcher.kill();
            await endNetwork(network);
        },
    };
}

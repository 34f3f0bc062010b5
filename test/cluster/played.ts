/** Scenarios of elections, played by the model. */
import { Election } from '../../src/cluster/election/election.ts';
import { SECOND } from '../../src/cluster/election/station.ts';
import type { ClusterNode } from '../../src/cluster/node.ts';
import { clusterOf } from '../../src/cluster/cluster.ts';
import { readConfiguration } from '../../src/expand/effective.ts';
import { noIncludes } from '../../src/expand/includes.ts';
import { bind } from '../../src/schema/bind.ts';
import type { Target } from '../../src/schema/targets.ts';
import { parseSource } from '../../src/syntax/parse.ts';
import { createSourceFile } from '../../src/text/source-file.ts';
import type { Action, Scenario } from '../oracle/election/scenario.ts';

/** Seconds between the starts of two daemons in the laboratory, about. */
const BETWEEN_STARTS = 0.05;

/** What came of a step. */
export interface PlayedStep {
    /** For each virtual address its holders. */
    readonly holders: Readonly<Record<string, readonly string[]>>;
    /** Seconds from the actions to the last change; 0 where nothing changed. */
    readonly took: number;
    /** Whether all came to rest. */
    readonly settled: boolean;
}

/** A node with a text as its configuration. */
export function nodeOf(
    name: string,
    text: string,
    target: Target,
    addresses?: ClusterNode['addresses'],
): ClusterNode {
    const tree = parseSource(createSourceFile(`${name}.conf`, text));
    const config = readConfiguration(tree, {
        release: target.release,
        configId: undefined,
        includes: noIncludes,
    });
    return { name, bound: bind(config), target, ...(addresses === undefined ? {} : { addresses }) };
}

/** The addresses of a host of the laboratory. */
function labAddresses(host: number, text: string): ClusterNode['addresses'] {
    const isInet6 = text.includes('fe80::');
    return new Map(
        ['eth0', 'eth1'].map((port, index) => [port, isInet6 ? `fe80::${host}` : `10.9.${index}.${host}`]),
    );
}

/** Plays a scenario for a release. */
export function playModel({ nodes, steps, quiet }: Scenario, target: Target): readonly PlayedStep[] {
    const all = nodes.map(({ name, text }, index) =>
        nodeOf(name, text, target, labAddresses(index + 1, text)),
    );
    const cluster = clusterOf(all);
    const election = new Election(cluster);
    const named = (name: string): ClusterNode => {
        const node = all.find((each) => each.name === name);
        if (node === undefined) throw new Error(`no node ${name}`);
        return node;
    };
    /** Addresses that stay on a machine whose daemon was killed, until it is started again. */
    const left = new Map<string, ReadonlySet<string>>();
    /** Machines without power. */
    const dark = new Set<string>();
    const addressesOf = (name: string): ReadonlySet<string> =>
        new Set(
            election.stations
                .filter(({ member, state }) => member.node.name === name && state === 'master')
                .flatMap(({ member }) => member.addresses.map(({ word }) => word.text.replace(/\/.*/, ''))),
        );
    const links = (name: string, up: boolean): void => {
        for (const port of ['eth0', 'eth1']) election.setLink(named(name), port, up);
    };
    const act = (action: Action): void => {
        switch (action.do) {
            case 'crash':
                dark.add(action.node);
                links(action.node, false);
                election.crash(named(action.node));
                break;
            case 'kill':
                left.set(action.node, addressesOf(action.node));
                election.crash(named(action.node));
                break;
            case 'stop':
                election.stop(named(action.node));
                break;
            case 'start':
                left.delete(action.node);
                if (dark.delete(action.node)) links(action.node, true);
                election.start(named(action.node));
                break;
            case 'linkDown':
            case 'linkUp':
                election.setLink(named(action.node), action.port ?? 'eth0', action.do === 'linkUp');
                break;
            case 'interfaceOff':
            case 'interfaceOn':
                election.setInterface(named(action.node), action.port ?? 'eth0', action.do === 'interfaceOn');
                break;
            case 'scriptFails':
            case 'scriptWorks':
                election.setTracked(
                    named(action.node),
                    `tracked-script ${action.script}`,
                    action.do === 'scriptWorks',
                );
                break;
            case 'file':
                election.setFile(named(action.node), `tracked-file ${action.file}`, action.value);
                break;
            case 'partition':
                election.part(action.nodes.map(named), 'eth0');
                break;
            case 'heal':
                election.part([], 'eth0');
                break;
        }
    };
    for (const { name, isLate } of nodes) {
        if (isLate === true) continue;
        election.start(named(name));
        election.pass(BETWEEN_STARTS);
    }
    const vips = [...new Set(steps.flatMap(({ holders }) => Object.keys(holders)))];
    return steps.map(({ actions }) => {
        const since = election.now;
        actions.forEach(act);
        const settled = election.settle(quiet / 1000);
        const last = Math.max(0, ...election.changedAt);
        const onNodes = all.map(({ name }) => ({ name, held: addressesOf(name) }));
        const holders = Object.fromEntries(
            vips.map((vip) => [
                vip,
                onNodes
                    .filter(({ name, held }) => held.has(vip) || left.get(name)?.has(vip) === true)
                    .map(({ name }) => name),
            ]),
        );
        return { holders, took: last > since ? (last - since) / SECOND : 0, settled };
    });
}

/** The pairs, networks and deployments that a configuration file of kalint names, as they lie on the disk. */
import { resolve } from 'node:path';
import type { Configuration } from '../config/configuration.ts';
import { type ConfigNode, networkedNodes, pairedNodes } from '../config/values.ts';
import type { Group, PairedNode } from '../service/editor/findings/together.ts';
import type { SourceFile } from '../text/source-file.ts';
import { readDeployment } from './deployment.ts';
import { includesOnHosts } from './host-includes.ts';
import { readSource } from './read.ts';

/** Groups with the paths of their files, and what of them cannot be followed, a line each. */
export interface NamedGroups {
    readonly groups: readonly { readonly group: Group; readonly paths: ReadonlySet<string> }[];
    readonly faults: readonly string[];
}

/** Reads what a configuration names; files that several groups have are read once. */
export function groupsOf(config: Configuration): NamedGroups {
    const { folder, deployments } = config;
    const faults: string[] = [];
    const files = new Map<string, SourceFile | undefined>();
    const fileAt = (path: string): SourceFile | undefined => {
        if (!files.has(path)) {
            const source = readSource(path);
            if (!source.ok) faults.push(source.failure.message);
            files.set(path, source.ok ? source.value.file : undefined);
        }
        return files.get(path);
    };
    /** The nodes whose files can be read. */
    const readable = (nodes: readonly ConfigNode[]): readonly PairedNode[] =>
        nodes.flatMap(({ name, configId, file: path }): PairedNode[] => {
            const uri = resolve(folder, path);
            const file = fileAt(uri);
            if (file === undefined) return [];
            return [{ uri, name, file, ...(configId === undefined ? {} : { configId }) }];
        });
    const pathsOf = (nodes: readonly PairedNode[]): ReadonlySet<string> =>
        new Set(nodes.map(({ uri }) => uri));
    const ofPairs = pairedNodes(config).flatMap((nodes) => {
        const own = readable(nodes);
        if (own.length < nodes.length) return [];
        return [{ group: { kind: 'pair' as const, nodes: own }, paths: pathsOf(own) }];
    });
    const ofNetworks = networkedNodes(config).flatMap((network) => {
        const parties = network.map(readable).filter(({ length }) => length > 0);
        if (parties.length < 2) return [];
        return [{ group: { kind: 'network' as const, parties }, paths: pathsOf(parties.flat()) }];
    });
    const ofDeployments = deployments.flatMap((name) => {
        const deployment = readDeployment(resolve(folder, name));
        if (!deployment.ok) {
            faults.push(...deployment.faults);
            return [];
        }
        const { hosts, failures } = deployment;
        faults.push(...failures.map(({ message }) => message));
        const paths = hosts.flatMap((host) => host.files.map(({ file }) => file.uri));
        const group = { kind: 'deployment' as const, hosts, includesIn: includesOnHosts(hosts) };
        return [{ group, paths: new Set(paths) }];
    });
    return { groups: [...ofPairs, ...ofNetworks, ...ofDeployments], faults };
}

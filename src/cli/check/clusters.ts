import { relative, resolve } from 'node:path';
import type { Configuration } from '../../config/configuration.ts';
import { type ConfigNode, networkedNodes, pairedNodes } from '../../config/values.ts';
import type { ClusterRequest, NetworkRequest } from '../../service/cluster.ts';
import type { NodeRequest } from '../../service/nodes.ts';
import type { Collected } from './collected.ts';
import type { Input } from './inputs.ts';

/** The options that say which of the inputs belong together. */
export interface ClusterChoice {
    /** All of them are nodes of one cluster. */
    readonly pair?: boolean;
    readonly changed?: boolean;
    readonly nodes?: boolean;
}

/** The names of the inputs by their absolute paths. */
type UriOf = ReadonlyMap<string, string>;

/** Those of some nodes whose files are there. */
function requestsFor(
    { folder }: Configuration,
    nodes: readonly ConfigNode[],
    uriOf: UriOf,
): readonly NodeRequest[] {
    return nodes.flatMap(({ file, name, configId }): NodeRequest[] => {
        const uri = uriOf.get(resolve(folder, file));
        if (uri === undefined) return [];
        return [{ uri, name, ...(configId === undefined ? {} : { configId }) }];
    });
}

/** The pairs that a configuration names, as far as the files of all their nodes are there. */
function namedPairs(config: Configuration, uriOf: UriOf): readonly (readonly NodeRequest[])[] {
    return pairedNodes(config).flatMap((nodes) => {
        const requests = requestsFor(config, nodes, uriOf);
        return requests.length === nodes.length ? [requests] : [];
    });
}

/** The networks that a configuration names, with those of their nodes whose files are there; at least two that are no pair. */
function namedNetworks(config: Configuration, uriOf: UriOf): readonly NetworkRequest[] {
    return networkedNodes(config)
        .map((parties) => parties.map((nodes) => requestsFor(config, nodes, uriOf)))
        .map((parties) => parties.filter(({ length }) => length > 0))
        .filter(({ length }) => length > 1);
}

/**
 * Which of the inputs belong together: all of them with `--pair`, the pairs that their configurations name, and those
 * of the files named on the command line, or of nodes, that share a virtual router; and the networks that their
 * configurations name. Files that a walk through a folder found are compared with nothing else.
 */
export function clustersAsked(
    inputs: readonly Input[],
    { configs, context }: Collected,
    operands: readonly string[],
    { pair, changed, nodes }: ClusterChoice,
): ClusterRequest {
    const uris = inputs.map(({ file }) => file.uri);
    if (pair === true) return { named: [uris.map((uri) => ({ uri }))], others: [] };
    const uriOf = new Map(
        inputs.map(({ path, file }) => [path === undefined ? file.uri : resolve(path), file.uri]),
    );
    const own = [...new Set(configs.values())];
    const named = own.flatMap((config) => namedPairs(config, uriOf));
    const networks = own.flatMap((config) => namedNetworks(config, uriOf));
    const paired = new Set(named.flat().map(({ uri }) => uri));
    const asked = new Set(operands.map((operand) => relative('', resolve(operand))));
    const isNamed = ({ path }: Input): boolean =>
        nodes === true ||
        (changed !== true &&
            (path === undefined || (asked.has(relative('', resolve(path))) && !context.has(path))));
    const others = inputs.filter((input) => isNamed(input) && !paired.has(input.file.uri));
    return { named, others: others.map(({ file }) => ({ uri: file.uri })), networks };
}

/** Whether a file may have lines for configuration ids, with which it is the configuration of several nodes. */
export function namesIds(inputs: readonly Input[]): boolean {
    return inputs.some(({ file }) => /^[ \t]*@/m.test(file.text));
}

/** Whether there may be something to compare: several files, or one with lines for configuration ids. */
export function mayCompare(
    inputs: readonly Input[],
    { named, others, networks = [] }: ClusterRequest,
): boolean {
    return named.length + networks.length > 0 || others.length > 1 || (others.length > 0 && namesIds(inputs));
}

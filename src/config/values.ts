/** What a configuration file of kalint may say, once its schema has let it through. */
import type { FormatOptions } from '../format/options.ts';
import type { Preset, RuleLevel } from '../service/settings.ts';

/** How much is said. */
export const PRESETS: readonly Preset[] = ['recommended', 'strict'];

/** What makes the exit status of a check 1. */
export const FAIL_ON = ['config-test', 'error', 'warning', 'never'] as const;

/** What makes the exit status of a check 1. */
export type FailOn = (typeof FAIL_ON)[number];

/** What may be said of a rule or of an area. */
export const RULE_LEVELS: readonly RuleLevel[] = ['off', 'info', 'warning', 'error', 'on'];

/** What holds for a file, as far as it is written down. */
export interface FileValues {
    readonly targets?: readonly string[];
    readonly features?: readonly string[];
    readonly configIds?: readonly string[];
    readonly preset?: Preset;
    /** By the id of a rule (`vrrp/unknown-script`), or by its area (`vrrp/*`). */
    readonly rules?: Readonly<Record<string, RuleLevel>>;
    readonly format?: Partial<FormatOptions>;
}

/** What holds for some files only. */
export interface Override extends FileValues {
    readonly files: readonly string[];
}

/** A node of the cluster, and the file that is its configuration. */
export interface ConfigNode {
    readonly name: string;
    /** Relative to the folder of the configuration. */
    readonly file: string;
    /** The configuration id for which the node reads it (`-i` of keepalived). */
    readonly configId?: string;
}

/** Names of nodes by the layer-2 network that they share. */
export type NamedNetworks = Readonly<Record<string, readonly string[]>>;

/** A whole configuration file. */
export interface ConfigValues extends FileValues {
    readonly overrides?: readonly Override[];
    readonly files?: readonly string[];
    readonly ignore?: readonly string[];
    readonly root?: string;
    readonly nodes?: readonly ConfigNode[];
    /** Names of nodes. */
    readonly pairs?: readonly (readonly string[])[];
    /** Names of nodes that share a layer-2 network, by what the network is called. */
    readonly networks?: NamedNetworks;
    /** Folders and descriptions of deployments. */
    readonly deployments?: readonly string[];
    readonly failOn?: FailOn;
}

/** The nodes of each pair; names of nodes that are not there are left out. */
export function pairedNodes({
    nodes,
    pairs,
}: {
    readonly nodes: readonly ConfigNode[];
    readonly pairs: readonly (readonly string[])[];
}): readonly (readonly ConfigNode[])[] {
    return pairs.map((names) => names.flatMap((name) => nodes.find((each) => each.name === name) ?? []));
}

/**
 * The nodes of each network, those that back each other up together, also by way of a third node; names of nodes that
 * are not there are left out.
 */
export function networkedNodes({
    nodes,
    pairs,
    networks,
}: {
    readonly nodes: readonly ConfigNode[];
    readonly pairs: readonly (readonly string[])[];
    readonly networks: NamedNetworks;
}): readonly (readonly (readonly ConfigNode[])[])[] {
    const partiesOf = new Map(nodes.map(({ name }) => [name, new Set([name])]));
    for (const pair of pairs) {
        const party = new Set(pair.flatMap((name) => [...(partiesOf.get(name) ?? [])]));
        for (const name of party) partiesOf.set(name, party);
    }
    return Object.values(networks).map((names) => {
        const inside = names.flatMap((name) => nodes.find((each) => each.name === name) ?? []);
        const parties = new Set(inside.flatMap(({ name }) => partiesOf.get(name) ?? []));
        return [...parties].map((party) => inside.filter(({ name }) => party.has(name)));
    });
}

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

/** A whole configuration file. */
export interface ConfigValues extends FileValues {
    readonly overrides?: readonly Override[];
    readonly files?: readonly string[];
    readonly ignore?: readonly string[];
    readonly root?: string;
    readonly nodes?: readonly ConfigNode[];
    /** Names of nodes. */
    readonly pairs?: readonly (readonly string[])[];
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

/** A configuration file of kalint, read and ready to be asked. */
import { type SourceFile, lineAt } from '../text/source-file.ts';
import { didYouMean } from '../text/suggest.ts';
import { type Matcher, matcherOf, matcherWithin } from './globs.ts';
import { CONFIG_SCHEMA } from './schema.ts';
import type { Layer } from './settings.ts';
import { type Fault, type Path, type Structured, faultText, readStructured } from './structured.ts';
import type { ConfigNode, ConfigValues, FileValues, NamedNetworks } from './values.ts';

/** What a configuration file says; paths that it is asked about are relative to its folder, with `/`. */
export interface Configuration {
    /** What the file is called. */
    readonly uri: string;
    /** The folder to which its paths and globs are relative. */
    readonly folder: string;
    /** What it says of a file, the last of which goes first: of all files, then each override that is for it. */
    readonly layersFor: (path: string) => readonly Layer[];
    /** Whether a file is checked where a folder is named, whatever it is called. */
    readonly isFurther: Matcher;
    /** Whether a file or folder, or one above it, is left out where a folder is named. */
    readonly isIgnored: Matcher;
    readonly nodes: readonly ConfigNode[];
    /** Names of nodes that back each other up; each is one of `nodes`. */
    readonly pairs: readonly (readonly string[])[];
    /** Names of nodes that share a layer-2 network; each is one of `nodes`. */
    readonly networks: NamedNetworks;
    /** Folders and descriptions of deployments, relative to the folder of the configuration. */
    readonly deployments: readonly string[];
}

/** A configuration, or what is wrong with the file, a line each: `file:line:column: path: message`. */
export type ConfigResult =
    | { readonly ok: true; readonly config: Configuration }
    | { readonly ok: false; readonly faults: readonly string[] };

/** Reads a configuration file that lies in `folder`. */
export function readConfig(file: SourceFile, folder: string): ConfigResult {
    const result = readStructured<ConfigValues>(file, CONFIG_SCHEMA);
    const faults = result.ok ? nodeFaults(result) : result.faults;
    if (!result.ok || faults.length > 0)
        return { ok: false, faults: faults.map((fault) => faultText(file, fault)) };
    const { value, spanOf } = result;
    const { files = [], ignore = [], nodes = [], pairs = [], overrides = [], root, failOn } = value;
    const { networks = {}, deployments = [] } = value;
    const lineOf = (path: Path): number => lineAt(file, spanOf(path, 'key').start) + 1;
    const base: Layer = {
        plain: {
            ...plainOf(value),
            ...(root === undefined ? {} : { root: root.startsWith('/') ? root : `${folder}/${root}` }),
            ...(failOn === undefined ? {} : { failOn }),
        },
        rules: value.rules ?? {},
        from: (name) => `${file.uri}:${lineOf(pathOf(name))}`,
    };
    const others = overrides.map((override, index) => ({
        matches: matcherOf(override.files),
        layer: {
            plain: plainOf(override),
            rules: override.rules ?? {},
            from: (name) => `overrides[${index}] (line ${lineOf(['overrides', index, ...pathOf(name)])})`,
        } satisfies Layer,
    }));
    const config: Configuration = {
        uri: file.uri,
        folder,
        layersFor: (path) => [
            base,
            ...others.filter(({ matches }) => matches(path)).map(({ layer }) => layer),
        ],
        isFurther: matcherOf(files),
        isIgnored: matcherWithin(ignore),
        nodes,
        pairs,
        networks,
        deployments,
    };
    return { ok: true, config };
}

function plainOf({ targets, features, configIds, preset, format }: FileValues): Layer['plain'] {
    return {
        ...(targets === undefined ? {} : { targets }),
        ...(features === undefined ? {} : { features }),
        ...(configIds === undefined ? {} : { configIds }),
        ...(preset === undefined ? {} : { preset }),
        ...format,
    };
}

/** Where a setting stands in the file. */
function pathOf(name: Parameters<Layer['from']>[0]): Path {
    if (typeof name !== 'string') return ['rules', name.rule];
    return name === 'indent' || name === 'maxBlankLines' ? ['format', name] : [name];
}

/** What a schema cannot say: names of nodes are there once, and pairs and networks are of such names. */
function nodeFaults({ value, spanOf }: Structured<ConfigValues>): readonly Fault[] {
    const { nodes = [], pairs = [], networks = {} } = value;
    const names = nodes.map(({ name }) => name);
    const faultAt = (path: Path, message: string): Fault => ({ span: spanOf(path), path, message });
    const repeated = names.flatMap((name, index) =>
        names.indexOf(name) === index
            ? []
            : [faultAt(['nodes', index, 'name'], `"${name}" is the name of another node`)],
    );
    const strangeIn = (path: Path, listed: readonly string[]): readonly Fault[] =>
        listed.flatMap((name, at) =>
            names.includes(name)
                ? []
                : [faultAt([...path, at], `unknown node "${name}"${didYouMean(name, names)}`)],
        );
    const strange = [
        ...pairs.flatMap((pair, index) => strangeIn(['pairs', index], pair)),
        ...Object.entries(networks).flatMap(([name, own]) => strangeIn(['networks', name], own)),
    ];
    return [...repeated, ...strange].sort((one, other) => one.span.start - other.span.start);
}

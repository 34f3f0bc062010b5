import { dirname } from 'node:path';
import type { Configuration } from '../../config/configuration.ts';
import { type Layer, type Settings, settingsOf } from '../../config/settings.ts';
import { type Collection, collectFiles } from '../../node/collect.ts';
import { type Configs, createConfigs, pathBelow } from '../../node/config.ts';
import type { Failure } from '../../node/failure.ts';
import type { Io } from '../io.ts';
import { hint, say } from '../say.ts';
import { type NamingOptions, nameOf } from './inputs.ts';
import { type Given, layerOf } from './settings.ts';

/** The options that say which configuration file holds. */
export interface ConfigChoice {
    /** That of `--config`; false for `--no-config`; absent: the nearest one. */
    readonly config?: string | false;
}

/** The options that say how operands lead to files. */
export interface FileChoice {
    /** The operands are changed files, of whatever kind. */
    readonly changed?: boolean;
    /** The operands are folders for whose nodes is asked. */
    readonly nodes?: boolean;
}

/** The files that a request means, and what holds for them. */
export interface Collected {
    /** As they are to be read; `-` is standard input. */
    readonly names: readonly string[];
    /** Those of the names that nobody asked for, but that include what was asked for: nothing is written to them. */
    readonly context: ReadonlySet<string>;
    readonly failures: readonly Failure[];
    /** By what the file is called in findings. */
    readonly settings: ReadonlyMap<string, Settings>;
    /** The configurations that hold, by what the file is called. */
    readonly configs: ReadonlyMap<string, Configuration>;
}

/**
 * Finds the files that operands mean, and for each of them its configuration. Undefined after a word about what
 * is wrong with a configuration file.
 */
export async function collect(
    operands: readonly string[],
    options: NamingOptions & ConfigChoice & FileChoice,
    given: Given,
    io: Io,
): Promise<Collected | undefined> {
    const configs = createConfigs(options.config);
    const layer = layerOf(given);
    const { files, including, failures } = await filesMeant(operands, options, layer, configs);
    const names = [...files, ...including];
    const settings = new Map<string, Settings>();
    const found = new Map<string, Configuration>();
    for (const name of names) {
        const uri = nameOf(name, options);
        const [own, config] = await settingsAt(uri, layer, configs);
        settings.set(uri, own);
        if (config !== undefined) found.set(uri, config);
    }
    const faults = configs.faults();
    for (const fault of faults) say(io, fault);
    if (faults.length > 0) return undefined;
    if (names.length + failures.length === 0)
        hint(io, 'nothing to check: these are neither configurations of keepalived nor parts of one');
    return { names, context: new Set(including), failures, settings, configs: found };
}

/** The files that operands mean, and those that are checked with them since they include them. */
async function filesMeant(
    operands: readonly string[],
    { changed, nodes }: FileChoice,
    layer: Layer,
    configs: Configs,
): Promise<Collection & { readonly including: readonly string[] }> {
    const named =
        nodes === true
            ? await (await import('../../node/nodes.ts')).nodeFiles(operands, configs)
            : { files: operands, failures: [] };
    const { files, failures } = await collectFiles(named.files, configs.selectionIn);
    const all = [...named.failures, ...failures];
    if (changed !== true) return { files, including: [], failures: all };
    const { changeOf } = await import('../../node/changed.ts');
    const change = await changeOf(
        files,
        configs,
        async (path) => (await settingsAt(path, layer, configs))[0],
    );
    return { ...change, failures: all };
}

/** What holds for a file, and the configuration that says so. */
async function settingsAt(
    path: string,
    commandLine: Layer,
    { forFolder }: Configs,
): Promise<readonly [Settings, Configuration | undefined]> {
    const config = await forFolder(dirname(path));
    const layers = config?.layersFor(pathBelow(config, path)) ?? [];
    return [settingsOf([...layers, commandLine]), config];
}

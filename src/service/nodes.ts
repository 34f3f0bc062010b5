/** The nodes that files are the configurations of. */
import type { ClusterNode } from '../cluster/node.ts';
import type { BoundConfig } from '../schema/bind.ts';
import type { Target } from '../schema/targets.ts';
import { parseSource } from '../syntax/parse.ts';
import type { SourceFile } from '../text/source-file.ts';
import { type Readings, createReadings } from './check.ts';
import type { CheckSettings, SettingsFor } from './settings.ts';
import { type View, viewsOf } from './views.ts';

/** A file as the configuration of a node. */
export interface NodeRequest {
    readonly uri: string;
    /** What the node is called; absent: as its file. */
    readonly name?: string;
    /** The configuration id for which it reads the file; absent: each for which the file is checked is a node. */
    readonly configId?: string;
}

/**
 * What the nodes of some files are called: by what of their paths tells them apart, without the ending that
 * configurations have.
 */
export function nodeNames(uris: readonly string[]): ReadonlyMap<string, string> {
    const distinct = [...new Set(uris)];
    const paths = distinct.map((uri) => uri.split('/'));
    const shortest = Math.min(...paths.map(({ length }) => length));
    const isShared = (part: (path: readonly string[]) => string | undefined): boolean =>
        distinct.length > 1 && new Set(paths.map(part)).size === 1;
    let [front, back] = [0, 0];
    while (front < shortest && isShared((path) => path[front])) front++;
    while (back < shortest - front && isShared((path) => path.at(-1 - back))) back++;
    return new Map(
        distinct.map((uri, index) => {
            const path = paths[index] ?? [];
            const own = distinct.length > 1 ? path.slice(front, path.length - back) : path.slice(-1);
            return [uri, own.join('/').replace(/(?<=.)\.conf$/, '')];
        }),
    );
}

/** Reads a configuration with its meaning, as a node does. */
export type ReadNode = (
    file: SourceFile,
    settings: CheckSettings,
    target: Target,
    configId: View,
) => BoundConfig;

/** Reads configurations anew, each once for what is asked of it. */
export function readingAnew(): ReadNode {
    const readings = new Map<SourceFile, Readings>();
    return (file, settings, target, configId) => {
        let read = readings.get(file);
        if (read === undefined) readings.set(file, (read = createReadings(parseSource(file), settings)));
        return read(target, configId);
    };
}

/** Reads the nodes of files, for one target or each for its own first one. */
export class Nodes {
    readonly #files: ReadonlyMap<string, SourceFile>;
    readonly #settingsFor: SettingsFor;
    readonly #read: ReadNode;
    readonly #names: ReadonlyMap<string, string>;

    constructor(files: readonly SourceFile[], settingsFor: SettingsFor, read: ReadNode = readingAnew()) {
        this.#read = read;
        this.#files = new Map(files.map((file) => [file.uri, file]));
        this.#settingsFor = settingsFor;
        this.#names = nodeNames(files.map(({ uri }) => uri));
    }

    /** The settings of a file that is there. */
    settings({ uri }: NodeRequest): CheckSettings | undefined {
        const file = this.#files.get(uri);
        return file === undefined ? undefined : this.#settingsFor(file);
    }

    /** The nodes of a file; none where it is not read for the target. */
    of(request: NodeRequest, wanted: Target | undefined): readonly ClusterNode[] {
        const file = this.#files.get(request.uri);
        const settings = this.settings(request);
        if (file === undefined || settings === undefined) return [];
        const target = wanted === undefined ? settings.targets[0] : sameTarget(settings, wanted);
        if (target === undefined) return [];
        const read = (configId: View): ClusterNode => {
            const bound = this.#read(file, settings, target, configId);
            const called = request.name ?? this.#names.get(file.uri) ?? file.uri;
            const isOne = request.configId !== undefined || configId === undefined;
            const name = isOne ? called : `${called} (-i ${configId})`;
            return { name, bound, target };
        };
        if (request.configId !== undefined) return [read(request.configId)];
        const { configIds = [] } = settings;
        const views = configIds.length > 0 ? configIds : viewsOf((view) => read(view).bound.config.configIds);
        return views.map(read);
    }
}

function sameTarget({ targets }: CheckSettings, { name }: Target): Target | undefined {
    return targets.find((each) => each.name === name);
}

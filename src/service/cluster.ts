/** Several configurations as those of nodes that back each other up. */
import { type Cluster, clusterOf, clustersAmong } from '../cluster/cluster.ts';
import { runClusterRules } from '../cluster/engine.ts';
import { CLUSTER_RULES } from '../cluster/index.ts';
import type { ClusterNode } from '../cluster/node.ts';
import { readConfiguration } from '../expand/effective.ts';
import { noIncludes } from '../expand/includes.ts';
import type { Diagnostic } from '../rules/diagnostic.ts';
import { byPlace } from '../rules/engine.ts';
import { applySuppressions, suppressionsOf } from '../rules/suppress.ts';
import { bind } from '../schema/bind.ts';
import type { Target } from '../schema/targets.ts';
import { parseSource } from '../syntax/parse.ts';
import type { SourceTree } from '../syntax/tree.ts';
import type { SourceFile } from '../text/source-file.ts';
import { isTextRule } from './check.ts';
import { checkFiles } from './files.ts';
import { isRun, withLevels } from './levels.ts';
import { mergeFindings } from './merge.ts';
import type { FileReport } from './report.ts';
import { type CheckSettings, type SettingsFor, forEachFile } from './settings.ts';
import { type View, viewsOf } from './views.ts';

/** A file as the configuration of a node. */
export interface NodeRequest {
    readonly uri: string;
    /** What the node is called; absent: as its file. */
    readonly name?: string;
    /** The configuration id for which it reads the file; absent: each for which the file is checked is a node. */
    readonly configId?: string;
}

/** Which of some files belong together. */
export interface ClusterRequest {
    /** Clusters that somebody named. */
    readonly named: readonly (readonly NodeRequest[])[];
    /** Files of which nothing is said: those that share a virtual router belong together. */
    readonly others: readonly NodeRequest[];
}

/** The files that belong to no cluster. */
export const NO_CLUSTERS: ClusterRequest = { named: [], others: [] };

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

/** Reads the nodes of files, for one target or each for its own first one. */
export class Nodes {
    readonly #files: ReadonlyMap<string, SourceFile>;
    readonly #settingsFor: SettingsFor;
    readonly #trees = new Map<string, SourceTree>();
    readonly #names: ReadonlyMap<string, string>;

    constructor(files: readonly SourceFile[], settingsFor: SettingsFor) {
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
            const includes = settings.includes ?? noIncludes;
            const config = readConfiguration(this.#treeOf(file), {
                release: target.release,
                configId,
                includes,
            });
            const called = request.name ?? this.#names.get(file.uri) ?? file.uri;
            const isOne = request.configId !== undefined || configId === undefined;
            const name = isOne ? called : `${called} (-i ${configId})`;
            return { name, bound: bind(config), target };
        };
        if (request.configId !== undefined) return [read(request.configId)];
        const { configIds = [] } = settings;
        const views = configIds.length > 0 ? configIds : viewsOf((view) => read(view).bound.config.configIds);
        return views.map(read);
    }

    #treeOf(file: SourceFile): SourceTree {
        const tree = this.#trees.get(file.uri) ?? parseSource(file);
        this.#trees.set(file.uri, tree);
        return tree;
    }
}

function sameTarget({ targets }: CheckSettings, { name }: Target): Target | undefined {
    return targets.find((each) => each.name === name);
}

/**
 * The clusters of a request, one for each target that two nodes share; where they share none, each node is read for
 * its own first target.
 */
export function clustersOf(
    files: readonly SourceFile[],
    settings: CheckSettings | SettingsFor,
    { named, others }: ClusterRequest,
): readonly Cluster[] {
    const nodes = new Nodes(files, forEachFile(settings));
    const forEachTarget = (
        requests: readonly NodeRequest[],
        make: (all: readonly ClusterNode[]) => readonly Cluster[],
    ) => {
        const targets = requests.map((each) => nodes.settings(each)?.targets ?? []);
        const all = new Map(targets.flat().map((target) => [target.name, target]));
        const shared = [...all.values()].filter(
            ({ name }) => targets.filter((own) => own.some((each) => each.name === name)).length > 1,
        );
        const wanted = shared.length > 0 ? shared : requests.length > 1 ? [undefined] : [...all.values()];
        return wanted.flatMap((target) => make(requests.flatMap((each) => nodes.of(each, target))));
    };
    return [
        ...named.flatMap((requests) =>
            forEachTarget(requests, (all) => (all.length > 1 ? [clusterOf(all)] : [])),
        ),
        ...forEachTarget(others, clustersAmong),
    ];
}

/** The findings of a cluster, without those that a file suppresses or its settings leave out. */
function findingsOf(cluster: Cluster, settingsFor: SettingsFor): readonly Diagnostic[] {
    const files = new Map(
        cluster.nodes.flatMap(({ bound }) => bound.config.sources.files).map((file) => [file.uri, file]),
    );
    const main = new Map(
        cluster.nodes.flatMap((node) => {
            const [own] = node.bound.config.sources.files;
            return node.bound.config.sources.files.map(({ uri }) => [uri, own] as const);
        }),
    );
    const metas = new Map(CLUSTER_RULES.map((rule) => [rule.meta.id, rule]));
    const found = runClusterRules(CLUSTER_RULES, cluster);
    return [...files.keys()].flatMap((uri) => {
        const own = main.get(uri);
        if (own === undefined) return [];
        const settings = settingsFor(own);
        const inFile = found.filter((each) => {
            const rule = metas.get(each.rule);
            return each.uri === uri && rule !== undefined && isRun(rule, settings);
        });
        const node = cluster.nodes.find(({ bound }) =>
            bound.config.sources.files.some((file) => file.uri === uri),
        );
        const config = node?.bound.config;
        const suppressions = config === undefined ? [] : suppressionsOf(config);
        return applySuppressions(config, suppressions, withLevels(inFile, settings));
    });
}

/** The reports of files, with what is to be said of those that belong together. */
export function checkTogether(
    files: readonly SourceFile[],
    settings: CheckSettings | SettingsFor,
    request: ClusterRequest,
): readonly FileReport[] {
    const reports = checkFiles(files, settings);
    // A part of another configuration is no node, and neither is what is no configuration of keepalived as it stands.
    const left = new Set(
        reports
            .filter(
                ({ diagnostics, includedBy }) =>
                    includedBy !== undefined || diagnostics.some(({ rule }) => isTextRule(rule)),
            )
            .map(({ file }) => file.uri),
    );
    const isWhole = ({ uri }: NodeRequest): boolean => !left.has(uri);
    const whole = {
        named: request.named.map((each) => each.filter(isWhole)),
        others: request.others.filter(isWhole),
    };
    const clusters = clustersOf(files, settings, whole);
    if (clusters.length === 0) return reports;
    const settingsFor = forEachFile(settings);
    const runs = clusters.map((cluster) => ({ view: undefined, found: findingsOf(cluster, settingsFor) }));
    const merged = mergeFindings(runs, [undefined]);
    return reports.map((report) => {
        const own = merged.filter(({ uri }) => uri === report.file.uri);
        return own.length === 0
            ? report
            : { ...report, diagnostics: [...report.diagnostics, ...own].sort(byPlace) };
    });
}

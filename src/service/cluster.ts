/** Several configurations as those of nodes that back each other up. */
import { type Cluster, clusterOf, clustersAmong } from '../cluster/cluster.ts';
import { runClusterRules } from '../cluster/engine.ts';
import { CLUSTER_RULES } from '../cluster/index.ts';
import type { ClusterNode } from '../cluster/node.ts';
import type { Diagnostic } from '../rules/diagnostic.ts';
import { byPlace } from '../rules/engine.ts';
import { applySuppressions, suppressionsOf } from '../rules/suppress.ts';
import type { SourceFile } from '../text/source-file.ts';
import { type Steps, finish } from '../text/steps.ts';
import { isTextRule } from './check.ts';
import { checkFiles } from './files.ts';
import { isRun, withLevels } from './levels.ts';
import { mergeFindings } from './merge.ts';
import { type NodeRequest, Nodes, type ReadNode, readingAnew } from './nodes.ts';
import type { FileReport } from './report.ts';
import { type CheckSettings, type SettingsFor, forEachFile } from './settings.ts';

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
 * The clusters of a request, one for each target that two nodes share; where they share none, each node is read for
 * its own first target.
 */
export function clustersOf(
    files: readonly SourceFile[],
    settings: CheckSettings | SettingsFor,
    { named, others }: ClusterRequest,
    read: ReadNode = readingAnew(),
): readonly Cluster[] {
    const nodes = new Nodes(files, forEachFile(settings), read);
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
function* findingsOf(cluster: Cluster, settingsFor: SettingsFor): Steps<readonly Diagnostic[]> {
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
    const found = yield* runClusterRules(CLUSTER_RULES, cluster);
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

/** What is to be said of files that belong together; each of them is a whole configuration. */
export function* comparisonOf(
    files: readonly SourceFile[],
    settings: CheckSettings | SettingsFor,
    request: ClusterRequest,
    read: ReadNode = readingAnew(),
): Steps<readonly Diagnostic[]> {
    const runs: { view: undefined; found: readonly Diagnostic[] }[] = [];
    for (const cluster of clustersOf(files, settings, request, read)) {
        yield;
        const found = yield* findingsOf(cluster, forEachFile(settings));
        runs.push({ view: undefined, found });
    }
    return mergeFindings(runs, [undefined]);
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
    const found = finish(comparisonOf(files, settings, whole));
    return reports.map((report) => {
        const own = found.filter(({ uri }) => uri === report.file.uri);
        return own.length === 0
            ? report
            : { ...report, diagnostics: [...report.diagnostics, ...own].sort(byPlace) };
    });
}

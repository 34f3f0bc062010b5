/** Several configurations as those of nodes that back each other up, or share a network. */
import { type Cluster, clusterOf, clustersAmong } from '../cluster/cluster.ts';
import { runClusterRules } from '../cluster/engine.ts';
import { CLUSTER_RULES, NETWORK_RULES } from '../cluster/index.ts';
import { type Network, networkOf } from '../cluster/network/network.ts';
import type { ClusterNode } from '../cluster/node.ts';
import type { CompanyRule } from '../cluster/rule.ts';
import type { Diagnostic } from '../rules/diagnostic.ts';
import { byPlace } from '../rules/engine.ts';
import { applySuppressions, suppressionsOf } from '../rules/suppress.ts';
import type { Target } from '../schema/targets.ts';
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
    /** Networks: those nodes of each that back each other up together. */
    readonly networks?: readonly NetworkRequest[];
}

/** Nodes that share a network; those that back each other up stand together. */
export type NetworkRequest = readonly (readonly NodeRequest[])[];

/** The files that belong to no cluster. */
export const NO_CLUSTERS: ClusterRequest = { named: [], others: [] };

/** The targets of each request. */
function targetsOf(nodes: Nodes, requests: readonly NodeRequest[]): readonly (readonly Target[])[] {
    return requests.map((each) => nodes.settings(each)?.targets ?? []);
}

/** Some targets, each once. */
function distinct(targets: readonly Target[]): readonly Target[] {
    return [...new Map(targets.map((target) => [target.name, target])).values()];
}

/** The nodes of requests, for each target that two of them share; where they share none, each for its own first one. */
function readNodes(nodes: Nodes, requests: readonly NodeRequest[]): readonly (readonly ClusterNode[])[] {
    const targets = targetsOf(nodes, requests);
    const all = distinct(targets.flat());
    const shared = all.filter(
        ({ name }) => targets.filter((own) => own.some((each) => each.name === name)).length > 1,
    );
    const wanted = shared.length > 0 ? shared : requests.length > 1 ? [undefined] : all;
    return wanted.map((target) => requests.flatMap((request) => nodes.of(request, target)));
}

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
    return [
        ...named
            .flatMap((requests) => readNodes(nodes, requests))
            .filter(({ length }) => length > 1)
            .map(clusterOf),
        ...readNodes(nodes, others).flatMap(clustersAmong),
    ];
}

/**
 * The networks of a request in which several clusters are left, one for each target of a node; pairs run what they
 * run, so a node without that target is read for its own first one.
 */
function networksOf(
    files: readonly SourceFile[],
    settings: CheckSettings | SettingsFor,
    { networks = [] }: ClusterRequest,
    read: ReadNode,
): readonly Network[] {
    const nodes = new Nodes(files, forEachFile(settings), read);
    const readFor = (request: NodeRequest, target: Target): readonly ClusterNode[] => {
        const own = nodes.of(request, target);
        return own.length > 0 ? own : nodes.of(request, undefined);
    };
    return networks
        .flatMap((parties) =>
            distinct(targetsOf(nodes, parties.flat()).flat()).map((target) =>
                parties.map((party) => party.flatMap((request) => readFor(request, target))),
            ),
        )
        .map((parties) => networkOf(parties.filter(({ length }) => length > 0)))
        .filter(({ clusters }) => clusters.length > 1);
}

/** The findings about some nodes in company, without those that a file suppresses or its settings leave out. */
function* findingsOf<Company>(
    rules: readonly CompanyRule<Company>[],
    company: Company,
    nodes: readonly ClusterNode[],
    settingsFor: SettingsFor,
): Steps<readonly Diagnostic[]> {
    const files = new Map(
        nodes.flatMap(({ bound }) => bound.config.sources.files).map((file) => [file.uri, file]),
    );
    const main = new Map(
        nodes.flatMap((node) => {
            const [own] = node.bound.config.sources.files;
            return node.bound.config.sources.files.map(({ uri }) => [uri, own] as const);
        }),
    );
    const metas = new Map(rules.map((rule) => [rule.meta.id, rule]));
    const found = yield* runClusterRules(rules, company, nodes);
    return [...files.keys()].flatMap((uri) => {
        const own = main.get(uri);
        if (own === undefined) return [];
        const settings = settingsFor(own);
        const inFile = found.filter((each) => {
            const rule = metas.get(each.rule);
            return each.uri === uri && rule !== undefined && isRun(rule, settings);
        });
        const node = nodes.find(({ bound }) => bound.config.sources.files.some((file) => file.uri === uri));
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
        const found = yield* findingsOf(CLUSTER_RULES, cluster, cluster.nodes, forEachFile(settings));
        runs.push({ view: undefined, found });
    }
    for (const network of networksOf(files, settings, request, read)) {
        yield;
        const nodes = network.clusters.flatMap((each) => each.nodes);
        const found = yield* findingsOf(NETWORK_RULES, network, nodes, forEachFile(settings));
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
    return withComparison(checkFiles(files, settings), files, settings, request);
}

/** The same, from what `checkFiles` says of the files. */
export function withComparison(
    reports: readonly FileReport[],
    files: readonly SourceFile[],
    settings: CheckSettings | SettingsFor,
    request: ClusterRequest,
): readonly FileReport[] {
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
        networks: (request.networks ?? []).map((parties) => parties.map((each) => each.filter(isWhole))),
    };
    const found = finish(comparisonOf(files, settings, whole));
    return reports.map((report) => {
        const own = found.filter(({ uri }) => uri === report.file.uri);
        return own.length === 0
            ? report
            : { ...report, diagnostics: [...report.diagnostics, ...own].sort(byPlace) };
    });
}

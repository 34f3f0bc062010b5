/** A whole deployment: the configurations of its directors, and what the files of all hosts make of them. */
import type { DeploymentFinding, DeploymentRule } from '../cluster/deployment-rule.ts';
import { type DeployedHost, type HostRequest, deploymentOf } from '../cluster/deployment.ts';
import { DEPLOYMENT_RULES } from '../cluster/index.ts';
import type { ClusterNode } from '../cluster/node.ts';
import { type HeldAddress, canonicalAddress } from '../hosts/addresses/index.ts';
import { readHost } from '../hosts/host.ts';
import type { HostFile, Place } from '../hosts/place.ts';
import { vrrpInstances } from '../model/vrrp-instance.ts';
import type { Diagnostic } from '../rules/diagnostic.ts';
import { byPlace } from '../rules/engine.ts';
import { type ClusterRequest, checkTogether, comparisonOf } from './cluster.ts';
import { isRun, withLevels } from './levels.ts';
import { type NodeRequest, Nodes, type ReadNode, readingAnew } from './nodes.ts';
import type { SourceFile } from '../text/source-file.ts';
import { type Steps, finish } from '../text/steps.ts';
import { type FileReport, emptyReport } from './report.ts';
import { type CheckSettings, type SettingsFor, forEachFile } from './settings.ts';

/** Where a host has its configuration of keepalived. */
export const KEEPALIVED_CONF = '/etc/keepalived/keepalived.conf';

/** The file in which a host has that. */
function configOf({ files, configPath = KEEPALIVED_CONF }: HostRequest): HostFile | undefined {
    return files.find(({ path }) => path === configPath);
}

/** The configuration of a host as that of a node. */
function nodeRequestOf({ name, configId }: HostRequest, { file: { uri } }: HostFile): NodeRequest {
    return { uri, name, ...(configId === undefined ? {} : { configId }) };
}

/**
 * The addresses of a node by the interface that has them; an interface of a virtual router of which no file tells it
 * has the first of those that are named for the host.
 */
function addressesOf(
    { bound, target }: ClusterNode,
    { addresses: [named] }: HostRequest,
    held: readonly HeldAddress[],
): ReadonlyMap<string, string> {
    const links = vrrpInstances(bound, target).flatMap((each) => each.interface?.name ?? []);
    return new Map([
        ...(named === undefined ? [] : links.map((name) => [name, named] as const)),
        ...[...held].reverse().map(({ device, address }) => [device, address] as const),
    ]);
}

/** The addresses that virtual routers of some nodes move. */
function virtualAddresses(nodes: readonly ClusterNode[]): ReadonlySet<string> {
    const all = nodes.flatMap(({ bound }) =>
        bound.statements.flatMap(({ children }) =>
            children
                .filter(({ spec }) => spec?.name.startsWith('virtual_ipaddress') === true)
                .flatMap((list) =>
                    list.children.flatMap(({ words }) => words[0]?.text.replace(/\/.*/s, '') ?? []),
                ),
        ),
    );
    return new Set(all.map((text) => canonicalAddress(text) ?? text));
}

function diagnosticOf(
    { meta }: DeploymentRule,
    finding: DeploymentFinding,
    place: Place,
    targets: readonly string[],
): Diagnostic {
    return {
        rule: meta.id,
        severity: finding.severity ?? meta.severity,
        origin: meta.origin,
        targets,
        message: finding.message,
        uri: place.file.uri,
        span: place.span,
        related: (finding.related ?? []).map(({ file, span, message }) => ({ uri: file.uri, span, message })),
        fixes: [],
    };
}

/** The hosts with the configurations of their directors read, for the first target of each. */
export function deployedHosts(
    hosts: readonly HostRequest[],
    settingsFor: SettingsFor,
    read: ReadNode = readingAnew(),
): readonly DeployedHost[] {
    const files = hosts.flatMap((request) => configOf(request)?.file ?? []);
    const nodes = new Nodes(files, settingsFor, read);
    const known = hosts.map((request) => {
        const config = configOf(request);
        const [node] = config === undefined ? [] : nodes.of(nodeRequestOf(request, config), undefined);
        return { request, node };
    });
    const virtual = virtualAddresses(known.flatMap(({ node }) => node ?? []));
    return known.map(({ request, node }): DeployedHost => {
        const host = readHost(request.name, request.files, request.listens);
        // Those on interfaces to which packets come from outside, and that stay where they are.
        const held = host.addresses.filter(
            ({ address, isLoopbackKind }) => !isLoopbackKind && !virtual.has(address),
        );
        const named = request.addresses.map((each) => canonicalAddress(each) ?? each);
        return {
            name: request.name,
            host,
            own: new Set([...named, ...held.map(({ address }) => address)]),
            request,
            ...(node === undefined ? {} : { node: { ...node, addresses: addressesOf(node, request, held) } }),
        };
    });
}

/** What the rules say of the hosts; each finding is silenced by the settings of the file in which it stands. */
function* hostFindings(
    deployed: readonly DeployedHost[],
    settingsFor: SettingsFor,
): Steps<readonly Diagnostic[]> {
    const deployment = deploymentOf(deployed);
    const targets = [...new Set(deployment.directors.flatMap(({ node }) => node?.target.name ?? []))];
    const found: Diagnostic[] = [];
    for (const rule of DEPLOYMENT_RULES) {
        yield;
        rule.judge(deployment, (finding) => {
            const { place } = finding;
            if (place === undefined) return;
            const settings = settingsFor(place.file);
            if (!isRun(rule, settings)) return;
            found.push(...withLevels([diagnosticOf(rule, finding, place, targets)], settings));
        });
    }
    return found;
}

/** The configurations of the directors, and that they belong together. */
function directorsOf(hosts: readonly HostRequest[]): {
    readonly files: readonly SourceFile[];
    readonly cluster: ClusterRequest;
} {
    const configs = hosts.flatMap((request) => {
        const config = configOf(request);
        return config === undefined ? [] : [{ request: nodeRequestOf(request, config), file: config.file }];
    });
    return {
        files: [...new Map(configs.map(({ file }) => [file.uri, file])).values()],
        cluster: { named: [configs.map(({ request }) => request)], others: [] },
    };
}

/** What is to be said of the hosts of a deployment, and of its directors as nodes that belong together. */
export function* deploymentFindings(
    hosts: readonly HostRequest[],
    settingsFor: SettingsFor,
    read: ReadNode,
): Steps<readonly Diagnostic[]> {
    const { files, cluster } = directorsOf(hosts);
    const compared = yield* comparisonOf(files, settingsFor, cluster, read);
    const found = yield* hostFindings(deployedHosts(hosts, settingsFor, read), settingsFor);
    return [...compared, ...found];
}

/**
 * Judges a deployment. The configurations of keepalived have reports as in a check of the files of nodes that belong
 * together; the other files of the hosts, and the description, have one where something is found in them.
 */
export function checkDeployment(
    hosts: readonly HostRequest[],
    settings: CheckSettings | SettingsFor,
): readonly FileReport[] {
    const settingsFor = forEachFile(settings);
    const { files, cluster } = directorsOf(hosts);
    const reports = checkTogether(files, settingsFor, cluster);
    const found = finish(hostFindings(deployedHosts(hosts, settingsFor), settingsFor));
    const known = new Set(reports.map(({ file }) => file.uri));
    const others = new Map(
        hosts
            .flatMap(({ files: own, place }) => [
                ...own.map(({ file }) => file),
                ...(place === undefined ? [] : [place.file]),
            ])
            .filter(({ uri }) => !known.has(uri))
            .map((file) => [file.uri, file]),
    );
    return [...reports, ...[...others.values()].map(emptyReport)]
        .map((report) => {
            const own = found.filter(({ uri }) => uri === report.file.uri);
            return { ...report, diagnostics: [...report.diagnostics, ...own].sort(byPlace) };
        })
        .filter(({ file, diagnostics }) => known.has(file.uri) || diagnostics.length > 0);
}

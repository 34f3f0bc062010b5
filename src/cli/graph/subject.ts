/** What `kalint graph` is asked to draw: machines with their configurations, and what is found in these. */
import { checkSettingsOf } from '../../config/check-settings.ts';
import type { Machine } from '../../graph/machine.ts';
import { machinesOf } from '../../graph/picture.ts';
import { readDeployment } from '../../node/deployment.ts';
import { includesOnHosts } from '../../node/host-includes.ts';
import { checkDeployment, deployedHosts } from '../../service/deployment.ts';
import type { FileReport } from '../../service/report.ts';
import { DEFAULT_SETTINGS, type SettingsFor } from '../../service/settings.ts';
import { topologyOf } from '../../service/topology.ts';
import { collect } from '../check/collected.ts';
import type { Given } from '../check/settings.ts';
import type { Io } from '../io.ts';
import { readNodes } from '../read/nodes.ts';
import { say } from '../say.ts';
import type { GraphOptions } from './options.ts';

/** What is to be drawn. */
export interface Subject {
    readonly machines: readonly Machine[];
    readonly reports: readonly FileReport[];
}

/** The nodes whose configurations some operands are; undefined after a word about what cannot be read. */
export async function filesSubject(
    operands: readonly string[],
    options: GraphOptions,
    given: Given,
    io: Io,
): Promise<Subject | undefined> {
    const read = await readNodes(operands, options, given, io);
    if (read === undefined) return undefined;
    const { files, settingsFor } = read;
    const { nodes, reports } = topologyOf(files, settingsFor);
    return { machines: machinesOf(nodes), reports };
}

/** The hosts of a deployment; undefined after a word about what cannot be read. */
export async function deploymentSubject(
    operand: string,
    options: GraphOptions,
    given: Given,
    io: Io,
): Promise<Subject | undefined> {
    const deployment = readDeployment(operand);
    const told = deployment.ok ? deployment.failures.map(({ message }) => message) : deployment.faults;
    for (const message of told) say(io, message);
    if (!deployment.ok || told.length > 0) return undefined;
    const { hosts } = deployment;
    const uris = [...new Set(hosts.flatMap(({ files }) => files.map(({ file }) => file.uri)))];
    const collected = await collect(uris, options, given, io);
    if (collected === undefined) return undefined;
    const includesIn = includesOnHosts(hosts);
    const settings = new Map([...collected.settings].map(([uri, own]) => [uri, checkSettingsOf(own)]));
    const settingsFor: SettingsFor = (file) => ({
        ...(settings.get(file.uri) ?? DEFAULT_SETTINGS),
        includes: includesIn(file),
    });
    const machines = deployedHosts(hosts, settingsFor).map(({ name, own, node, request }): Machine => {
        const { configId, place, files } = request;
        return {
            name: node?.name ?? name,
            ...(node === undefined ? {} : { node }),
            ...(configId === undefined ? {} : { configId }),
            uris: files.map(({ file }) => file.uri),
            addresses: own,
            ...(place === undefined ? {} : { described: place }),
        };
    });
    return { machines, reports: checkDeployment(hosts, settingsFor) };
}

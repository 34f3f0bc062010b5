/** Deployments on disk: a folder with a folder for each host, or a description of the hosts. */
import { type Stats, existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { HostRequest } from '../cluster/deployment.ts';
import { type DescribedHost, type Description, readDescription } from '../config/deployment.ts';
import { LISTENS } from '../config/deployment-schema.ts';
import type { Fault, Path } from '../config/structured.ts';
import { listener } from '../hosts/listening/listener.ts';
import type { HostFile } from '../hosts/place.ts';
import { faultLines } from '../report/faults.ts';
import type { SourceFile } from '../text/source-file.ts';
import { type Failure, failure, failureOf } from './failure.ts';
import { HostReader, type Limits, readMirror } from './mirror.ts';
import { readSource } from './read.ts';

/** The hosts of a deployment, and which of their files could not be read. */
export interface Deployment {
    /** In the order of the description, those of a folder sorted by name. */
    readonly hosts: readonly HostRequest[];
    readonly failures: readonly Failure[];
}

/** A deployment, or why it is none, a line each. */
export type DeploymentResult =
    ({ readonly ok: true } & Deployment) | { readonly ok: false; readonly faults: readonly string[] };

/** The names of a description in the folder of a deployment; one of them may stand there. */
export const DESCRIPTION_NAMES = ['deployment.yaml', 'deployment.yml', 'deployment.json'] as const;

/** What nobody's setup of hosts exceeds. */
const LIMITS: Limits = { files: 10_000, characters: 64 * 1024 * 1024 };

/**
 * Reads the deployment that a folder or a description is. A folder with a description is what that says; otherwise
 * each folder in it is a host, and mirrors its files.
 */
export function readDeployment(operand: string, limits = LIMITS): DeploymentResult {
    let stats: Stats;
    try {
        stats = statSync(operand);
    } catch (error) {
        return faulty(failureOf(error, operand, 'reading').message);
    }
    const reader = new HostReader(limits);
    const [first, second] = stats.isDirectory()
        ? DESCRIPTION_NAMES.map((name) => join(operand, name)).filter((path) => existsSync(path))
        : [operand];
    if (second !== undefined)
        return faulty(`${first ?? ''} and ${second} stand in one folder; one has to go`);
    const result = first === undefined ? ofFolder(operand, reader) : ofDescription(first, reader);
    return reader.excess === undefined
        ? result
        : faulty(`${operand}: holds ${reader.excess}; leave there only what sets the hosts up`);
}

function faulty(...faults: readonly string[]): DeploymentResult {
    return { ok: false, faults };
}

/** The deployment of a folder without a description. */
function ofFolder(folder: string, reader: HostReader): DeploymentResult {
    let names: readonly string[];
    try {
        names = readdirSync(folder, { withFileTypes: true })
            .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
            .map(({ name }) => name)
            .sort();
    } catch (error) {
        return faulty(failureOf(error, folder, 'reading').message);
    }
    const mirrors = names.map((name) => ({ name, ...readMirror(join(folder, name), reader) }));
    if (mirrors.length === 0)
        return faulty(
            `${folder}: is no deployment: there is neither a folder for each host nor a ${DESCRIPTION_NAMES[0]}`,
        );
    const empty = mirrors.filter(({ files, failures }) => files.length + failures.length === 0);
    if (empty.length > 0)
        return faulty(...empty.map(({ name }) => `${join(folder, name)}: has no file of a host`));
    return {
        ok: true,
        hosts: mirrors.map(({ name, files }) => ({ name, addresses: [], files })),
        failures: mirrors.flatMap(({ failures }) => failures),
    };
}

/** The deployment that a file describes. */
function ofDescription(path: string, reader: HostReader): DeploymentResult {
    const source = readSource(path);
    if (!source.ok) return faulty(source.failure.message);
    const { file, encoding } = source.value;
    if (encoding !== 'utf-8') return faulty(`${path}: is not UTF-8`);
    const description = readDescription(file);
    if (!description.ok) return faulty(...faultLines(file, description.faults));
    const hosts = description.hosts.map(([name, host]) => readHost(name, host, description, file, reader));
    const faults = hosts.flatMap((host) => host.faults);
    if (faults.length > 0) return faulty(...faultLines(file, faults));
    return {
        ok: true,
        hosts: hosts.map(({ request }) => request),
        failures: hosts.flatMap(({ failures }) => failures),
    };
}

/** A host of a description with its files, and what of it cannot be followed. */
function readHost(
    name: string,
    { role, addresses = [], root, files: named = {}, listens = [], firewall, configId }: DescribedHost,
    { spanOf }: Description,
    description: SourceFile,
    reader: HostReader,
): { request: HostRequest; failures: readonly Failure[]; faults: readonly Fault[] } {
    const files = new Map<string, HostFile>();
    const failures: Failure[] = [];
    const faults: Fault[] = [];
    const at = ['hosts', name];
    const add = (path: Path, message: string, part: 'key' | 'value' = 'value'): void => {
        faults.push({ span: spanOf(path, part), path, message });
    };
    const placeOf = (entry: string): string =>
        entry.startsWith('/') ? entry : join(dirname(description.uri), entry);
    if (root !== undefined) {
        const folder = placeOf(root);
        const useless = noFolder(folder);
        if (useless === undefined) {
            const mirror = readMirror(folder, reader);
            for (const file of mirror.files) files.set(file.path, file);
            failures.push(...mirror.failures);
        } else add([...at, 'root'], useless.message);
    }
    for (const [path, entry] of Object.entries(named)) {
        const result = reader.read(placeOf(entry));
        if (result.ok) files.set(path, { path, file: result.value });
        else if (isNoText(result.failure)) failures.push(result.failure);
        else add([...at, 'files', path], result.failure.message);
    }
    if (role === undefined && files.size + failures.length + faults.length === 0)
        add(at, 'has neither a file nor a role', 'key');
    const request = {
        name,
        addresses,
        files: [...files.values()],
        place: { file: description, span: spanOf(at, 'key') },
        listens: listens.flatMap((text, index) => {
            const [, port, protocol] = LISTENS.exec(text) ?? [];
            const place = { file: description, span: spanOf([...at, 'listens', index]) };
            return listener('*', Number(port), { protocol: protocol === 'udp' ? 'udp' : 'tcp', place }) ?? [];
        }),
        ...(firewall === undefined ? {} : { firewall }),
        ...(role === undefined ? {} : { role }),
        ...(configId === undefined ? {} : { configId }),
    };
    return { request, failures, faults };
}

function isNoText({ kind }: Failure): boolean {
    return kind === 'binary' || kind === 'too-large';
}

/** Why a folder that a description names is none; undefined where it is one. */
function noFolder(path: string): Failure | undefined {
    try {
        return statSync(path).isDirectory() ? undefined : failure('special', path, 'is no folder');
    } catch (error) {
        return failureOf(error, path, 'reading');
    }
}

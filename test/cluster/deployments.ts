/** Deployments of the fixtures, and changes to them. */
import { join } from 'node:path';
import type { HostRequest } from '../../src/cluster/deployment.ts';
import { readDeployment } from '../../src/node/deployment.ts';
import { newestTarget } from '../../src/schema/targets.ts';
import { checkDeployment } from '../../src/service/deployment.ts';
import type { Preset } from '../../src/service/settings.ts';
import { createSourceFile, positionAt } from '../../src/text/source-file.ts';

const fixtures = join(import.meta.dirname, '../../fixtures');

/** The texts of the hosts' files, by host and path: `lb1/etc/nftables.conf`. */
export type Texts = Map<string, string>;

/** Makes a change to the texts. */
export type Change = (texts: Texts) => void;

/** A fault in words, the changes that make it, and what is found: `FILE:LINE rule`. */
export type Fault = readonly [string, readonly Change[], string];

/** What looks like a fault and is none, in words, and the changes that make it. */
export type Sound = readonly [string, readonly Change[]];

/** The hosts of a folder or a description of the fixtures. */
export function hostsOf(name: string): readonly HostRequest[] {
    const read = readDeployment(join(fixtures, name));
    if (!read.ok) throw new Error(read.faults.join('\n'));
    return read.hosts;
}

/** The hosts after some changes to their files, which then are called by host and path. */
export function changed(hosts: readonly HostRequest[], changes: readonly Change[]): readonly HostRequest[] {
    const texts: Texts = new Map(
        hosts.flatMap(({ name, files }) => files.map(({ path, file }) => [name + path, file.text])),
    );
    for (const change of changes) change(texts);
    return hosts.map((host) => ({
        ...host,
        files: [...texts]
            .filter(([key]) => key.startsWith(`${host.name}/`))
            .map(([key, text]) => ({ path: key.slice(host.name.length), file: createSourceFile(key, text) })),
    }));
}

function textAt(texts: Texts, key: string): string {
    const text = texts.get(key);
    if (text === undefined) throw new Error(`there is no ${key}`);
    return text;
}

/** Replaces a stretch of a file, or takes it out. */
export function swap(key: string, from: string | RegExp, to = ''): Change {
    return (texts) => {
        const text = textAt(texts, key);
        const after = text.replace(from, () => to);
        if (after === text) throw new Error(`"${String(from)}" is not in ${key}`);
        texts.set(key, after);
    };
}

/** Appends a line to a file, which may be a new one. */
export function add(key: string, line: string): Change {
    return (texts) => {
        texts.set(key, `${texts.get(key) ?? ''}${line}\n`);
    };
}

/** Takes away the files whose host and path begin so. */
export function drop(start: string): Change {
    return (texts) => {
        const keys = [...texts.keys()].filter((key) => key.startsWith(start));
        if (keys.length === 0) throw new Error(`there is nothing at ${start}`);
        for (const key of keys) texts.delete(key);
    };
}

/** What is found in some hosts: `FILE:LINE rule`, a file of the fixtures by its path below them. */
export function findings(
    hosts: readonly HostRequest[],
    { preset = 'recommended', area = '' }: { preset?: Preset; area?: string } = {},
): string[] {
    return checkDeployment(hosts, { targets: [newestTarget()], preset }).flatMap(({ file, diagnostics }) =>
        diagnostics
            .filter(({ rule }) => rule.startsWith(area))
            .map(
                ({ rule, span }) =>
                    `${file.uri.replace(`${fixtures}/`, '')}:${positionAt(file, span.start).line + 1} ${rule}`,
            ),
    );
}

/** The conditions of the host that kalint names: the real program's exit status changes with each. */
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findTarget } from '../../src/schema/targets.ts';
import { checkFile } from '../../src/service/check.ts';
import { createSourceFile } from '../../src/text/source-file.ts';
import { CASES, type End, type Host, type HostCase } from './host-cases.ts';
import type { Program } from './keepalived.ts';
import { type Namespace, makeNamespace, setInterfaces, spawnIn } from './namespace.ts';
import { programs } from './programs.ts';

/** Writes the files of a host, and returns the commands that put its users in place of the machine's. */
async function prepare(host: Host, folder: string, root: string): Promise<string> {
    for (const [name, mode] of Object.entries(host.files ?? {})) {
        const path = name.replace('DIR', folder);
        await mkdir(name.endsWith('/') ? path : dirname(path), { recursive: true });
        if (!name.endsWith('/')) await writeFile(path, '#!/bin/sh\n');
        await chmod(path, mode);
    }
    const mounts: string[] = [];
    for (const [file, fields] of [
        ['passwd', '4321:4321::/:/bin/false'],
        ['group', '4321:'],
    ] as const) {
        const own = join(folder, file);
        const lines = (host.users ?? []).map((user) => `${user}:x:${fields}\n`).join('');
        await writeFile(own, `${await readFile(`${root}/etc/${file}`, 'utf8')}${lines}`);
        mounts.push(`mount --bind ${own} ${root}/etc/${file} && `);
    }
    return mounts.join('');
}

/** Runs the config test of a text on a host; `judge` is given the text with its folder. */
async function endOn(
    program: Program,
    namespace: Namespace,
    host: Host,
    { text }: HostCase,
    judge: (text: string, folder: string) => void,
): Promise<End> {
    const { root = '', path } = program;
    const folder = await mkdtemp(`${root}/opt/kalint-`);
    try {
        await chmod(folder, 0o755);
        const inside = folder.slice(root.length);
        const own = text.replaceAll('DIR', inside);
        judge(own, inside);
        await writeFile(join(folder, 'keepalived.conf'), own);
        await setInterfaces(namespace, host.interfaces ?? []);
        const change = root === '' ? '' : `chroot ${root} `;
        const command = `${await prepare(host, folder, root)}exec ${change}${path} -t -f ${inside}/keepalived.conf`;
        const child = spawnIn(namespace, ['timeout', '5', 'unshare', '-m', 'sh', '-c', command]);
        child.stdout?.resume();
        child.stderr?.resume();
        return await new Promise((done, fail) => {
            child.once('error', fail);
            child.once('close', (code, signal) => {
                done(code === 143 ? 'SIGTERM' : (code ?? signal ?? 'no end'));
            });
        });
    } finally {
        await rm(folder, { recursive: true, force: true });
    }
}

const tried = programs.filter(({ root = '' }) => existsSync(`${root}/opt`));

describe.skipIf(tried.length === 0)('what of the host decides', () => {
    let namespace: Namespace | undefined;
    beforeAll(async () => {
        namespace = await makeNamespace();
    });
    afterAll(async () => {
        if (namespace !== undefined) await setInterfaces(namespace, []);
    });

    const runs = tried.flatMap((program) =>
        CASES.filter(({ releases = [program.release] }) => releases.includes(program.release)).map(
            (each) => [program.release, each.title, program, each] as const,
        ),
    );

    it.each(runs)('for %s: %s', async (_, __, program, each) => {
        const target = findTarget(program.target);
        if (target === undefined || namespace === undefined) throw new Error('not set up');
        const judge = (text: string, folder: string): void => {
            const file = createSourceFile('keepalived.conf', text);
            const report = checkFile(file, { targets: [target], preset: 'recommended' });
            expect(report.diagnostics.filter(({ origin }) => origin === 'keepalived')).toEqual([]);
            expect(report.configTest).toEqual({ [target.name]: 'depends' });
            expect(report.conditions).toContain(each.condition.replaceAll('DIR', folder));
        };
        expect({
            there: await endOn(program, namespace, each.there, each, judge),
            absent: await endOn(program, namespace, each.absent ?? {}, each, judge),
        }).toEqual(each.ends);
    });
});

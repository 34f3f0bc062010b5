/**
 * Images that stand in for those of a registry: a shell, Node and kalint, without the tools that would fetch and build
 * it there. What a build does with them it does in the real buildah.
 */
import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, cpSync, mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildDist } from '../../server/client.ts';
import type { Place } from './machine.ts';

const TEST_FOLDER = process.env['KALINT_TEST_FOLDER'] ?? '';

/** The words of a call of buildah that needs neither a daemon nor more of the kernel than a chroot. */
export function inImage(command: string, ...argv: readonly string[]): readonly string[] {
    const store = join(TEST_FOLDER, 'containers');
    const folders = ['--root', join(store, 'storage'), '--runroot', join(store, 'run')];
    const isolated = ['bud', 'from', 'run'].includes(command) ? ['--isolation', 'chroot'] : [];
    return ['buildah', '--storage-driver', 'vfs', ...folders, command, ...isolated, ...argv];
}

/** A tree of files with a shell and a few programs that do nothing. */
function tree(idle: readonly string[]): string {
    const root = mkdtempSync(join(TEST_FOLDER, 'image-'));
    for (const folder of ['bin', 'usr/bin', 'etc', 'tmp', 'opt/kalint', 'root'])
        mkdirSync(join(root, folder), { recursive: true });
    const busybox = execFileSync('sh', ['-c', 'command -v busybox'], { encoding: 'utf8' }).trim();
    copyFileSync(busybox, join(root, 'bin/busybox'));
    for (const name of ['sh', 'cat', 'ls', 'env']) symlinkSync('/bin/busybox', join(root, 'bin', name));
    symlinkSync('/bin/busybox', join(root, 'usr/bin/env'));
    for (const name of idle) {
        writeFileSync(join(root, 'bin', name), '#!/bin/sh\n');
        chmodSync(join(root, 'bin', name), 0o755);
    }
    return root;
}

/** Adds Node with the libraries that it is linked with, and kalint. */
function addKalint(root: string): void {
    const libraries = execFileSync('ldd', [process.execPath], { encoding: 'utf8' });
    for (const [path] of libraries.matchAll(/\/\S+/g)) {
        mkdirSync(dirname(join(root, path)), { recursive: true });
        copyFileSync(path, join(root, path));
    }
    copyFileSync(process.execPath, join(root, 'usr/bin/node'));
    cpSync(buildDist(), join(root, 'opt/kalint/dist'), { recursive: true });
    symlinkSync('/opt/kalint/dist/kalint.cjs', join(root, 'usr/bin/kalint'));
}

/** Makes the images that the Containerfile of the page begins with. */
export function makeImages({ run }: Place): void {
    const node = tree(['git', 'npm']);
    addKalint(node);
    for (const [name, root] of [
        ['node:20', node],
        ['debian:12', tree(['apt-get'])],
    ] as const) {
        const container = run(inImage('from', 'scratch')).out.trim();
        run(inImage('copy', container, root, '/'));
        const { status, err } = run(inImage('commit', container, name));
        if (status !== 0) throw new Error(err);
    }
}

/** Removes the containers and images, whose files are of other users. */
export function removeImages(): void {
    const [program = '', ...argv] = inImage('rm', '--all');
    execFileSync(program, argv);
    const [, ...images] = inImage('rmi', '--all', '--force');
    execFileSync(program, images);
}

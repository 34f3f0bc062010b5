/** The file system of a guest: archives of cpio, which the kernel unpacks one after another. */
import { execFileSync, spawnSync } from 'node:child_process';
import {
    cpSync,
    mkdirSync,
    mkdtempSync,
    readdirSync,
    realpathSync,
    rmSync,
    statSync,
    symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { type Ingredients, MODULES } from './programs.ts';

const GUEST = join(import.meta.dirname, 'guest');

/** An archive of paths below a folder, folders before what is in them; `follow` puts files in place of links. */
function archive(folder: string, paths: readonly string[], follow: boolean): Buffer {
    const flags = ['--create', '--format=newc', '--null', '--quiet', '--owner=0:0'];
    return execFileSync('cpio', follow ? [...flags, '--dereference'] : flags, {
        cwd: folder,
        input: paths.join('\0'),
        maxBuffer: 256 * 1024 * 1024,
    });
}

/** All paths below a folder, relative to it, folders before what is in them. */
function below(folder: string): string[] {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
}

/** The libraries that programs load. */
function librariesOf(programs: readonly string[]): readonly string[] {
    // Its status tells of programs without any, such as busybox, too.
    const { stdout } = spawnSync('ldd', programs, { encoding: 'utf8' });
    return stdout.match(/(?<=\s)\/\S+(?= \()/g) ?? [];
}

/** The files of the modules and of those that they need, with the lists by which they are found. */
function modulesOf(release: string): readonly string[] {
    const shown = ['-S', release, '--show-depends', '--all', ...MODULES];
    const files = execFileSync('modprobe', shown, { encoding: 'utf8' }).match(/\/\S+/g) ?? [];
    const folder = `/lib/modules/${release}`;
    const lists = readdirSync(folder).filter((name) => name.startsWith('modules.'));
    return [...files, ...lists.map((name) => join(folder, name))];
}

/** What all guests have in common: all that comes from this machine. */
export function commonArchive({ kernel, programs, files }: Ingredients): Buffer {
    const inside = files.flatMap((path) =>
        statSync(path).isDirectory() ? below(path).map((each) => join(path, each)) : [path],
    );
    const all = new Set<string>();
    const add = (path: string): void => {
        if (path === '/' || all.has(path)) return;
        add(dirname(path));
        all.add(path);
    };
    for (const path of [...programs, ...librariesOf(programs), ...modulesOf(kernel.release), ...inside])
        // `/lib` and others are links, without which each file is in one place.
        add(join(realpathSync(dirname(path)), basename(path)));
    return archive(
        '/',
        [...all].map((path) => path.slice(1)),
        true,
    );
}

/** What a guest has of its own: the scripts of this folder, and a set in `/lab/set`. */
export function ownArchive(set: string): Buffer {
    const folder = mkdtempSync(join(tmpdir(), 'kalint-lab-'));
    try {
        for (const name of ['bin', 'sbin', 'lib', 'lib64']) symlinkSync(`usr/${name}`, join(folder, name));
        for (const name of ['proc', 'sys', 'dev', 'run', 'tmp', 'lab']) mkdirSync(join(folder, name));
        symlinkSync('lab/guest/init', join(folder, 'init'));
        cpSync(GUEST, join(folder, 'lab/guest'), { recursive: true });
        cpSync(set, join(folder, 'lab/set'), { recursive: true });
        return archive(folder, below(folder), false);
    } finally {
        rmSync(folder, { recursive: true });
    }
}

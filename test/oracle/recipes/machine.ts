/** A folder to work in, with kalint on the path of the programs that are run there. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildDist } from '../../server/client.ts';

/** How a program ended, and what it printed. */
export interface Run {
    readonly status: number | null;
    readonly out: string;
    readonly err: string;
}

/** A folder in which programs find kalint. */
export interface Place {
    readonly path: (...names: readonly string[]) => string;
    readonly write: (name: string, text: string, mode?: number) => void;
    /** Runs a program in this folder or one below it. */
    readonly run: (
        argv: readonly string[],
        options?: { readonly cwd?: string; readonly env?: Readonly<Record<string, string>> },
    ) => Run;
    /** Runs git, and throws where that fails. */
    readonly git: (...argv: readonly string[]) => string;
}

/** A configuration that is sound. */
export const SOUND = 'global_defs {\n    router_id lb1\n}\n';

/** One with a fault for every release, which a word on standard output tells. */
export const FAULTY = 'virtual_sever 192.0.2.10 80 {\n    real_server 192.0.2.11 80 {\n    }\n}\n';

/** What kalint calls the fault. */
export const FAULT = 'syntax/unknown-keyword';

/** A new folder; it goes with that of all tests. */
export function makePlace(): Place {
    const folder = mkdtempSync(join(process.env['KALINT_TEST_FOLDER'] ?? '', 'recipe-'));
    const path = (...names: readonly string[]): string => join(folder, 'work', ...names);
    const bin = join(folder, 'bin');
    mkdirSync(bin);
    mkdirSync(path());
    symlinkSync(join(buildDist(), 'kalint.cjs'), join(bin, 'kalint'));
    const config = join(folder, 'gitconfig');
    writeFileSync(config, '[user]\nname = Test\nemail = test@example.com\n[safe]\ndirectory = *\n');
    // Nothing that npm and git tell the programs that they run, nor a service that the tests run in.
    const own = Object.entries(process.env).filter(([name]) => !/^(?:npm|git|ci)(?:_|$)/i.test(name));
    const base = {
        ...Object.fromEntries(own),
        GIT_CONFIG_GLOBAL: config,
        HOME: folder,
        PATH: `${bin}:${process.env['PATH'] ?? ''}`,
    };
    const run: Place['run'] = ([program = '', ...argv], { cwd = path(), env = {} } = {}) => {
        const { status, stdout, stderr, error } = spawnSync(program, argv, {
            cwd,
            env: { ...base, ...env },
            encoding: 'utf8',
            timeout: 300_000,
        });
        if (error !== undefined) throw error;
        return { status, out: stdout, err: stderr };
    };
    return {
        path,
        run,
        write: (name, text, mode) => {
            mkdirSync(dirname(path(name)), { recursive: true });
            writeFileSync(path(name), text, { mode });
        },
        git: (...argv) => {
            const { status, out, err } = run(['git', ...argv]);
            if (status !== 0) throw new Error(`git ${argv.join(' ')}: ${err}`);
            return out;
        },
    };
}

/** A place with a sound and a faulty configuration, as a runner checks it out. */
export function checkout(): Place {
    const place = makePlace();
    place.write('staging/keepalived.conf', SOUND);
    place.write('production/lb 1/keepalived.conf', FAULTY);
    return place;
}

/** Commits all that changed in a place; answers whether that was let through, and what was printed. */
export function commitAll({ git, run }: Place): { readonly done: boolean; readonly out: string } {
    git('add', '--all');
    const { status, out, err } = run(['git', 'commit', '-m', 'A change']);
    return { done: status === 0, out: out + err };
}

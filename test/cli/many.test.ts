import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { readStore, writeStore } from '../../src/node/cache.ts';
import { threadsFor } from '../../src/cli/check/many/work.ts';
import { WRITER } from '../../src/cli/check/many/cache.ts';
import { folderOf } from '../node/folder.ts';
import { buildDist } from '../server/client.ts';
import { type Outcome, kalint } from './run.ts';
import { BROKEN, CLEAN, DEPRECATED, OWN_WARNING } from './texts.ts';

const fixtures = fileURLToPath(new URL('../../fixtures', import.meta.url));
let dist = '';

beforeAll(() => {
    dist = buildDist();
}, 300_000);

/** Runs the bundle, which is what can start threads. */
function run(cwd: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Outcome {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(dist, 'kalint.cjs'), ...args], {
        cwd,
        env: { ...process.env, ...env },
        encoding: 'utf8',
        timeout: 120_000,
        maxBuffer: Infinity,
    });
    return { status: status ?? -1, out: stdout, err: stderr };
}

/** A pair that a configuration names, files that include each other and settings of their own. */
function mixedFolder(): string {
    const folder = folderOf({
        'kalint.config.yaml': [
            'nodes: [{ name: lb1, file: pair/lb1.conf }, { name: lb2, file: pair/lb2.conf }]',
            'pairs: [[lb1, lb2]]',
            'files: ["**/*.conf"]',
            'overrides:',
            '    - files: ["old/**"]',
            '      targets: [centos-7, debian-12]',
            '      preset: strict',
            '',
        ].join('\n'),
        'keepalived.conf': 'include part.conf\ninclude only/in-*.conf\ninclude gone.conf\n',
        'other/keepalived.conf': 'include ../part.conf\n',
        'part.conf': `${BROKEN}vrrp_script x {\n    script /bin/true\n}\n`,
        'only/in-one.conf': `include ../part.conf\n${DEPRECATED}`,
        'old/keepalived.conf': DEPRECATED,
        'ids.conf': '@lb1 global_defs {\n@lb1 }\n@lb2 ; x\n',
        'own.conf': OWN_WARNING,
    });
    cpSync(join(fixtures, 'cluster/failover/failing-node-keeps/bad'), join(folder, 'pair'), {
        recursive: true,
    });
    return folder;
}

describe('several threads', () => {
    it('are used where they pay, with more processors earlier', () => {
        expect(threadsFor(3_000_000, 1)).toBe(1);
        expect(threadsFor(3_000_000, 2)).toBe(1);
        expect(threadsFor(3_000_000, 4)).toBe(4);
        expect(threadsFor(20_000_000, 2)).toBe(2);
        expect(threadsFor(20_000_000, 1)).toBe(1);
    });

    it.each([
        ['a folder', ['.']],
        ['files that are named', ['keepalived.conf', 'part.conf', 'old/keepalived.conf', 'pair/lb1.conf']],
        ['an included file before the one that includes it', ['part.conf', 'keepalived.conf']],
        ['a pair', ['--pair', '--fail-on', 'warning', 'pair/lb1.conf', 'pair/lb2.conf']],
    ])('say the same of %s as one, in the same order', (_, operands) => {
        const folder = mixedFolder();
        for (const format of ['json', 'pretty']) {
            const one = run(folder, ['--jobs', '1', '--format', format, ...operands]);
            const several = run(folder, ['--jobs', '3', '--format', format, ...operands]);
            expect(one.status).toBe(1);
            expect(several).toEqual(one);
        }
    });

    it('read standard input as one does', async () => {
        const folder = folderOf({ 'a.conf': 'include b.conf\n', 'b.conf': BROKEN });
        const path = join(folder, 'a.conf');
        const { out } = await kalint(['--jobs', '1', '--format', 'unix', '-', path], { stdin: BROKEN });
        const result = spawnSync(
            process.execPath,
            [join(dist, 'kalint.cjs'), '--jobs', '2', '--format', 'unix', '-', path],
            { input: BROKEN, encoding: 'utf8' },
        );
        expect(result.stdout).toBe(out);
        expect(out).toMatch(/^<stdin>:1:1/);
    });

    it.each([
        ['that ends', 'process.exit(0)', 'worker exited with code: 0'],
        ['that fails', 'throw new Error("no more")', 'no more'],
    ])('one %s before its work is done is a fault of kalint', (_, end, words) => {
        const folder = folderOf({
            'a.conf': CLEAN,
            'b.conf': BROKEN,
            'end.cjs': `if (!require('node:worker_threads').isMainThread) ${end};\n`,
        });
        const { status, err } = run(folder, ['--jobs', '2', 'a.conf', 'b.conf'], {
            NODE_OPTIONS: `--require=${join(folder, 'end.cjs')}`,
        });
        expect(status).toBe(3);
        expect(err).toBe(`kalint: internal error: ${words}, please report\n`);
    });

    it.each(['0', '-1', 'two', '1.5'])('are not %s', async (jobs) => {
        const { status, err } = await kalint([`--jobs=${jobs}`, 'a.conf']);
        expect(status).toBe(2);
        expect(err).toContain('It is a number from 1 on.');
    });
});

/** The one file of a cache. */
function storeIn(folder: string): string {
    const [name, ...others] = readdirSync(folder);
    expect(others).toEqual([]);
    return join(folder, name ?? '');
}

/** Runs kalint with a cache and without, which must say the same; answers whether the cache was written. */
async function sameWithCache(cache: string, args: readonly string[]): Promise<boolean> {
    const inode = (): number | undefined =>
        statSync(cache, { throwIfNoEntry: false }) === undefined ? undefined : statSync(storeIn(cache)).ino;
    const before = inode();
    const cached = await kalint(['--cache-location', cache, '--format', 'json', ...args]);
    expect(cached).toEqual(await kalint(['--format', 'json', ...args]));
    return inode() !== before;
}

describe('the cache', () => {
    it('is written by the first run, and the second one says the same from it', async () => {
        const folder = mixedFolder();
        const cache = join(folder, 'cache');
        expect(await sameWithCache(cache, [folder])).toBe(true);
        expect(await sameWithCache(cache, [folder])).toBe(false);
    });

    it('is what a second run speaks from, and can be read by its user only', async () => {
        const folder = folderOf({ 'a.conf': BROKEN });
        const cache = join(folder, 'cache');
        const args = ['--cache-location', cache, '--format', 'unix', join(folder, 'a.conf')];
        await kalint(args);
        const path = storeIn(cache);
        expect(statSync(cache).mode & 0o777).toBe(0o700);
        expect(statSync(path).mode & 0o777).toBe(0o600);
        const texts = [...readStore(path, WRITER)];
        expect(texts).toHaveLength(1);
        const changed = texts.map(([key, text]) => [key, text.replace(/"message":"/g, '$&CACHED ')] as const);
        writeStore(cache, path, WRITER, new Map(changed));
        expect((await kalint(args)).out).toMatch(/error: CACHED .*\n.*error: CACHED /);
    });

    it.each<[string, (folder: string) => void, readonly string[]]>([
        [
            'an edited file',
            (folder) => {
                appendFileSync(join(folder, 'own.conf'), '; more\n');
            },
            [],
        ],
        [
            'an edited include',
            (folder) => {
                appendFileSync(join(folder, 'part.txt'), '; more\n');
            },
            [],
        ],
        [
            'a new file that an include meets',
            (folder) => {
                writeFileSync(join(folder, 'in-2.txt'), '; x\n');
            },
            [],
        ],
        [
            'a file that an include missed',
            (folder) => {
                writeFileSync(join(folder, 'gone.txt'), '; x\n');
            },
            [],
        ],
        ['another target', () => undefined, ['--target', 'centos-7']],
        ['another preset', () => undefined, ['--preset', 'strict']],
        ['another id', () => undefined, ['--config-id', 'lb7']],
        [
            'another severity',
            (folder) => {
                writeFileSync(join(folder, 'kalint.config.yaml'), 'rules: { syntax/foreign-comment: off }\n');
            },
            [],
        ],
    ])('does not hold for %s', async (_, change, more) => {
        const folder = folderOf({
            'own.conf': BROKEN,
            'main.conf': 'include part.txt\ninclude in-*.txt\ninclude gone.txt\n',
            'part.txt': BROKEN,
            'in-1.txt': DEPRECATED,
        });
        const cache = join(folder, 'cache');
        const operands = [join(folder, 'own.conf'), join(folder, 'main.conf')];
        expect(await sameWithCache(cache, operands)).toBe(true);
        expect(await sameWithCache(cache, operands)).toBe(false);
        change(folder);
        expect(await sameWithCache(cache, [...more, ...operands])).toBe(true);
    });

    it.each<[string, (text: string) => string]>([
        ['of another build', (text) => text.replace(`kalint ${WRITER} `, (own) => own.replace(/\w /, '- '))],
        ['that was cut off', (text) => text.slice(0, -20)],
        ['that was changed', (text) => text.replace('"diagnostics":', '"diagnosis":')],
        ['of another program', () => '{"cache": []}\n'],
        ['that is empty', () => ''],
    ])('%s is put aside and written anew', async (_, spoil) => {
        const folder = folderOf({ 'a.conf': BROKEN });
        const cache = join(folder, 'cache');
        const operand = join(folder, 'a.conf');
        await sameWithCache(cache, [operand]);
        const path = storeIn(cache);
        const sound = readFileSync(path, 'utf8');
        writeFileSync(path, spoil(sound));
        expect(await sameWithCache(cache, [operand])).toBe(true);
        expect(readFileSync(path, 'utf8')).toBe(sound);
    });

    it('that cannot be written is a hint', async () => {
        const folder = folderOf({ 'a.conf': BROKEN });
        const operand = join(folder, 'a.conf');
        const { status, out, err } = await kalint(['--cache-location', join(operand, 'x'), operand]);
        expect({ status, out }).toEqual(
            (({ status: own, out: said }) => ({ status: own, out: said }))(await kalint([operand])),
        );
        expect(err).toMatch(/^\(no cache is kept: .*a part of the path is not a folder\)\n$/);
    });

    it('keeps what quotes a password nowhere', async () => {
        const secret =
            'vrrp_instance A {\n    authentication {\n        auth_pass s3cr3t-and-long\n    }\n}\n';
        const folder = folderOf({ 'a.conf': secret, 'b.conf': BROKEN });
        const cache = join(folder, 'cache');
        await kalint(['--cache-location', cache, join(folder, 'a.conf'), join(folder, 'b.conf')]);
        expect(readFileSync(storeIn(cache), 'utf8')).not.toContain('s3cr3t');
    });

    it('stands in the folder of the user for such things', async () => {
        const folder = folderOf({ 'a.conf': BROKEN });
        const operand = join(folder, 'a.conf');
        await kalint(['--cache', operand], { env: { HOME: join(folder, 'home') } });
        await kalint(['--cache', operand], {
            env: { HOME: '/nowhere', XDG_CACHE_HOME: join(folder, 'xdg') },
        });
        expect(readdirSync(join(folder, 'home/.cache/kalint'))).toHaveLength(1);
        expect(readdirSync(join(folder, 'xdg/kalint'))).toHaveLength(1);
    });

    it('is left alone by --fix', async () => {
        const folder = folderOf({ 'a.conf': BROKEN });
        await kalint(['--fix', '--cache-location', join(folder, 'cache'), join(folder, 'a.conf')]);
        expect(readdirSync(folder)).toEqual(['a.conf']);
    });
});

describe('whatever is checked', () => {
    const piece = fc.constantFrom(
        BROKEN,
        CLEAN,
        DEPRECATED,
        OWN_WARNING,
        'include f0.conf\n',
        'include f[12].conf\n',
        'include f9.conf\n',
        '@lb1 ; x\n',
        '$X=a\\\nb\n',
        'vrrp_instance A {\n    virtual_router_id 7\n    virtual_ipaddress {\n        192.0.2.9\n    }\n',
        '}\n',
    );
    const texts = fc.array(
        fc.array(piece, { maxLength: 4 }).map((pieces) => pieces.join('')),
        { minLength: 2, maxLength: 5 },
    );

    it('one thread, several and the cache say the same', () => {
        fc.assert(
            fc.property(texts, (all) => {
                const folder = folderOf(
                    Object.fromEntries(all.map((text, index) => [`f${index}.conf`, text])),
                );
                const args = ['--format', 'json', ...all.keys()].map((each) =>
                    typeof each === 'number' ? `f${each}.conf` : each,
                );
                const one = run(folder, ['--jobs', '1', ...args]);
                expect(one.status).toBeLessThan(3);
                const cached = ['--cache-location', 'cache', ...args];
                for (const more of [['--jobs', '2', ...args], ['--jobs', '2', ...cached], cached])
                    expect(run(folder, more)).toEqual(one);
            }),
            { numRuns: 6 },
        );
    });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config/configuration.ts';
import { createSourceFile } from '../../src/text/source-file.ts';
import { codeBlocks } from '../docs/markdown.ts';
import { UNKNOWN, run, settings } from './config-runs.ts';
import { CLEAN } from './texts.ts';
import { kalint } from './run.ts';

const root = join(import.meta.dirname, '../..');

describe('what holds for a file', () => {
    const files = {
        'kalint.config.yaml': `targets: [debian-12]
features: [no-snmp]
preset: strict
root: /srv
overrides:
  - files: [a.conf]
    preset: recommended
`,
        'a.conf': CLEAN,
    };

    it('is by the defaults, the file, its overrides and the command line', async () => {
        const config = './kalint.config.yaml';
        expect(
            await settings(
                files,
                '--target',
                '2.2.7',
                '--target',
                'rhel-9',
                '--fail-on',
                'never',
                './a.conf',
            ),
        ).toMatchObject({
            targets: '2.2.7,rhel-9 --target',
            features: `no-snmp ${config}:2`,
            preset: 'recommended overrides[0] (line 7)',
            configIds: ' default',
            failOn: 'never --fail-on',
            root: `/srv ${config}:4`,
        });
        const given = [
            '--features',
            'snmp,iptables',
            '--config-id',
            'x',
            '--preset',
            'strict',
            '--root',
            '/r',
        ];
        expect(await settings(files, ...given, './a.conf')).toMatchObject({
            features: 'snmp,iptables --features',
            configIds: 'x --config-id',
            preset: 'strict --preset',
            root: '/r --root',
        });
    });

    it('is shown for people too, and checks nothing', async () => {
        const { status, out } = await run(files, ['--show-settings', './a.conf']);
        expect(status).toBe(0);
        expect(out).toMatch(
            /^\.\/a\.conf: \.\/kalint\.config\.yaml\nSETTING +VALUE +FROM\ntargets +debian-12 +/,
        );
        expect((await run({ 'a.conf': UNKNOWN }, ['--show-settings', './a.conf'])).out).toMatch(
            /^\.\/a\.conf: no configuration file\n/,
        );
    });

    it('is shown for one file', async () => {
        const two = await run({ ...files, 'b.conf': CLEAN }, ['--show-settings', './a.conf', './b.conf']);
        expect(two).toEqual({
            status: 2,
            out: '',
            err: 'kalint: --show-settings is for one file, not for 2\n',
        });
        expect((await run(files, ['--show-settings', './none.conf'])).status).toBe(2);
    });
});

describe('a run without configuration file', () => {
    it('loads neither the reader of YAML nor that of schemas', async () => {
        const { metafile } = await build({
            entryPoints: [join(root, 'src/cli/bin.ts')],
            bundle: true,
            platform: 'node',
            format: 'esm',
            splitting: true,
            outdir: 'out',
            write: false,
            metafile: true,
            logLevel: 'silent',
            define: { 'import.meta.url': '""' },
        });
        const commands = Object.entries(metafile.outputs).filter(([, { entryPoint }]) =>
            ['src/cli/check/run.ts', 'src/cli/bin.ts'].some((path) => entryPoint?.endsWith(path)),
        );
        const loaded = new Set(commands.map(([name]) => name));
        for (const name of loaded)
            for (const { path, kind } of metafile.outputs[name]?.imports ?? [])
                if (kind === 'import-statement') loaded.add(path);
        const inputs = [...loaded].flatMap((name) => Object.keys(metafile.outputs[name]?.inputs ?? {}));
        expect(inputs.some((path) => path.endsWith('src/service/check.ts'))).toBe(true);
        expect(inputs.filter((path) => /node_modules\/(?:yaml|ajv|picomatch)\//.test(path))).toEqual([]);
    });
});

describe('the documentation', () => {
    it.each(['README.md', 'docs/configuration.md'])('shows configurations that are sound in %s', (name) => {
        const page = readFileSync(join(root, name), 'utf8');
        const yaml = codeBlocks(page).filter(({ language }) => language === 'yaml');
        // That of pre-commit is its own.
        const examples = yaml.filter(({ code }) => !code.startsWith('repos:'));
        expect(examples.length).toBeGreaterThan(0);
        for (const { code } of examples)
            expect(readConfig(createSourceFile(name, code), '/')).toMatchObject({ ok: true });
    });

    it('shows the example that its outputs are of', () => {
        const page = readFileSync(join(root, 'docs/configuration.md'), 'utf8');
        const [example] = codeBlocks(page).filter(({ language }) => language === 'yaml');
        expect(example?.code).toBe(readFileSync(join(root, 'fixtures/config/kalint.config.yaml'), 'utf8'));
    });

    it.each(['lb1', 'lb2', 'old'])('has an example under which %s is sound', async (name) => {
        const path = join(root, 'fixtures/config', name, 'keepalived.conf');
        expect(await kalint(['--format', 'unix', path])).toEqual({ status: 0, out: '', err: '' });
    });
});

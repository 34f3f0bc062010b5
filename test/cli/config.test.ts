import { describe, expect, it } from 'vitest';
import { UNKNOWN, findings, run } from './config-runs.ts';
import { CLEAN } from './texts.ts';

describe('the configuration file', () => {
    it.each(['kalint.config.yaml', 'kalint.config.yml', 'kalint.config.json'])('may be %s', async (name) => {
        const files = { [name]: '{"rules": {"syntax/*": "info"}}', 'a.conf': UNKNOWN };
        expect(await findings(files, './a.conf')).toEqual(['./a.conf syntax/unknown-keyword info']);
    });

    it('is looked for from the file upwards, and the nearest holds', async () => {
        const files = {
            'kalint.config.yaml': 'rules: {syntax/unknown-keyword: off}\n',
            'one/two/a.conf': UNKNOWN,
            'other/kalint.config.yaml': 'rules: {syntax/unknown-keyword: warning}\n',
            'other/three/a.conf': UNKNOWN,
        };
        const found = await findings(files, './one/two/a.conf', './other/three/a.conf');
        expect(found).toEqual(['./other/three/a.conf syntax/unknown-keyword warning']);
    });

    it('may be named, and counts from its own folder', async () => {
        const files = {
            'kalint.config.yaml': 'nonsense: 1\n',
            'a.conf': UNKNOWN,
            'ci/strict.yaml': 'overrides: [{files: [../a.conf], rules: {syntax/*: warning}}]\n',
        };
        const named = await findings(files, '--config', './ci/strict.yaml', './a.conf');
        expect(named).toEqual(['./a.conf syntax/unknown-keyword warning']);
        expect(await findings(files, '--no-config', './a.conf')).toEqual([
            './a.conf syntax/unknown-keyword error',
        ]);
        const missing = await run(files, ['--config', './none.yaml', './a.conf']);
        expect(missing).toEqual({ status: 2, out: '', err: 'kalint: ./none.yaml: no such file or folder\n' });
    });

    it('of standard input is that of its name', async () => {
        const files = { 'deep/kalint.config.yaml': 'rules: {syntax/*: info}\n', 'a.conf': UNKNOWN };
        for (const option of ['--as', '--stdin-filename']) {
            const given = ['--format', 'unix', option, './deep/x.conf', '-'];
            expect((await run(files, given, { stdin: UNKNOWN })).out).toMatch(/: info: /);
        }
        expect(await findings(files, '--as', './deep/x.conf', './a.conf')).toEqual([
            './deep/x.conf syntax/unknown-keyword info',
        ]);
    });

    it('of an including file holds for what it includes', async () => {
        const files = {
            'sub/kalint.config.yaml': 'rules: {syntax/unknown-keyword: off}\n',
            'sub/part.conf': UNKNOWN,
            'main.conf': 'include sub/part.conf\n',
        };
        const found = ['./sub/part.conf syntax/unknown-keyword error'];
        expect(await findings(files, './main.conf', './sub/part.conf')).toEqual(found);
        expect(await findings(files, './sub/part.conf')).toEqual([]);
    });
});

describe('a configuration file that is wrong', () => {
    const NAME = 'kalint.config.yaml';

    it('ends the run before anything is checked, each fault with its place', async () => {
        const text = 'preset: strict\nrules:\n  vrrp/no-adress: off\n  syntax/*: loud\ntargts: []\n';
        const faults = [
            `kalint: ./${NAME}:3:3: rules.vrrp/no-adress: unknown rule (did you mean "vrrp/no-address"?)`,
            `kalint: ./${NAME}:4:13: rules.syntax/*: is "loud", not off, info, warning, error or on`,
            `kalint: ./${NAME}:5:1: targts: unknown key (did you mean "targets"?)`,
        ];
        for (const argv of [
            [],
            ['fmt', '--check'],
            ['expand'],
            ['show'],
            ['--list-files'],
            ['--show-settings'],
        ])
            expect(await run({ [NAME]: text, 'a.conf': UNKNOWN }, [...argv, './a.conf'])).toEqual({
                status: 2,
                out: '',
                err: faults.map((fault) => `${fault}\n`).join(''),
            });
    });

    it('is told up to a point', async () => {
        const text = Array.from({ length: 99 }, (_, index) => `k${index}: 1\n`).join('');
        const { err } = await run({ [NAME]: text, 'a.conf': CLEAN }, ['./a.conf']);
        expect(err.trimEnd().split('\n').slice(19)).toEqual([
            `kalint: ./${NAME}:20:1: k19: unknown key`,
            `kalint: ./${NAME}: 79 more of the kind`,
        ]);
    });

    it('is told once for all the files that it is for, and found on a walk', async () => {
        const files = { [`x/${NAME}`]: 'a: 1\n', 'x/keepalived.conf': CLEAN, 'keepalived.conf': CLEAN };
        const fault = `kalint: ./x/${NAME}:1:1: a: unknown key\n`;
        expect(await run(files, ['.'])).toEqual({ status: 2, out: '', err: fault });
    });

    it.each<[string, string | Uint8Array, string]>([
        ['is not UTF-8', Buffer.from('# caf\xe9\n', 'latin1'), 'is not UTF-8'],
        ['is binary', 'a\0', 'is a binary file'],
    ])('%s', async (_, content, reason) => {
        const { status, err } = await run({ [NAME]: content, 'a.conf': CLEAN }, ['./a.conf']);
        expect([status, err]).toEqual([2, `kalint: ./${NAME}: ${reason}\n`]);
    });

    it('has another beside it', async () => {
        const files = { [NAME]: '', 'kalint.config.json': '{}', 'a.conf': CLEAN };
        const { status, err } = await run(files, ['./a.conf']);
        expect(status).toBe(2);
        expect(err).toBe(`kalint: ./${NAME} and ./kalint.config.json stand in one folder; one has to go\n`);
    });

    it('is a folder', async () => {
        const { status, err } = await run({ [`${NAME}/`]: '', 'a.conf': CLEAN }, ['./a.conf']);
        expect([status, err]).toEqual([2, `kalint: ./${NAME}: is a folder\n`]);
    });

    it('tells no password, should it be the wrong file', async () => {
        const secret = 'S3cr3t-9x';
        const texts = [
            `vrrp_instance a {\n  auth_pass ${secret}\n}\n`,
            `auth_pass: ${secret}\n`,
            `preset: &a\n auth_pass ${secret}\n`,
        ];
        for (const text of texts) {
            const { status, err } = await run({ 'a.conf': text }, ['--config', './a.conf', './a.conf']);
            expect(status).toBe(2);
            expect(err).not.toContain(secret);
        }
    });
});

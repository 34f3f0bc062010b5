import { describe, expect, it } from 'vitest';
import { UNKNOWN, run } from './config-runs.ts';
import { BROKEN, CLEAN, DEPRECATED } from './texts.ts';

describe('a key of it', () => {
    const check = (config: string, files: Readonly<Record<string, string>>, ...argv: readonly string[]) =>
        run({ 'kalint.config.yaml': config, ...files }, argv);

    it('targets', async () => {
        const { out } = await check('targets: [centos-7]', { 'a.conf': DEPRECATED }, './a.conf');
        expect(out).not.toContain('version/deprecated-keyword');
        expect(out).toContain('centos-7 (1.3.5)');
    });

    it('features', async () => {
        const text = 'global_defs {\n    enable_snmp_vrrp\n}\n';
        const files = { 'a.conf': text };
        expect((await check('', files, './a.conf')).status).toBe(0);
        expect((await check('features: [no-snmp-vrrp]', files, './a.conf')).status).toBe(1);
    });

    it('configIds', async () => {
        const text = `@lb1 ${UNKNOWN}@lb2 other_unknown\n`;
        const { out } = await check('configIds: [lb2]', { 'a.conf': text }, '--format', 'unix', './a.conf');
        expect(out.match(/^.*unknown.*$/gm)).toEqual([expect.stringContaining('other_unknown')]);
    });

    it('root, relative to its folder', async () => {
        const files = { 'a.conf': 'include /etc/part.conf\n', 'host/etc/part.conf': UNKNOWN };
        const { out } = await check('root: host', files, '--format', 'unix', './a.conf');
        expect(out).toMatch(/^\.\/host\/etc\/part\.conf:1:1: error: /);
        const expanded = await check('root: host', files, 'expand', './a.conf');
        expect(expanded.out).toBe(UNKNOWN);
    });

    it('failOn, for each file', async () => {
        const files = { 'a.conf': UNKNOWN, 'x/kalint.config.yaml': '', 'x/a.conf': UNKNOWN };
        expect((await check('failOn: never', files, './a.conf')).status).toBe(0);
        expect((await check('failOn: never', files, './a.conf', './x/a.conf')).status).toBe(1);
        expect((await check('failOn: never', files, '--fail-on', 'error', './a.conf')).status).toBe(1);
    });

    it('rules, which does not change what the config test would do', async () => {
        const { status, out } = await check('rules: {syntax/*: off}', { 'a.conf': UNKNOWN }, './a.conf');
        expect(status).toBe(1);
        expect(out).toBe(
            './a.conf: nothing to report; keepalived would run it as written, but keepalived -t of 2.4.3 would fail.\n',
        );
    });

    it('overrides, of which each file has its own', async () => {
        const config = 'targets: [debian-12]\noverrides: [{files: [old.conf], targets: [centos-7]}]\n';
        const files = { 'a.conf': UNKNOWN, 'old.conf': UNKNOWN };
        const { out } = await check(config, files, './a.conf', './old.conf');
        expect(out).not.toContain('only for');
        expect(out.trimEnd().split('\n').at(-1)).toBe(
            '2 files: 2 errors; keepalived -t of debian-12 (2.2.7) would fail on 1 of 1 and keepalived centos-7 (1.3.5) would complain about 1 of 1.',
        );
    });

    it('files and ignore, for walks only', async () => {
        const config = 'files: ["extra/*.kad", "**/*.j2"]\nignore: [old, "**/keepalived-x.conf"]\n';
        const files = {
            'keepalived.conf': CLEAN,
            'keepalived-x.conf': CLEAN,
            'extra/a.kad': CLEAN,
            'extra/keepalived.conf.j2': CLEAN,
            'old/keepalived.conf': CLEAN,
            'own/kalint.config.yaml': '',
            'own/keepalived-x.conf': CLEAN,
        };
        const listed = await check(config, files, '--list-files', '.');
        expect(listed.out).toBe('./extra/a.kad\n./keepalived.conf\n./own/keepalived-x.conf\n');
        const named = await check(config, files, '--list-files', './old/keepalived.conf');
        expect(named.out).toBe('./old/keepalived.conf\n');
        const ignored = await check(config, files, '--list-files', './old');
        expect(ignored.status).toBe(2);
        expect(ignored.err).toContain('nor a file that ./kalint.config.yaml adds, or it leaves them out');
        const formatted = await check(
            config,
            { 'old/keepalived.conf': '  x\n', 'keepalived.conf': CLEAN },
            'fmt',
            '--check',
            '.',
        );
        expect(formatted).toEqual({ status: 0, out: '', err: '' });
    });

    it('format', async () => {
        const files = { 'a.conf': 'a {\n\n\nb\n\n\nc\n}\n', 'b.conf': 'a {\nb\n}\n' };
        const config = 'format: {indent: tab}\noverrides: [{files: [b.conf], format: {indent: 2}}]\n';
        expect((await check(config, files, 'fmt', './a.conf')).out).toBe('a {\n\tb\n\n\tc\n}\n');
        expect((await check(config, files, 'fmt', './b.conf')).out).toBe('a {\n  b\n}\n');
        const given = await check(
            config,
            files,
            'fmt',
            '--indent',
            '1',
            '--max-blank-lines',
            '0',
            './a.conf',
        );
        expect(given.out).toBe('a {\n b\n c\n}\n');
    });

    it('targets and configIds, of which commands that read one file take the first', async () => {
        const files = { 'a.conf': '@lb2 global_defs {\n@lb2 }\n' };
        const { out } = await check(
            'targets: [debian-11, 2.0.10]\nconfigIds: [lb2]',
            files,
            'show',
            '--format',
            'json',
            './a.conf',
        );
        expect(JSON.parse(out)).toMatchObject({ target: 'debian-11', configId: 'lb2' });
    });

    it('configIds and root for an upgrade', async () => {
        const files = { 'a.conf': '@lb1 include /p.conf\n', 'host/p.conf': DEPRECATED };
        const argv = ['upgrade', '--from', 'centos-7', '--to', '2.4.3', './a.conf'];
        const { status, out } = await check('root: host\nconfigIds: [lb1]', files, ...argv);
        expect(status).toBe(1);
        expect(out).toContain('./host/p.conf:7:13: "nb_get_retry" is deprecated');
        expect((await check('root: host\nconfigIds: [lb2]', files, ...argv)).out).not.toContain(
            'nb_get_retry',
        );
    });

    it('rules, which decides what is mended', async () => {
        const config = 'rules: {syntax/foreign-comment: off}';
        expect((await check(config, { 'a.conf': BROKEN }, '--diff', './a.conf')).status).toBe(0);
        expect((await check('', { 'a.conf': BROKEN }, '--diff', './a.conf')).status).toBe(1);
    });
});

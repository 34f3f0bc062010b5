import { chmodSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type DeploymentResult, readDeployment } from '../../src/node/deployment.ts';
import { folderOf } from './folder.ts';

/** What the hosts of a deployment have: by name, the text of each file by its path. */
function hostsOf(result: DeploymentResult): Record<string, Record<string, string>> {
    if (!result.ok) throw new Error(result.faults.join('\n'));
    return Object.fromEntries(
        result.hosts.map(({ name, files }) => [
            name,
            Object.fromEntries(files.map(({ path, file }) => [path, file.text])),
        ]),
    );
}

/** Why a folder, or what is below it, is no deployment; without the name of the folder. */
function faultsOf(files: Readonly<Record<string, string>>, operand = ''): string[] {
    const folder = folderOf(files);
    const result = readDeployment(join(folder, operand));
    return result.ok
        ? []
        : result.faults.map((fault) => fault.replaceAll(`${folder}/`, '').replace(folder, '.'));
}

describe('a folder without a description', () => {
    it('has a host for each folder in it, sorted by name', () => {
        const folder = folderOf({
            'web1/etc/sysctl.conf': 'a',
            'lb1/etc/keepalived/keepalived.conf': 'b',
            'lb1/etc/.git/config': 'hidden',
            'lb1/.bash_history': 'hidden',
            '.git/config': 'hidden',
            'README.md': 'no host',
        });
        const result = readDeployment(folder);
        expect(Object.entries(hostsOf(result))).toEqual([
            ['lb1', { '/etc/keepalived/keepalived.conf': 'b' }],
            ['web1', { '/etc/sysctl.conf': 'a' }],
        ]);
        expect(result.ok && result.hosts[1]?.files[0]?.file.uri).toBe(join(folder, 'web1/etc/sysctl.conf'));
    });

    it('passes over what is no text', () => {
        const folder = folderOf({ 'a/etc/x': 'x', 'a/etc/shadow.db': new Uint8Array([65, 0]) });
        expect(readDeployment(folder)).toMatchObject({ failures: [] });
        expect(hostsOf(readDeployment(folder))).toEqual({ a: { '/etc/x': 'x' } });
    });

    it('tells which folder it could not look into', ({ skip }) => {
        const folder = folderOf({ 'a/etc/x': 'x', 'a/root/y': 'y' });
        chmodSync(join(folder, 'a/root'), 0);
        const result = readDeployment(folder);
        chmodSync(join(folder, 'a/root'), 0o700);
        if (process.getuid?.() === 0) skip('root may look into everything');
        expect(result).toMatchObject({
            failures: [{ message: `${join(folder, 'a/root')}: cannot be read: permission denied` }],
        });
    });

    it('is none without hosts, and without files of a host', () => {
        expect(faultsOf({ 'a.conf': '' })).toEqual([
            '.: is no deployment: there is neither a folder for each host nor a deployment.yaml',
        ]);
        expect(faultsOf({ 'a/x': '', 'b/': '', 'c/.x': '' })).toEqual([
            'b: has no file of a host',
            'c: has no file of a host',
        ]);
        expect(faultsOf({}, 'none')).toEqual(['none: no such file or folder']);
    });

    it('has an end', () => {
        const folder = folderOf({ 'a/1': 'xx', 'a/2': 'xx', 'b/1': 'xx' });
        const read = (files: number, characters: number) => readDeployment(folder, { files, characters });
        expect(read(3, 6).ok).toBe(true);
        const rest = 'leave there only what sets the hosts up';
        expect(read(2, 6)).toEqual({ ok: false, faults: [`${folder}: holds more than 2 files; ${rest}`] });
        expect(read(3, 5)).toEqual({
            ok: false,
            faults: [`${folder}: holds more than 5 characters; ${rest}`],
        });
    });
});

describe('a link in the folder of a host', () => {
    /** What a host has when a link of that name leads to `target`. */
    function withLink(name: string, target: string): Record<string, string> | undefined {
        const folder = folderOf({
            secret: 'of another',
            'a/etc/nginx/sites-available/web': 'listen',
            'a/etc/nginx/sites-enabled/': '',
            'a/etc/systemd/system/multi-user.target.wants/': '',
            'a/etc/rc2.d/': '',
        });
        symlinkSync(target, join(folder, 'a/etc', name));
        const { '/etc/nginx/sites-available/web': web, ...others } =
            hostsOf(readDeployment(folder))['a'] ?? {};
        expect(web).toBe('listen');
        return others;
    }
    const web = 'nginx/sites-enabled/web';

    it.each<[string, string, string, Record<string, string>]>([
        ['a file of the host', web, '../sites-available/web', { '/etc/nginx/sites-enabled/web': 'listen' }],
        [
            'an absolute path of the host',
            web,
            '/etc/nginx/sites-available/web',
            { '/etc/nginx/sites-enabled/web': 'listen' },
        ],
        ['a file outside', web, '../../../../secret', {}],
        ['a file of this machine', web, '/etc/passwd', {}],
        ['nothing', web, 'none', {}],
        ['itself', web, 'web', {}],
        ['a folder', 'nginx/more', 'sites-available', {}],
        [
            'a unit',
            'systemd/system/multi-user.target.wants/a.service',
            '/lib/systemd/system/a.service',
            { '/etc/systemd/system/multi-user.target.wants/a.service': '/lib/systemd/system/a.service' },
        ],
        [
            'the mask of a unit',
            'systemd/system/a.service',
            '/dev/null',
            { '/etc/systemd/system/a.service': '/dev/null' },
        ],
        ['a script of System V', 'rc2.d/S01a', '../init.d/a', { '/etc/rc2.d/S01a': '../init.d/a' }],
    ])('to %s', (_, name, target, expected) => {
        expect(withLink(name, target)).toEqual(expected);
    });

    it('is the file to which it leads, whatever name that was found by', () => {
        const folder = folderOf({ 'a/etc/x': 'x' });
        symlinkSync('x', join(folder, 'a/etc/y'));
        const result = readDeployment(folder);
        const files = result.ok ? (result.hosts[0]?.files ?? []) : [];
        expect(files.map(({ path }) => path)).toEqual(['/etc/x', '/etc/y']);
        expect(files[1]?.file).toBe(files[0]?.file);
    });
});

describe('a description', () => {
    const files = {
        'd/deployment.yaml': `hosts:
  lb1: { root: lb1, files: { /etc/keepalived/keepalived.conf: common.conf, /a: ../up } }
  lb2: { files: { /etc/keepalived/keepalived.conf: common.conf }, configId: two, addresses: [10.0.0.2] }
  web1: { role: real-server }
`,
        'd/common.conf': 'common',
        'd/lb1/etc/keepalived/keepalived.conf': 'own',
        'd/lb1/etc/sysctl.conf': 'sysctl',
        up: 'up',
    };

    it.each(['d', 'd/deployment.yaml'])('is read as %s', (operand) => {
        const result = readDeployment(join(folderOf(files), operand));
        expect(hostsOf(result)).toEqual({
            lb1: { '/etc/keepalived/keepalived.conf': 'common', '/etc/sysctl.conf': 'sysctl', '/a': 'up' },
            lb2: { '/etc/keepalived/keepalived.conf': 'common' },
            web1: {},
        });
        const [lb1, lb2, web1] = result.ok ? result.hosts : [];
        expect(lb2).toMatchObject({ configId: 'two', addresses: ['10.0.0.2'] });
        expect(web1).toMatchObject({ role: 'real-server', addresses: [] });
        // Of several hosts with one file, that file is read once.
        expect(lb2?.files[0]?.file).toBe(lb1?.files[0]?.file);
        const { file, span } = web1?.place ?? {};
        expect(file?.text.slice(span?.start, span?.end)).toBe('web1');
    });

    it.each<[string, Readonly<Record<string, string>>, string[]]>([
        [
            'names a file that is not there',
            { 'd.yaml': 'hosts:\n  a:\n    files: { /x: x, /y: y }\n', y: '' },
            ['d.yaml:3:18: hosts.a.files./x: x: no such file or folder'],
        ],
        [
            'names a folder as a file',
            { 'd.yaml': 'hosts: { a: { files: { /x: x } } }', 'x/': '' },
            ['d.yaml:1:28: hosts.a.files./x: x: is a folder'],
        ],
        [
            'names a file as a folder',
            { 'd.yaml': 'hosts: { a: { root: x } }', x: '' },
            ['d.yaml:1:21: hosts.a.root: x: is no folder'],
        ],
        [
            'names a folder that is not there',
            { 'd.yaml': 'hosts: { a: { root: x } }' },
            ['d.yaml:1:21: hosts.a.root: x: no such file or folder'],
        ],
        [
            'names a folder without a file',
            { 'd.yaml': 'hosts: { a: { root: x } }', 'x/': '' },
            ['d.yaml:1:10: hosts.a: has neither a file nor a role'],
        ],
        ['is refused by its schema', { 'd.yaml': 'hosts: 1' }, ['d.yaml:1:8: hosts: is 1, not a mapping']],
        ['is no YAML', { 'd.yaml': 'hosts: [' }, [expect.stringMatching(/^d\.yaml:1:9: /) as string]],
        ['is not there', {}, ['d.yaml: no such file or folder']],
    ])('that %s is refused', (_, folder, faults) => {
        expect(faultsOf(folder, 'd.yaml')).toEqual(faults);
    });

    it('stands once in a folder', () => {
        expect(faultsOf({ 'deployment.yaml': '', 'deployment.json': '{}' })).toEqual([
            'deployment.yaml and deployment.json stand in one folder; one has to go',
        ]);
    });

    it('in another encoding is refused, and so is a binary file', () => {
        const folder = folderOf({ 'l.yaml': new Uint8Array([0xe4]), 'b.yaml': new Uint8Array([0]) });
        expect(readDeployment(join(folder, 'l.yaml'))).toMatchObject({
            faults: [`${folder}/l.yaml: is not UTF-8`],
        });
        expect(readDeployment(join(folder, 'b.yaml'))).toMatchObject({
            faults: [`${folder}/b.yaml: is a binary file`],
        });
    });

    it('may name a file that is no text, which is told', () => {
        const folder = folderOf({
            'd.yaml': 'hosts: { a: { files: { /x: x, /y: y } } }',
            x: new Uint8Array([0]),
            y: 'y',
        });
        const result = readDeployment(join(folder, 'd.yaml'));
        expect(hostsOf(result)).toEqual({ a: { '/y': 'y' } });
        expect(result).toMatchObject({ failures: [{ message: `${folder}/x: is a binary file` }] });
    });

    it('has only the first of its faults told', () => {
        const keys = Array.from({ length: 30 }, (_, index) => `k${index}: a\n`);
        const faults = faultsOf({ 'd.yaml': `hosts: { a: { role: director } }\n${keys.join('')}` }, 'd.yaml');
        expect(faults).toHaveLength(21);
        expect(faults.at(-1)).toBe('d.yaml: 10 more of the kind');
    });

    it('has no password told, should it be the wrong file', () => {
        const text = 'hosts: { a: { role: director, addresses: [S3cr3t-9x] } } # auth_pass S3cr3t-9x';
        expect(faultsOf({ 'd.yaml': text }, 'd.yaml')).toEqual([
            'd.yaml:1:43: hosts.a.addresses[0]: is "***", not an IPv4 or IPv6 address',
        ]);
    });
});

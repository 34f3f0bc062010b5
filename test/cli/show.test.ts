import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderOf } from '../node/folder.ts';
import { kalint } from './run.ts';

const FILE = join(import.meta.dirname, '../../fixtures/show/pair.conf');
const farm = join(import.meta.dirname, '../../fixtures/show/farm.conf');

/** What `kalint show` prints of a text. */
async function shown(text: string, options: readonly string[] = []) {
    const path = join(folderOf({ 'a.conf': text }), 'a.conf');
    const { status, out, err } = await kalint(['show', ...options, path]);
    return { status, out: out.replaceAll(path, 'a.conf'), err: err.replaceAll(path, 'a.conf') };
}

describe('show', () => {
    it('prints written, default and derived values', async () => {
        const { status, out, err } = await kalint(['show', FILE]);
        expect({ status, err }).toEqual({ status: 0, err: '' });
        expect(out).toMatch(/^virtual router web$/m);
        expect(out).toMatch(/^ {4}priority {2,}150$/m);
        expect(out).toMatch(/^ {4}priority range {2,}130 to 160 \(derived\)$/m);
        expect(out).toMatch(/^ {4}advert interval {2,}1 s \(default\)$/m);
        // Three intervals of a second, and 106 of 256 parts of one.
        expect(out).toMatch(/^ {4}master down interval {2,}3\.414062 s \(derived\)$/m);
        expect(out).toMatch(/^ {4}preempt {2,}no$/m);
        expect(out).toMatch(/^ {4}garp master delay {2,}3 s$/m);
        expect(out).toContain('    tracked scripts\n        nginx  weight 10\n');
        expect(out).not.toContain('s3cret12');
    });

    it('says where values are written when asked', async () => {
        const { out } = await shown('vrrp_instance A {\n    priority 7\n}\n', ['--origins']);
        expect(out).toContain('virtual router A # a.conf:1\n');
        expect(out).toMatch(/^ {4}priority {2,}7 # a\.conf:2$/m);
        expect(out).toMatch(/^ {4}preempt {2,}yes \(default\)$/m);
    });

    it('gives the same as JSON, with places', async () => {
        const { status, out } = await kalint(['show', '--format', 'json', '--target', 'debian-12', FILE]);
        expect(status).toBe(0);
        const lineOf = (text: string): number =>
            readFileSync(FILE, 'utf8')
                .split('\n')
                .findIndex((line) => line.includes(text)) + 1;
        expect(JSON.parse(out)).toMatchObject({
            target: 'debian-12',
            configId: null,
            files: [FILE],
            global: [
                { router_id: { value: 'lb1', from: 'written' }, vrrp_version: { value: 2, from: 'default' } },
            ],
            virtualRouters: [
                {
                    name: 'web',
                    path: FILE,
                    line: lineOf('vrrp_instance web'),
                    virtualRouterId: { value: 51, from: 'written', path: FILE, line: lineOf('router_id 51') },
                    priorityRange: { value: [130, 160], from: 'derived' },
                    advertInterval: { value: 1, unit: 'seconds', from: 'default' },
                    virtualAddresses: [{ name: '192.0.2.10', prefix: { value: 24 }, dev: { value: 'eth0' } }],
                    trackedInterfaces: [{ name: 'eth1', weight: { value: -20 } }],
                },
            ],
            scripts: [{ name: 'nginx', interval: { value: 2, unit: 'seconds' }, fall: { value: 2 } }],
        });
    });

    it('shows what is in virtual servers', async () => {
        const { out } = await kalint(['show', farm]);
        expect(out).toMatch(/^virtual server 192\.0\.2\.1 80$/m);
        // More than the weights come to.
        expect(out).toMatch(/^ {4}quorum {2,}4 \(derived\)$/m);
        expect(out).toContain('192.0.2.11:80  weight 3, forwarding DR\n            checkers\n');
        expect(out).toMatch(
            /HTTP_GET {2}connect timeout 3 s, delay loop 6 s, retry 4, delay before retry 4 s\n/,
        );
    });

    it('hides secrets wherever they turn up', async () => {
        const text =
            '$PASSWORD=s3cr3t01\nvrrp_script a {\nscript "/bin/x --pw ${PASSWORD}"\n}\nvrrp_script b {\nscript "/bin/x --password s3cr3t02"\n}\n';
        for (const format of ['text', 'json']) {
            const hidden = await shown(text, ['--format', format]);
            expect(hidden.out).not.toMatch(/s3cr3t/);
            expect(hidden.out).toContain('***');
            const open = await shown(text, ['--format', format, '--show-secrets']);
            expect(open.out).toContain('s3cr3t01');
            expect(open.out).toContain('s3cr3t02');
        }
    });

    it('shows a file with faults as far as it is read', async () => {
        const { status, out, err } = await shown(
            'include none.conf\nvrrp_instance A {\npriority 300\nbogus\n',
        );
        expect(status).toBe(0);
        expect(out).toMatch(/^ {4}priority {2,}100 \(default\)$/m);
        expect(err).toContain('a.conf:1:1: warning: nothing is included');
    });

    it('colours what is asked to be coloured', async () => {
        expect((await shown('vrrp_version 3\n', ['--color', 'always'])).out).toContain(
            '\u001b[1mglobal\u001b[22m',
        );
    });

    it.each([
        [['/nowhere.conf'], '/nowhere.conf: no such file or folder'],
        [['--target', '9', 'a.conf'], 'unknown target "9"'],
        [[], "missing required argument 'file'"],
    ])('refuses %j', async (argv, expected) => {
        const { status, out, err } = await kalint(['show', ...argv]);
        expect({ status, out }).toEqual({ status: 2, out: '' });
        expect(err).toContain(expected);
    });
});

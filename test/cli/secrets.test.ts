import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderOf } from '../node/folder.ts';
import { kalint } from './run.ts';

const SECRETS = [
    's3cr3t01',
    's3cr3t02 x',
    's3cr3t03',
    's3cr3t04',
    's3cr3t05',
    's3cr3t06',
    's3cr3t07-is-longer',
];

/** Each secret in another place, most of them on lines about which there is something to say. */
const TEXT = `$PASS=s3cr3t01
; auth_pass s3cr3t06
vrrp_instance A {
    interface eth0
    virtual_router_id 5
    authentication {
        auth_type PASS
        auth_pas s3cr3t03
        auth_pass "s3cr3t02 x"
        auth_pass s3cr3t04{
    }
    authentication {
        auth_pass\u00a0s3cr3t05
        auth_pass s3cr3t07-is-longer
        auth_pass $PASS
    }
    virtual_ipaddress {
        10.0.0.1
    }
}
`;

/** What of the secrets is in a text: whole, or their first eight characters. */
function told(text: string): string[] {
    return SECRETS.filter((secret) => text.includes(secret.slice(0, 8)));
}

const FORMATS = [
    ['--format', 'pretty'],
    ['--format', 'json'],
    ['--format', 'unix'],
    ['--diff'],
    ['--diff', '--unsafe-fixes'],
    ['--color', 'always'],
    ['--preset', 'strict', '--target', '2.4.3', '--target', 'centos-7'],
];

describe('secrets', () => {
    it.each(FORMATS)('are not shown with %s %s', async (...argv) => {
        const path = join(folderOf({ 'a.conf': TEXT }), 'a.conf');
        const { status, out, err } = await kalint([...argv.filter((each) => each !== ''), path]);
        expect(status).toBe(1);
        expect(out).not.toBe('');
        expect(told(out + err)).toEqual([]);
    });

    it.each([['--format', 'pretty'], ['--diff']])('are shown with --show-secrets %s %s', async (...argv) => {
        const path = join(folderOf({ 'a.conf': TEXT }), 'a.conf');
        const { out } = await kalint(['--show-secrets', ...argv, path]);
        expect(told(out)).toContain('s3cr3t03');
        expect(out).not.toContain('***');
    });

    it('are not shown by upgrade', async () => {
        const path = join(folderOf({ 'a.conf': TEXT }), 'a.conf');
        const { out } = await kalint(['upgrade', path, '--from', '1.2.13', '--to', '2.4.3']);
        expect(told(out)).toEqual([]);
    });

    it('are written by --fix as they are', async () => {
        const path = join(folderOf({ 'a.conf': TEXT }), 'a.conf');
        const { out } = await kalint(['--fix', path]);
        expect(told(out)).toEqual([]);
        const fixed = readFileSync(path, 'utf8');
        expect(told(fixed)).toEqual(SECRETS);
        expect(fixed).toContain('        auth_pass s3cr3t03\n');
        expect(fixed).toContain('# auth_pass s3cr3t06\n');
        expect(fixed).not.toContain('***');
    });

    it('in a diff for programs come with word of it', async () => {
        const path = join(folderOf({ 'a.conf': '; auth_pass s3cr3t01\n' }), 'a.conf');
        const piped = await kalint(['--diff', path]);
        expect(piped.out).toContain('-; auth_pass ***\n+# auth_pass ***\n');
        expect(piped.err).toBe('(with --show-secrets instead of *** the diff can be applied)\n');
        expect((await kalint(['--diff', path], { terminals: ['out'] })).err).toBe('');
        expect((await kalint(['--diff', '--show-secrets', path])).err).toBe('');
    });

    it('of an included file, and from definitions of the including one, are not shown', async () => {
        const folder = folderOf({
            'keepalived.conf': '$P=s3cr3t01-is-too-long\ninclude more.conf\n; $P\n',
            'more.conf':
                'vrrp_instance A {\nauthentication {\nauth_pass ${P}\nauth_pas s3cr3t03\n; auth_pass s3cr3t04\n}\n}\n',
        });
        for (const format of ['pretty', 'json', 'unix']) {
            const { out } = await kalint([
                '--format',
                format,
                '--preset',
                'strict',
                `${folder}/keepalived.conf`,
            ]);
            expect(out).toContain('more.conf');
            expect(told(out)).toEqual([]);
        }
    });
});

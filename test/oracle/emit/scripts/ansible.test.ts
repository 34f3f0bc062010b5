/** The playbook of a set, run over hosts that only take notes. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ansibleFiles } from '../../../../src/emit/ansible/index.ts';
import { SPECS, planOf } from '../../../emit/specs.ts';
import { able, folder, put } from './host.ts';

describe.skipIf(!able.ansible)('Ansible', () => {
    for (const spec of SPECS)
        for (const { path, text } of ansibleFiles(planOf(spec))) put(`${spec}/${path}`, text);
    const set = join(folder, 'article');
    for (const { name } of [...planOf('article').directors, ...planOf('article').realServers]) {
        // What it was given, and what it was run as.
        const notes = join(folder, `notes.${name}`);
        const conf = 'etc/keepalived/keepalived.conf';
        put(
            `article/${name}/install.sh`,
            `#!/bin/bash
{ echo "install.sh $*"; [ ! -e ${conf} ] || grep auth_pass ${conf}; } >>${notes}
echo "install.sh: \${CHANGES:-nothing to change}"
`,
        );
        put(`article/${name}/verify.sh`, `#!/bin/bash\necho verify.sh >>${notes}\n`);
    }
    for (const name of ['lb1', 'lb2'])
        put(
            `article/${name}/etc/keepalived/keepalived.conf`,
            '    authentication {\n        auth_pass foo\n    }\n',
        );

    const play = (options: readonly string[], environment: NodeJS.ProcessEnv = {}): string => {
        const args = [
            '-i',
            'inventory.yaml',
            'site.yaml',
            '-e',
            'ansible_connection=local ansible_become=false',
        ];
        return spawnSync('ansible-playbook', [...args, ...options], {
            cwd: join(set, 'ansible'),
            encoding: 'utf8',
            env: { ...process.env, ANSIBLE_NOCOLOR: '1', ANSIBLE_LOCALHOST_WARNING: '0', ...environment },
        }).stdout;
    };
    const notesOf = (name: string): string => {
        const path = join(folder, `notes.${name}`);
        const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
        rmSync(path, { force: true });
        return text;
    };

    it.each(SPECS)('reads the playbook of %s', (spec) => {
        const cwd = join(folder, spec, 'ansible');
        const check = ['-i', 'inventory.yaml', 'site.yaml', '--syntax-check'];
        expect(execFileSync('ansible-playbook', check, { cwd, encoding: 'utf8' })).toContain(
            'playbook: site.yaml',
        );
    });

    it.each(['article', 'resolver'])('reads the inventory of %s', (spec) => {
        const cwd = join(folder, spec, 'ansible');
        const list = execFileSync('ansible-inventory', ['-i', 'inventory.yaml', '--list'], {
            cwd,
            encoding: 'utf8',
        });
        const { directors, realServers } = planOf(spec);
        expect(JSON.parse(list)).toMatchObject({
            directors: { hosts: directors.map(({ name }) => name) },
            real_servers: { hosts: realServers.map(({ name }) => name) },
        });
    });

    it('installs and looks, with the password of the variable', () => {
        const said = play(['--limit', 'web1,directors', '-e', 'keepalived_password=pa55word']);
        expect(said.match(/^(?:ok|changed): \[\w+\](?= => \{)/gm)).toEqual([
            'ok: [web1]',
            'ok: [lb2]',
            'ok: [lb1]',
        ]);
        expect(said).not.toContain('pa55word');
        expect(said).toMatch(/^lb1 .*changed=0 .*failed=0/m);
        for (const name of ['lb1', 'lb2'])
            expect(notesOf(name)).toBe('install.sh \n        auth_pass pa55word\nverify.sh\n');
        expect(notesOf('web1')).toBe('install.sh \nverify.sh\n');
        expect(notesOf('web2')).toBe('');
    });

    it('only tells with --check, and takes the word of install.sh for what changes', () => {
        const said = play(['--limit', 'web1', '--check'], { CHANGES: '2 changes' });
        expect(said).toMatch(/^web1 .*changed=1 .*failed=0/m);
        expect(notesOf('web1')).toBe('install.sh --dry-run\n');
    });

    it('installs no director without the password', () => {
        const said = play(['--limit', 'lb2']);
        expect(said).toContain('keepalived_password is missing');
        expect(notesOf('lb2')).toBe('');
    });
});

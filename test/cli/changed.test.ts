import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { folderOf } from '../node/folder.ts';
import { type Outcome, kalint, lastLine } from './run.ts';

const home = process.cwd();
afterEach(() => {
    process.chdir(home);
});

/** An instance in which the file `conf.d/part.conf` stands. */
const MAIN = `vrrp_instance VI_1 {
    interface eth0
    virtual_router_id 51
    include conf.d/part.conf
    virtual_ipaddress {
        192.0.2.10/24
    }
}
`;

/** A configuration of a web server, with an include that leads to the other files of its folder. */
const WEB = 'events {\n}\nhttp {\n    include *.conf;\n}\n';

type Files = Readonly<Record<string, string | Uint8Array>>;

/** What `kalint check --changed` says in a folder with those files, which is the working folder. */
async function changed(files: Files, ...argv: readonly string[]): Promise<Outcome> {
    process.chdir(folderOf(files));
    return kalint(['check', '--changed', ...argv]);
}

/** The files that are checked when those have changed. */
async function checked(files: Files, ...names: readonly string[]): Promise<string[]> {
    const { out } = await changed(files, '--list-files', ...names);
    return out.split('\n').filter((line) => line !== '');
}

describe('a changed fragment', () => {
    const files = { 'keepalived.conf': MAIN, 'conf.d/part.conf': 'priority 100\n' };

    it('is judged where it is included, with what includes it', async () => {
        expect(await checked(files, 'conf.d/part.conf')).toEqual(['conf.d/part.conf', 'keepalived.conf']);
        const { status, out } = await changed(files, 'conf.d/part.conf');
        expect(status).toBe(0);
        expect(lastLine(out)).toMatch(/^2 files: nothing to report;/);
        // By itself it would be a keyword out of place.
        expect((await kalint(['check', 'conf.d/part.conf'])).status).toBe(1);
    });

    it('that spoils the including file is told there', async () => {
        const spoilt = {
            'keepalived.conf': `include conf.d/scripts.conf\n${MAIN.replace(/}\n$/, '    track_script {\n        web\n    }\n}\n')}`,
            'conf.d/part.conf': 'priority 100\n',
            'conf.d/scripts.conf': 'vrrp_script wbe {\n    script "/usr/bin/pgrep nginx"\n}\n',
        };
        const { status, out } = await changed(spoilt, '--format', 'unix', 'conf.d/scripts.conf');
        expect(status).toBe(1);
        expect(out).toMatch(/^keepalived\.conf:10:9: error: there is no vrrp_script "web"/m);
    });

    it('is found by way of another fragment, and in several configurations', async () => {
        const several = {
            'a/keepalived.conf': 'include ../shared/*.conf\n',
            'b/keepalived.conf': '@lb1 include ../shared/two.conf\n',
            'c/keepalived.conf': 'global_defs {\n}\n# include ../shared/two.conf\n',
            'shared/one.conf': 'include parts/three.inc\n',
            'shared/two.conf': 'include parts/three.inc\n',
            'shared/parts/three.inc': 'global_defs {\n}\n',
        };
        expect(await checked(several, 'shared/parts/three.inc')).toEqual([
            'shared/parts/three.inc',
            'a/keepalived.conf',
            'b/keepalived.conf',
        ]);
        expect(await checked(several, 'shared/one.conf')).toEqual(['shared/one.conf', 'a/keepalived.conf']);
    });

    it('is found below the folder that stands for the root', async () => {
        const named = {
            'kalint.config.yaml': 'root: etc\n',
            'lb1/keepalived.conf': 'include /keepalived/part.conf\n',
            'lb2/keepalived.conf': 'include keepalived/part.conf\n',
            'etc/keepalived/part.conf': '',
        };
        expect(await checked(named, 'etc/keepalived/part.conf')).toEqual([
            'etc/keepalived/part.conf',
            'lb1/keepalived.conf',
        ]);
    });

    it('that has changed with what includes it is checked with that alone', async () => {
        expect(await checked(files, 'conf.d/part.conf', 'keepalived.conf')).toEqual([
            'conf.d/part.conf',
            'keepalived.conf',
        ]);
    });

    it('is mended, and what includes it is not', async () => {
        const faulty = { 'keepalived.conf': `; one\n${MAIN}`, 'conf.d/part.conf': '; two\npriority 100\n' };
        const { status, out } = await changed(faulty, '--fix', 'conf.d/part.conf');
        const text = (name: string): string => readFileSync(join(process.cwd(), name), 'utf8');
        expect(text('conf.d/part.conf')).toBe('# two\npriority 100\n');
        expect(text('keepalived.conf')).toBe(faulty['keepalived.conf']);
        expect(status).toBe(1);
        expect(lastLine(out)).toMatch(/^2 files: 1 error in 1 file; 1 fixed;/);
        const { out: diff } = await changed(faulty, '--diff', 'conf.d/part.conf');
        expect(diff).toContain('+# two');
        expect(diff).not.toContain('one');
    });
});

describe('changed files', () => {
    it.each<[string, string, string]>([
        ['that is named for it', 'keepalived.conf.backup', 'spelt wrongly\n'],
        ['below a folder that is named for it', 'keepalived/any.conf', 'spelt wrongly\n'],
        ['with one of its blocks', 'lb1.conf', '# first\n\n@lb1 vrrp_instance VI_1 {\n}\n'],
        ['with an opening brace that stands close', 'lb1', 'global_defs{\n}\n'],
    ])('have a configuration %s', async (_, name, content) => {
        expect(await checked({ [name]: content }, name)).toEqual([name]);
    });

    it.each<[string, string, string | Uint8Array]>([
        ['of another program', 'nginx.conf', WEB],
        ['that speaks of keepalived', 'sudoers.conf', 'x = vrrp_instance VI_1 {\n# vrrp_instance\n'],
        ['whose word only begins like one', 'a.conf', 'global_defs_of_mine {\n'],
        ['that is a template', 'keepalived.conf.j2', 'vrrp_instance VI_1 {\n}\n'],
        ['that is binary', 'a.conf', Buffer.from('global_defs {\n}\n\0')],
    ])('have nothing to check in a file %s', async (_, name, content) => {
        const said = '(nothing to check: these are neither configurations of keepalived nor parts of one)\n';
        expect(await changed({ [name]: content }, name)).toEqual({ status: 0, out: '', err: said });
    });

    it('take from what includes only configurations of keepalived', async () => {
        const files = { 'web/nginx.conf': WEB, 'web/site.conf': 'server {\n}\n' };
        expect(await checked(files, 'web/nginx.conf', 'web/site.conf')).toEqual([]);
    });

    it('are taken and left out as the configuration of kalint says', async () => {
        const files = {
            'kalint.config.yaml': 'files: ["*.kad"]\nignore: [archive]\n',
            'a.kad': 'priority 100\n',
            'archive/keepalived.conf': 'spelt wrongly\n',
        };
        expect(await checked(files, 'a.kad', 'archive/keepalived.conf')).toEqual(['a.kad']);
    });

    it('that are not there are told, and checked is the rest', async () => {
        const { status, out, err } = await changed(
            { 'keepalived.conf': MAIN },
            'none.conf',
            'keepalived.conf',
        );
        expect([status, err]).toEqual([2, 'kalint: none.conf: no such file or folder\n']);
        expect(out).toContain('keepalived.conf');
    });
});

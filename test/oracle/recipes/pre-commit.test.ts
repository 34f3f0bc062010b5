/** The hooks in the real pre-commit, which installs this work tree from a tag of a clone; that takes the network. */
import { execFileSync, spawnSync } from 'node:child_process';
import {
    copyFileSync,
    existsSync,
    mkdirSync,
    mkdtempSync,
    readFileSync,
    rmSync,
    writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasProgram } from '../../cli/programs.ts';
import { kalint } from '../../cli/run.ts';
import { say } from '../say.ts';

const root = join(import.meta.dirname, '../../..');
const article = join(root, 'fixtures/seed/lb1.conf');
const TAG = 'v0.0.0-test';
const found = hasProgram('pre-commit') && hasProgram('git') && existsSync(join(root, '.git'));
const skipNote = found ? '' : ' (skipped: there is no pre-commit, no git, or no repository of kalint)';
if (!found) say('without pre-commit, git and a repository of kalint the tests of its hooks are skipped');

let folder = '';

/** The environment without what npm and git tell the programs that they run. */
function environment(): Record<string, string | undefined> {
    const own = Object.entries(process.env).filter(([name]) => !/^(?:npm|git|pre_commit)_/i.test(name));
    return {
        ...Object.fromEntries(own),
        GIT_CONFIG_GLOBAL: join(folder, 'gitconfig'),
        PRE_COMMIT_HOME: join(folder, 'home'),
        PRE_COMMIT_COLOR: 'never',
    };
}

function git(cwd: string, ...argv: readonly string[]): void {
    execFileSync('git', argv, { cwd, env: environment(), stdio: 'pipe' });
}

/** A repository whose commits pass through hooks. */
interface Repository {
    readonly path: (name: string) => string;
    readonly write: (name: string, text: string) => void;
    /** Commits all that changed; answers whether that was let through, and what was printed. */
    readonly commit: () => { readonly done: boolean; readonly out: string };
}

/** A fresh repository in which those hooks of kalint are installed. */
function repositoryWith(...hooks: readonly string[]): Repository {
    const cwd = mkdtempSync(join(folder, 'repository-'));
    const path = (name: string): string => join(cwd, name);
    const write = (name: string, text: string): void => {
        mkdirSync(dirname(path(name)), { recursive: true });
        writeFileSync(path(name), text);
    };
    const ids = hooks.map((id) => `      - id: ${id}\n`).join('');
    const repo = `  - repo: ${join(folder, 'clone')}\n    rev: ${TAG}\n    hooks:\n${ids}`;
    git(cwd, 'init', '--quiet');
    write('.pre-commit-config.yaml', `repos:\n${repo}`);
    execFileSync('pre-commit', ['install'], { cwd, env: environment(), stdio: 'pipe' });
    const commit = (): { done: boolean; out: string } => {
        git(cwd, 'add', '--all');
        const { status, stdout, stderr } = spawnSync('git', ['commit', '-m', 'A change'], {
            cwd,
            env: environment(),
            encoding: 'utf8',
        });
        return { done: status === 0, out: stdout + stderr };
    };
    return { path, write, commit };
}

describe.skipIf(!found)(`pre-commit${skipNote}`, () => {
    beforeAll(() => {
        folder = mkdtempSync(join(tmpdir(), 'kalint-pre-commit-'));
        // The files of a checkout may belong to another user.
        const config = '[user]\nname = Test\nemail = test@example.com\n[safe]\ndirectory = *\n';
        writeFileSync(join(folder, 'gitconfig'), config);
        const clone = join(folder, 'clone');
        git(folder, 'clone', '--quiet', root, clone);
        // What is not committed yet is tested too.
        git(clone, '--work-tree', root, 'add', '--all');
        git(clone, 'commit', '--quiet', '--allow-empty', '--no-verify', '-m', 'The work tree');
        git(clone, 'tag', TAG);
    });

    afterAll(() => {
        rmSync(folder, { recursive: true, force: true });
    });

    it('blocks the file of the article, and lets it through once it is corrected', async () => {
        const { path, commit } = repositoryWith('kalint');
        copyFileSync(article, path('lb1.conf'));
        const blocked = commit();
        expect(blocked.out).toMatch(/^kalint\.+Failed$/m);
        expect(blocked.out).toMatch(/^lb1\.conf:18:1 {2}error {2}vrrp\/nopreempt-with-master$/m);
        expect(blocked.out).toMatch(/^lb1\.conf:30:1 {2}error {2}syntax\/unknown-keyword$/m);
        expect(blocked.out).toMatch(/^ {2}30 \| virtusl_server 10\.0\.0\.5 80 \{$/m);
        expect(blocked.out).toMatch(/^ {2}fix: write "virtual_server"$/m);
        expect(blocked.out).not.toContain('\u001b');
        expect(blocked.done).toBe(false);

        await kalint(['--fix', path('lb1.conf')]);
        const fixed = readFileSync(path('lb1.conf'), 'utf8');
        writeFileSync(path('lb1.conf'), fixed.replace(/^nopreempt\n/m, ''));
        const passed = commit();
        expect(passed.out).toMatch(/^kalint\.+Passed$/m);
        expect(passed.done).toBe(true);
    });

    it('judges a changed fragment by what includes it', () => {
        const { write, commit } = repositoryWith('kalint');
        const script = 'vrrp_script web {\n    script "/usr/bin/pgrep nginx"\n}\n';
        write('conf.d/part.conf', script);
        write(
            'keepalived.conf',
            `include conf.d/part.conf
global_defs {
    enable_script_security
    script_user nobody
}
vrrp_instance VI_1 {
    interface eth0
    virtual_router_id 51
    virtual_ipaddress {
        192.0.2.10/24
    }
    track_script {
        web
    }
}
`,
        );
        write('nginx/nginx.conf', 'events {\n}\nhttp {\n    include conf.d/*.conf;\n}\n');
        write('nginx/conf.d/site.conf', 'server {\n    listen 80;\n}\n');
        expect(commit()).toMatchObject({ done: true });

        write('conf.d/part.conf', script.replace('web', 'wbe'));
        const blocked = commit();
        expect(blocked.out).toMatch(/^keepalived\.conf:13:9 {2}error {2}vrrp\/undefined-name$/m);
        expect(blocked.done).toBe(false);

        write('conf.d/part.conf', script.replace('nginx', 'haproxy'));
        expect(commit()).toMatchObject({ done: true });
    });

    it.each([
        [
            'kalint-fix',
            '; lb1\nglobal_defs {\n    router_id lb1\n}\n',
            '# lb1\nglobal_defs {\n    router_id lb1\n}\n',
        ],
        ['kalint-fmt', 'global_defs\n{\nrouter_id lb1\n}\n', 'global_defs {\n    router_id lb1\n}\n'],
    ])('lets %s change a file, which blocks once', (hook, before, after) => {
        const { path, write, commit } = repositoryWith(hook);
        write('keepalived.conf.master', before);
        const blocked = commit();
        expect(blocked.out).toContain('files were modified by this hook');
        expect(blocked.done).toBe(false);
        expect(readFileSync(path('keepalived.conf.master'), 'utf8')).toBe(after);
        expect(commit()).toMatchObject({ done: true });
    });

    it('checks the files of all nodes when one of them changes', () => {
        const { write, commit } = repositoryWith('kalint-pair');
        const fault = 'virtual_sever 192.0.2.10 80 {\n}\n';
        write(
            'kalint.config.yaml',
            'nodes: [{ name: lb1, file: lb1.conf }, { name: lb2, file: lb2.conf }]\n',
        );
        write('lb1.conf', 'global_defs {\n    router_id lb1\n}\n');
        write('lb2.conf', fault);
        const blocked = commit();
        expect(blocked.out).toMatch(/^lb2\.conf:1:1 {2}error {2}syntax\/unknown-keyword$/m);
        expect(blocked.done).toBe(false);
        write('lb2.conf', 'global_defs {\n    router_id lb2\n}\n');
        expect(commit()).toMatchObject({ done: true });
        write('README.md', '# Balancers\n');
        expect(commit().out).toMatch(/^kalint --nodes\.+\(no files to check\)Skipped$/m);
    });
});

import { type SpawnSyncReturns, execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, cpSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { VERSION } from '../../src/cli/version.ts';
import { folderOf } from '../node/folder.ts';
import { BROKEN, CLEAN, MENDED } from './texts.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
let dist = '';

beforeAll(() => {
    dist = mkdtempSync(join(tmpdir(), 'kalint-dist-'));
    execFileSync(process.execPath, [join(root, 'scripts/build.mjs'), dist]);
    // For the runs as another user.
    chmodSync(dist, 0o755);
}, 120_000);

afterAll(() => {
    rmSync(dist, { recursive: true, force: true });
});

/** Runs the bundle by a line of a shell in which `kalint` is its name. */
function shell(line: string, cwd: string, ...before: readonly string[]): SpawnSyncReturns<string> {
    const script = `kalint() { '${process.execPath}' '${dist}/kalint.cjs' "$@"; }; ${line}`;
    // Standard input may be a socket here, which makes bash read a start-up file of its own.
    const args = [...before, 'bash', '--norc', '-c', script];
    return spawnSync('env', args, { cwd, encoding: 'utf8', timeout: 60_000 });
}

describe('the bundle', () => {
    it('is what a package needs: launcher, code, cache and licences of what is in it', () => {
        expect(readdirSync(dist).sort()).toEqual([
            'THIRD-PARTY-LICENSES.txt',
            'apart.cjs',
            'index.d.ts',
            'index.js',
            'kalint.cjs',
            'main.cache',
            'main.cjs',
            'server.cjs',
            'thread.cjs',
            'worker.js',
        ]);
        const licences = readFileSync(join(dist, 'THIRD-PARTY-LICENSES.txt'), 'utf8');
        for (const name of ['chevrotain', 'commander', 'chalk', 'tinyglobby', 'picomatch'])
            expect(licences).toMatch(new RegExp(`^${name} [\\d.]+ \\(`, 'm'));
        expect(readFileSync(join(dist, 'main.cjs'), 'latin1')).toMatch(/^[\0-\x7f]*$/);
    });

    it('says the same with and without its code cache', () => {
        const folder = folderOf({ 'a.conf': BROKEN });
        const cached = shell('kalint a.conf', folder);
        const bare = join(folder, 'bare');
        cpSync(dist, bare, { recursive: true });
        rmSync(join(bare, 'main.cache'));
        const uncached = spawnSync(process.execPath, [join(bare, 'kalint.cjs'), 'a.conf'], {
            cwd: folder,
            encoding: 'utf8',
        });
        expect(cached.status).toBe(1);
        expect(uncached.status).toBe(1);
        expect(uncached.stdout).toBe(cached.stdout);
    });

    it.each([
        ['kalint --version', 0, `${VERSION}\n`],
        ['kalint --list-files "**/*.conf"', 0, 'a.conf\nin/b.conf\n'],
        ['kalint --list-files "{in,out}/*"', 0, 'in/b.conf\n'],
        ['kalint --color always --list-files a.conf', 0, 'a.conf\n'],
        ['kalint explain advert_in', 2, ''],
        ['kalint --fix - < a.conf', 0, MENDED],
        ['kalint upgrade a.conf --from 1.2.13', 2, ''],
        ['kalint --format unix include.conf', 0, ''],
    ])('has all that %s needs', (line, status, out) => {
        const folder = folderOf({ 'a.conf': BROKEN, 'in/b.conf': CLEAN });
        const files = folderOf({ 'include.conf': 'include more/*.conf\n', 'more/x.conf': CLEAN });
        const run = shell(line, line.includes('include') ? files : folder);
        expect({ status: run.status, out: run.stdout }).toEqual({ status, out });
        expect(run.stderr).not.toContain('internal error');
    });
});

describe('a process', () => {
    const files = { 'a.conf': BROKEN, 'long.conf': '; x\n'.repeat(3_000) };

    it('whose reader goes away ends quietly', () => {
        const { stdout, stderr } = shell(
            'kalint long.conf | head -1; echo "${PIPESTATUS[0]}"',
            folderOf(files),
        );
        expect(stdout).toBe('long.conf:1:1  error  syntax/foreign-comment\n1\n');
        expect(stderr).toBe('');
    });

    it('writes all of a long report through a pipe', () => {
        const { stdout } = shell(
            'kalint --format unix long.conf | (sleep 0.5; cat) | wc -l',
            folderOf(files),
        );
        expect(stdout.trim()).toBe('3000');
    });

    it.each([
        ['without standard output', 'kalint a.conf >&-', 1, ''],
        ['without standard error', 'kalint missing.conf 2>&-', 2, ''],
        ['without standard input', 'kalint - <&-', 0, ''],
        [
            'with a full disk for its output',
            'kalint a.conf > /dev/full',
            2,
            'kalint: standard output cannot be written: no space left on the device\n',
        ],
        ['with a full disk for its errors', 'kalint missing.conf 2> /dev/full', 2, ''],
        ['with a folder for its input', 'kalint - < .', 2, 'kalint: <stdin>: is a folder\n'],
        [
            'with an endless input',
            'kalint - < /dev/zero',
            2,
            'kalint: <stdin>: is larger than 16 MiB; no configuration is\n',
        ],
        ['of a device', 'kalint /dev/zero', 2, 'kalint: /dev/zero: is a device, not a file\n'],
        [
            'of a pipe without a writer',
            'mkfifo pipe; kalint pipe',
            2,
            'kalint: pipe: is a named pipe, not a file; pass its content to "kalint -"\n',
        ],
    ])('%s has its status', (_, line, status, err) => {
        const run = shell(line, folderOf(files));
        expect({ status: run.status, err: run.stderr }).toEqual({ status, err });
    });

    it('reads what the shell puts in the place of a file', () => {
        const { status, stdout } = shell('kalint --format unix <(cat a.conf)', folderOf(files));
        expect(status).toBe(1);
        expect(stdout.match(/^\/dev\/fd\/\d+:\d:1: error/gm)).toHaveLength(2);
    });

    it('keeps within bounds with 50 MB in a line', () => {
        const run = shell(
            'head -c 50000000 /dev/zero | tr "\\0" a > long.conf; ulimit -v 4000000; kalint long.conf',
            folderOf(),
        );
        expect({ status: run.status, err: run.stderr }).toEqual({
            status: 2,
            err: 'kalint: long.conf: is larger than 16 MiB; no configuration is\n',
        });
    });
});

/** Nobody's number, for what only a user without rights meets. */
const NOBODY = 65_534;
const asNobody = ['setpriv', `--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups'];

/** Whether this process may run Node as that user. */
const canBeNobody = spawnSync('env', [...asNobody, process.execPath, '--version']).status === 0;

describe.skipIf(!canBeNobody)('a user without rights', () => {
    it.each([
        [
            'a file that nobody may read',
            'chmod 0 a.conf',
            'kalint a.conf',
            'a.conf: cannot be read: permission denied',
        ],
        ['a folder that nobody may read', 'chmod 0 in', 'kalint in', 'in: cannot be read: permission denied'],
        [
            'a file below such a folder',
            'chmod 0 in',
            'kalint in/a.conf',
            'in/a.conf: cannot be read: permission denied',
        ],
        [
            'a file of another',
            'chmod 644 a.conf',
            'kalint --fix a.conf',
            'a.conf: cannot be written: it is write-protected',
        ],
        [
            'an own file that is write-protected',
            `chown ${NOBODY} a.conf; chmod 444 a.conf`,
            'kalint --fix a.conf',
            'a.conf: cannot be written: it is write-protected',
        ],
        [
            'a file in a folder that is write-protected',
            `chown ${NOBODY} in/a.conf; chmod 755 in`,
            'kalint --fix in/a.conf',
            'in/a.conf: cannot be written: its folder is write-protected',
        ],
        [
            'a file of another that all may write',
            'chmod 666 a.conf; chmod 777 .',
            'kalint --fix a.conf',
            'a.conf: cannot be written: it belongs to another user',
        ],
    ])('is told of %s', (_, prepare, line, message) => {
        const folder = folderOf({ 'a.conf': BROKEN, 'in/a.conf': BROKEN });
        chmodSync(folder, 0o755);
        execFileSync('sh', ['-c', prepare], { cwd: folder });
        const { status, stderr } = shell(line, folder, ...asNobody);
        expect({ status, stderr }).toEqual({ status: 2, stderr: `kalint: ${message}\n` });
        expect(readFileSync(join(folder, 'a.conf'), 'utf8')).toBe(BROKEN);
        expect(readFileSync(join(folder, 'in/a.conf'), 'utf8')).toBe(BROKEN);
        expect(readdirSync(folder)).toEqual(['a.conf', 'in']);
    });

    it('may mend what is his', () => {
        const folder = folderOf({ 'a.conf': BROKEN });
        chmodSync(folder, 0o755);
        for (const path of [folder, join(folder, 'a.conf')]) chownSync(path, NOBODY, NOBODY);
        expect(shell('kalint --fix a.conf', folder, ...asNobody).status).toBe(0);
        expect(readFileSync(join(folder, 'a.conf'), 'utf8')).toBe(MENDED);
    });

    it('reads the rest of a folder of which a part is closed to him', () => {
        const folder = folderOf({ 'keepalived/a/x.conf': BROKEN, 'keepalived/b.conf': BROKEN });
        chmodSync(folder, 0o755);
        chmodSync(join(folder, 'keepalived/a'), 0);
        const { status, stdout, stderr } = shell('kalint --format unix .', folder, ...asNobody);
        expect(status).toBe(2);
        expect(stderr).toBe('kalint: keepalived/a: cannot be read: permission denied\n');
        expect(stdout.match(/^keepalived\/b\.conf:/gm)).toHaveLength(2);
    });
});

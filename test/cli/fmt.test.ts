import { execFileSync } from 'node:child_process';
import {
    chmodSync,
    chownSync,
    readFileSync,
    readdirSync,
    statSync,
    symlinkSync,
    utimesSync,
    writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderOf } from '../node/folder.ts';
import { hasProgram } from './programs.ts';
import { kalint } from './run.ts';
import { CLEAN } from './texts.ts';

/** `CLEAN` as some write it. */
const ROUGH = 'global_defs\n{\n  router_id   lb1\n}\n';

/** A text whose sequence gives more than kalint reads, so that nothing can be proved of its layout. */
const ENDLESS = '~SEQ(A,1,30000) a\n\n\n\nb\n';

/** A section that stays as it is, from line 4 to line 6, behind one in its layout. */
const BROKEN = `${CLEAN}vrrp_instance A {\n  state   BACKUP\n  virtual_ipaddress {\n`;

/** The path of a file of that text, alone in its folder. */
function fileOf(text: string | Uint8Array): string {
    return join(folderOf({ 'a.conf': text }), 'a.conf');
}

function mtimeOf(path: string): number {
    return statSync(path).mtimeMs;
}

describe('fmt without a mode', () => {
    it('prints the layout of a file and leaves the file alone', async () => {
        const path = fileOf(ROUGH);
        expect(await kalint(['fmt', path])).toEqual({ status: 0, out: CLEAN, err: '' });
        expect(readFileSync(path, 'utf8')).toBe(ROUGH);
    });

    it('prints that of standard input', async () => {
        expect(await kalint(['fmt', '-'], { stdin: ROUGH })).toEqual({ status: 0, out: CLEAN, err: '' });
        expect(await kalint(['fmt', '-'])).toEqual({ status: 0, out: '', err: '' });
    });

    it('prints the one file of a folder', async () => {
        const folder = folderOf({ 'keepalived.conf': ROUGH, 'other.conf': 'x' });
        expect(await kalint(['fmt', folder])).toEqual({ status: 0, out: CLEAN, err: '' });
    });

    it('is not for several files', async () => {
        const folder = folderOf({ 'a.conf': ROUGH, 'b.conf': ROUGH });
        expect(await kalint(['fmt', `${folder}/*.conf`])).toEqual({
            status: 2,
            out: '',
            err: 'kalint: one file can be printed, not 2; for several there are --write, --check and --diff\n',
        });
    });

    it('prints a text as it is of whose layout nothing can be proved, and says so', async () => {
        expect(await kalint(['fmt', '--stdin-filename', 'lb1.conf', '-'], { stdin: ENDLESS })).toEqual({
            status: 0,
            out: ENDLESS,
            err: 'kalint: lb1.conf: its layout is refused: definitions and includes bring more text than kalint reads\n',
        });
    });

    it('says which lines stay as they are', async () => {
        const { status, out, err } = await kalint(['fmt', '-'], { stdin: BROKEN });
        expect({ status, out }).toEqual({ status: 0, out: BROKEN.replace('}\nvrrp', '}\n\nvrrp') });
        expect(err).toBe(
            'kalint: <stdin>: lines 4-6 stay as they are: their braces or quotes do not balance\n',
        );
        expect((await kalint(['fmt', '-'], { stdin: '}\n' })).err).toBe(
            'kalint: <stdin>: line 1 stays as it is: its braces or quotes do not balance\n',
        );
    });

    it('does not hide secrets in what it prints', async () => {
        const { out } = await kalint(['fmt', '-'], { stdin: 'authentication {\nauth_pass   s3cr3t\n}\n' });
        expect(out).toBe('authentication {\n    auth_pass s3cr3t\n}\n');
    });
});

describe('fmt --write', () => {
    it('lays out the files, keeps their mode, and says nothing', async () => {
        const folder = folderOf({ 'a.conf': ROUGH, 'b.conf': CLEAN, 'c.conf': '' });
        chmodSync(join(folder, 'a.conf'), 0o640);
        const run = await kalint(['fmt', '--write', `${folder}/*.conf`]);
        expect(run).toEqual({ status: 0, out: '', err: '' });
        expect(readFileSync(join(folder, 'a.conf'), 'utf8')).toBe(CLEAN);
        expect(statSync(join(folder, 'a.conf')).mode & 0o777).toBe(0o640);
        expect(readdirSync(folder)).toEqual(['a.conf', 'b.conf', 'c.conf']);
    });

    it.skipIf(process.getuid?.() !== 0)('keeps owner and group', async () => {
        const path = fileOf(ROUGH);
        chownSync(path, 12, 34);
        await kalint(['fmt', '--write', path]);
        const { uid, gid } = statSync(path);
        expect({ uid, gid, text: readFileSync(path, 'utf8') }).toEqual({ uid: 12, gid: 34, text: CLEAN });
    });

    it('does not touch a file that is in its layout', async () => {
        const path = fileOf(CLEAN);
        utimesSync(path, 1_000, 1_000);
        const { ino } = statSync(path);
        expect((await kalint(['fmt', '--write', path])).status).toBe(0);
        expect({ ino: statSync(path).ino, mtime: mtimeOf(path) }).toEqual({ ino, mtime: 1_000_000 });
    });

    it('goes through a symbolic link to the file', async () => {
        const folder = folderOf({ 'real/a.conf': ROUGH });
        symlinkSync('real/a.conf', join(folder, 'a.conf'));
        await kalint(['fmt', '--write', join(folder, 'a.conf')]);
        expect(readFileSync(join(folder, 'real/a.conf'), 'utf8')).toBe(CLEAN);
        expect(readdirSync(folder, { withFileTypes: true }).map((each) => each.isSymbolicLink())).toEqual([
            true,
            false,
        ]);
    });

    it('walks a folder as a check does', async () => {
        const folder = folderOf({
            'keepalived/conf.d/x.conf': ROUGH,
            'keepalived/x.conf.bak': ROUGH,
            'nginx.conf': ROUGH,
            'keepalived-lb1.conf': ROUGH,
        });
        expect((await kalint(['fmt', '--write', folder])).status).toBe(0);
        const textOf = (name: string): string => readFileSync(join(folder, name), 'utf8');
        expect(textOf('keepalived/conf.d/x.conf')).toBe(CLEAN);
        expect(textOf('keepalived-lb1.conf')).toBe(CLEAN);
        expect(textOf('keepalived/x.conf.bak')).toBe(ROUGH);
        expect(textOf('nginx.conf')).toBe(ROUGH);
    });

    it.each([
        ['Latin-1', Buffer.from('# \xe9\na{\nb   "\xfc"\n}', 'latin1'), '# \xe9\na {\n    b "\xfc"\n}\n'],
        ['CR LF', 'a{\r\nb   c\r\n}', 'a {\r\n    b c\r\n}\r\n'],
    ])('keeps the encoding and the line ends: %s', async (_, before, after) => {
        const path = fileOf(before);
        expect((await kalint(['fmt', '--write', path])).status).toBe(0);
        expect(readFileSync(path)).toEqual(Buffer.from(after, 'latin1'));
    });

    it('keeps a byte order mark', async () => {
        const path = fileOf('\ufeffa   b\n# ä\n');
        expect((await kalint(['fmt', '--write', path])).status).toBe(0);
        expect(readFileSync(path, 'utf8')).toBe('\ufeffa b\n# ä\n');
    });

    it('leaves a file alone of whose layout nothing can be proved, and lays out the others', async () => {
        const folder = folderOf({ 'a.conf': ENDLESS, 'b.conf': ROUGH });
        const { status, out, err } = await kalint(['fmt', '--write', `${folder}/a.conf`, `${folder}/b.conf`]);
        expect({ status, out }).toEqual({ status: 1, out: '' });
        expect(err).toMatch(/^kalint: .*\/a\.conf: its layout is refused: .*\n$/);
        expect(readFileSync(join(folder, 'a.conf'), 'utf8')).toBe(ENDLESS);
        expect(readFileSync(join(folder, 'b.conf'), 'utf8')).toBe(CLEAN);
    });

    it('proves it with what the file includes, below --root', async () => {
        const folder = folderOf({ 'etc/seq.conf': ENDLESS, 'a.conf': 'include /etc/seq.conf\nb   c\n' });
        const path = join(folder, 'a.conf');
        expect((await kalint(['fmt', '--write', '--root', folder, path])).status).toBe(1);
        expect((await kalint(['fmt', '--write', path])).status).toBe(0);
        expect(readFileSync(path, 'utf8')).toBe('include /etc/seq.conf\nb c\n');
    });

    it('lays out what it can, and is at rest after one run', async () => {
        const path = fileOf(BROKEN);
        expect((await kalint(['fmt', '--write', path])).status).toBe(1);
        expect(readFileSync(path, 'utf8')).toBe(BROKEN.replace('}\nvrrp', '}\n\nvrrp'));
        utimesSync(path, 1_000, 1_000);
        const { status, err } = await kalint(['fmt', '--write', path]);
        expect({ status, mtime: mtimeOf(path) }).toEqual({ status: 1, mtime: 1_000_000 });
        expect(err).toContain('lines 5-7 stay as they are');
    });

    it('is not for standard input', async () => {
        expect(await kalint(['fmt', '--write', '-'], { stdin: ROUGH })).toEqual({
            status: 2,
            out: '',
            err: 'kalint: standard input cannot be written; without --write its layout is printed\n',
        });
    });

    it('lays out the other files where one is of no use', async () => {
        const folder = folderOf({ 'a.conf': 'a\0', 'c.conf': ROUGH });
        const { status, err } = await kalint([
            'fmt',
            '--write',
            ...['a', 'b', 'c'].map((name) => `${folder}/${name}.conf`),
        ]);
        expect(status).toBe(2);
        expect(err).toBe(
            `kalint: ${folder}/b.conf: no such file or folder\nkalint: ${folder}/a.conf: is a binary file\n`,
        );
        expect(readFileSync(join(folder, 'c.conf'), 'utf8')).toBe(CLEAN);
    });
});

describe('fmt --check', () => {
    it('lists the files that are not in their layout, and writes nothing', async () => {
        const folder = folderOf({ 'a.conf': ROUGH, 'b.conf': CLEAN, 'c.conf': ` ${CLEAN}` });
        const paths = ['a', 'b', 'c'].map((name) => `${folder}/${name}.conf`);
        const { status, out, err } = await kalint(['fmt', '--check', ...paths]);
        expect({ status, err }).toEqual({ status: 1, err: '' });
        expect(out).toBe(`${paths[0]}\n${paths[2]}\n`);
        expect(readFileSync(join(folder, 'a.conf'), 'utf8')).toBe(ROUGH);
    });

    it.each([
        ['in its layout', CLEAN, 0],
        ['empty', '', 0],
        ['not in its layout', ROUGH, 1],
        ['of whose layout nothing can be proved', ENDLESS, 1],
        ['without a brace that it needs', 'a {\n', 1],
        ['none', '\0', 2],
    ])('has its status for a file that is %s', async (_, text, expected) => {
        const path = fileOf(text);
        expect((await kalint(['fmt', '--check', path])).status).toBe(expected);
        expect((await kalint(['fmt', '--diff', path])).status).toBe(expected);
    });

    it('lists only what --write would change', async () => {
        const path = fileOf('a {\n');
        expect(await kalint(['fmt', '--check', path])).toEqual({
            status: 1,
            out: '',
            err: `kalint: ${path}: line 1 stays as it is: its braces or quotes do not balance\n`,
        });
    });

    it('knows the names of standard input', async () => {
        expect((await kalint(['fmt', '--check', '-'], { stdin: ROUGH })).out).toBe('<stdin>\n');
        const named = await kalint(['fmt', '--check', '--stdin-filename', 'lb1.conf', '-'], { stdin: ROUGH });
        expect(named).toEqual({ status: 1, out: 'lb1.conf\n', err: '' });
    });

    it('shows names without what a terminal would obey', async () => {
        const run = await kalint(['fmt', '--check', '--stdin-filename', 'a\u001b[31m', '-'], {
            stdin: ROUGH,
            terminals: ['out'],
        });
        expect(run.out).toBe('a\u241b[31m\n');
    });
});

describe('fmt --diff', () => {
    it('shows what would change, and writes nothing', async () => {
        const path = fileOf(ROUGH);
        const { status, out, err } = await kalint(['fmt', '--diff', path]);
        expect({ status, err }).toEqual({ status: 1, err: '' });
        expect(out).toBe(
            `--- ${path}\n+++ ${path}\n@@ -1,4 +1,3 @@\n-global_defs\n-{\n-  router_id   lb1\n+global_defs {\n+    router_id lb1\n }\n`,
        );
        expect(readFileSync(path, 'utf8')).toBe(ROUGH);
        expect(await kalint(['fmt', '--diff', fileOf(CLEAN)])).toEqual({ status: 0, out: '', err: '' });
    });

    it('goes with --check', async () => {
        const path = fileOf(ROUGH);
        expect(await kalint(['fmt', '--check', '--diff', path])).toEqual(
            await kalint(['fmt', '--diff', path]),
        );
    });

    it('has colours where they are asked for', async () => {
        const { out } = await kalint(['fmt', '--diff', '--color', 'always', fileOf(ROUGH)]);
        expect(out).toContain('\u001b[32m+global_defs {\u001b[39m\n');
    });

    it('hides secrets unless they are to be shown', async () => {
        const path = fileOf('authentication {\nauth_pass s3cr3t\n}\n');
        const hidden = await kalint(['fmt', '--diff', path]);
        expect(hidden.out).toContain('-auth_pass ***\n+    auth_pass ***\n');
        expect(hidden.err).toBe('(with --show-secrets instead of *** the diff can be applied)\n');
        const shown = await kalint(['fmt', '--diff', '--show-secrets', path]);
        expect(shown.out).toContain('-auth_pass s3cr3t\n+    auth_pass s3cr3t\n');
        expect(shown.err).toBe('');
    });

    it.skipIf(!hasProgram('patch'))('prints what patch makes of the files', async () => {
        const files = { 'a.conf': ROUGH, 'b.conf': 'a{\r\nb }', 'deep/c.conf': '\n\n\na\n' };
        const folder = folderOf(files);
        const home = process.cwd();
        process.chdir(folder);
        const { out } = await kalint(['fmt', '--diff', ...Object.keys(files)]).finally(() => {
            process.chdir(home);
        });
        writeFileSync(join(folder, 'all.diff'), out);
        execFileSync('patch', ['-p0', '--binary', '--quiet', '-i', 'all.diff'], { cwd: folder });
        const patched = Object.keys(files).map((name) => readFileSync(join(folder, name), 'utf8'));
        expect(patched).toEqual([CLEAN, 'a {\r\n    b\r\n}\r\n', 'a\n']);
    });
});

describe('the options of fmt', () => {
    it.each([
        [['--indent', '2'], 'a {\n  b\n\n  c\n}\n'],
        [['--indent', 'tab'], 'a {\n\tb\n\n\tc\n}\n'],
        [['--max-blank-lines', '0'], 'a {\n    b\n    c\n}\n'],
        [['--max-blank-lines', '2'], 'a {\n    b\n\n\n    c\n}\n'],
    ])('%j', async (options, expected) => {
        const run = await kalint(['fmt', ...options, '-'], { stdin: 'a {\nb\n\n\n\nc\n}\n' });
        expect(run).toEqual({ status: 0, out: expected, err: '' });
    });

    it.each([
        [['--indent', '0'], 'It is 1 to 16, or tab.'],
        [['--indent', '17'], 'It is 1 to 16, or tab.'],
        [['--indent', 'x'], 'It is 1 to 16, or tab.'],
        [['--max-blank-lines', '-1'], 'It is 0 to 99.'],
        [['--max-blank-lines', '1.5'], 'It is 0 to 99.'],
        [['--write', '--check'], "option '--write' cannot be used with option '--check'"],
        [['--write', '--diff'], "option '--write' cannot be used with option '--diff'"],
        [['--target', 'debain-12'], 'unknown target "debain-12" (did you mean "debian-12"?)'],
    ])('%j is wrong usage', async (options, message) => {
        const { status, out, err } = await kalint(['fmt', ...options, '-'], { stdin: ROUGH });
        expect({ status, out }).toEqual({ status: 2, out: '' });
        expect(err).toContain(message);
    });

    it('name the releases that are to read the same', async () => {
        const run = await kalint(['fmt', '--target', 'debian-12', '--target', '2.4.3', '-'], {
            stdin: ROUGH,
        });
        expect(run).toEqual({ status: 0, out: CLEAN, err: '' });
    });

    it('need a file', async () => {
        const { status, err } = await kalint(['fmt']);
        expect(status).toBe(2);
        expect(err).toContain("missing required argument 'file'");
    });
});

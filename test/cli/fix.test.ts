import { execFileSync } from 'node:child_process';
import {
    chmodSync,
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
import { kalint, lastLine } from './run.ts';
import { BROKEN, CLEAN, MENDED } from './texts.ts';

describe('--fix', () => {
    it('mends the file, reports what is left, and keeps the mode', async () => {
        const folder = folderOf({ 'a.conf': `${BROKEN}foo\n` });
        const path = join(folder, 'a.conf');
        chmodSync(path, 0o640);
        const { status, out, err } = await kalint(['--fix', path]);
        expect({ status, err }).toEqual({ status: 1, err: '' });
        expect(readFileSync(path, 'utf8')).toBe(`${MENDED}foo\n`);
        expect(statSync(path).mode & 0o777).toBe(0o640);
        expect(readdirSync(folder)).toEqual(['a.conf']);
        expect(lastLine(out)).toBe(`${path}: 1 error; 2 fixed; keepalived -t of 2.4.3 would fail.`);
    });

    it('does not touch a file that needs nothing', async () => {
        const path = join(folderOf({ 'a.conf': CLEAN }), 'a.conf');
        utimesSync(path, 1_000, 1_000);
        const { ino, mtimeMs } = statSync(path);
        expect((await kalint(['--fix', path])).status).toBe(0);
        const after = statSync(path);
        expect({ ino: after.ino, mtimeMs: after.mtimeMs }).toEqual({ ino, mtimeMs });
    });

    it('comes to rest: a second run changes nothing', async () => {
        const path = join(folderOf({ 'a.conf': BROKEN }), 'a.conf');
        await kalint(['--fix', path]);
        expect(await kalint(['--diff', path])).toEqual({ status: 0, out: '', err: '' });
    });

    it('goes through a symbolic link to the file', async () => {
        const folder = folderOf({ 'real/a.conf': BROKEN });
        symlinkSync('real/a.conf', join(folder, 'a.conf'));
        await kalint(['--fix', join(folder, 'a.conf')]);
        expect(readFileSync(join(folder, 'real/a.conf'), 'utf8')).toBe(MENDED);
        expect(readdirSync(folder)).toEqual(['a.conf', 'real']);
    });

    it.each([
        ['Latin-1', Buffer.from('# é\n; ü\nx', 'latin1'), Buffer.from('# é\n# ü\nx', 'latin1')],
        ['CR LF', '# a\r\n; b\r\n', '# a\r\n# b\r\n'],
        ['mixed line ends', 'a\r\r\n; b\n; c', 'a\r\r\n# b\n# c'],
        ['characters of all kinds', '# 日本 😀\t\u0301\n; x\n', '# 日本 😀\t\u0301\n# x\n'],
    ])('keeps every byte around its changes: %s', async (_, before, after) => {
        const path = join(folderOf({ 'a.conf': before }), 'a.conf');
        await kalint(['--fix', path]);
        expect(readFileSync(path)).toEqual(Buffer.from(after));
    });

    it('takes away a byte order mark and nothing else', async () => {
        const path = join(folderOf({ 'a.conf': '\ufeffglobal_defs {\r\n}\r\n' }), 'a.conf');
        expect((await kalint(['--fix', path])).status).toBe(0);
        expect(readFileSync(path, 'utf8')).toBe('global_defs {\r\n}\r\n');
    });

    it('writes what came from standard input to standard output, and the findings to standard error', async () => {
        const { status, out, err } = await kalint(['--fix', '-'], { stdin: `${BROKEN}foo\n` });
        expect(status).toBe(1);
        expect(out).toBe(`${MENDED}foo\n`);
        expect(lastLine(err)).toBe('<stdin>: 1 error; 2 fixed; keepalived -t of 2.4.3 would fail.');
        const json = await kalint(['--fix', '--format', 'json', '-'], { stdin: CLEAN });
        expect(json.out).toBe(CLEAN);
        expect(JSON.parse(json.err)).toMatchObject({ files: [{ path: '<stdin>', diagnostics: [] }] });
    });

    it('leaves unsafe fixes to --unsafe-fixes', async () => {
        const text = 'vrrp_instance A {\n';
        const path = join(folderOf({ 'a.conf': text }), 'a.conf');
        await kalint(['--fix', path]);
        expect(readFileSync(path, 'utf8')).toBe(text);
        await kalint(['--unsafe-fixes', path]);
        expect(readFileSync(path, 'utf8')).toBe(`${text}}\n`);
    });

    it('mends the files that it can when one cannot be read', async () => {
        const folder = folderOf({ 'a.conf': 'a\0', 'b.conf': BROKEN });
        const { status } = await kalint(['--fix', `${folder}/a.conf`, `${folder}/b.conf`]);
        expect(status).toBe(2);
        expect(readFileSync(`${folder}/b.conf`, 'utf8')).toBe(MENDED);
    });
});

describe('--diff', () => {
    const files = {
        'a.conf': BROKEN,
        'with blank.conf': '; x\r\nfoo\r\n; no end',
        'clean.conf': CLEAN,
        'ü "quoted".conf': '# a\n; x\n',
        'odd\u001b[31m.conf': '; x\n',
        'deep/latin.conf': Buffer.from('; é\n', 'latin1'),
        'deep/long.conf': Array.from({ length: 40 }, (_, at) => `${at % 9 === 0 ? ';' : '#'} ${at}\n`).join(
            '',
        ),
    };

    const programs = [
        ['patch', ['-p0', '--binary', '--quiet', '-i', 'all.diff']],
        ['git', ['apply', '-p0', 'all.diff']],
    ] as const;

    for (const [program, args] of programs) {
        it.skipIf(!hasProgram(program))(
            `writes nothing, and prints what ${program} makes of the files`,
            async () => {
                const folder = folderOf(files);
                const names = Object.keys(files).filter((name) => name !== 'deep/latin.conf');
                const mended = await Promise.all(
                    names.map((name) => kalint(['--fix', '-'], { stdin: files[name as keyof typeof files] })),
                );
                const home = process.cwd();
                process.chdir(folder);
                const { status, out, err } = await kalint(['--diff', ...names]).finally(() => {
                    process.chdir(home);
                });
                expect({ status, err }).toEqual({ status: 1, err: '' });
                for (const [name, content] of Object.entries(files))
                    expect(readFileSync(join(folder, name))).toEqual(Buffer.from(content));
                writeFileSync(join(folder, 'all.diff'), out);
                execFileSync(program, args, { cwd: folder });
                const patched = names.map((name) => readFileSync(join(folder, name), 'utf8'));
                expect(patched).toEqual(mended.map((each) => each.out));
            },
        );
    }

    it('shows safe fixes, with --unsafe-fixes all', async () => {
        const path = join(folderOf({ 'a.conf': 'vrrp_instance A {\n' }), 'a.conf');
        expect(await kalint(['--diff', path])).toEqual({ status: 0, out: '', err: '' });
        const { status, out } = await kalint(['--diff', '--unsafe-fixes', path]);
        expect(status).toBe(1);
        expect(out).toBe(`--- ${path}\n+++ ${path}\n@@ -1,1 +1,2 @@\n vrrp_instance A {\n+}\n`);
        expect(readFileSync(path, 'utf8')).toBe('vrrp_instance A {\n');
    });

    it('is there for standard input as well', async () => {
        const { status, out } = await kalint(['--diff', '-'], { stdin: '; x\n' });
        expect(status).toBe(1);
        expect(out).toBe('--- <stdin>\n+++ <stdin>\n@@ -1,1 +1,1 @@\n-; x\n+# x\n');
    });
});

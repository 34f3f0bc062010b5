import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderOf } from '../node/folder.ts';
import { kalint, lastLine } from './run.ts';
import { BROKEN, CLEAN } from './texts.ts';

/** The findings in a text, a line of the unix format each, without the path. */
async function findingsIn(content: string | Uint8Array): Promise<string[]> {
    const path = join(folderOf({ 'a.conf': content }), 'a.conf');
    const { out, err } = await kalint(['--format', 'unix', path]);
    expect(err).toBe('');
    return out
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => line.replace(`${path}:`, '').replace(/: .* \[/, ' ['));
}

describe('a file', () => {
    it.each<[string, string | Uint8Array, string[]]>([
        ['that is empty', '', []],
        ['of comments', '# a\n  ! b\n', []],
        ['of blank lines', '\n \t\n\n', []],
        ['without a line end', '; x', ['1:1 [syntax/foreign-comment]']],
        ['with CR LF', '# a\r\n; x\r\nglobal_defs {\r\n}\r\n', ['2:1 [syntax/foreign-comment]']],
        ['with lone carriage returns', 'global_defs {\r\r}\r; x\r', ['1:18 [syntax/foreign-comment]']],
        ['in Latin-1', Buffer.from('# é\n; é\n', 'latin1'), ['2:1 [syntax/foreign-comment]']],
        [
            'with a byte order mark',
            '\ufeffglobal_defs {\n}\n; x\n',
            ['1:1 [syntax/invisible-character]', '3:1 [syntax/foreign-comment]'],
        ],
    ])('%s is read as keepalived reads it', async (_, content, expected) => {
        expect(await findingsIn(content)).toEqual(expected);
    });

    it('that is named is checked whatever it is called', async () => {
        const path = join(folderOf({ 'keepalived.conf.j2': BROKEN }), 'keepalived.conf.j2');
        expect((await kalint([path])).status).toBe(1);
    });

    it('that is named twice, or by a link, is checked once', async () => {
        const folder = folderOf({ 'a.conf': BROKEN });
        symlinkSync('a.conf', join(folder, 'b.conf'));
        const { out } = await kalint([`${folder}/a.conf`, `${folder}/./a.conf`, `${folder}/b.conf`]);
        expect(lastLine(out)).toMatch(/^\S+\/a\.conf: 2 errors;/);
    });

    it('whose name would move the cursor is named harmlessly', async () => {
        const folder = folderOf({ 'a\u001b[31m\n.conf': BROKEN });
        const path = join(folder, 'a\u001b[31m\n.conf');
        for (const argv of [[path], ['--format', 'unix', path], ['--list-files', path], ['--diff', path]]) {
            const { out, err } = await kalint(argv, { terminals: ['out', 'err'], env: { NO_COLOR: '1' } });
            expect(out).not.toContain('\u001b');
            expect(out).toContain('a␛[31m .conf');
            expect(err).not.toContain('\u001b');
        }
    });
});

describe('files that are long', () => {
    const limit = 60_000;

    it.each([
        ['a line of 15 MB', 'a'.repeat(15_000_000), 1],
        ['15 MB of comment', `#${'a'.repeat(15_000_000)}`, 1],
        ['1 000 000 lines', '#\n'.repeat(1_000_000), 0],
        ['20 000 nested blocks', 'a {\n'.repeat(20_000), 1],
        ['5 000 closers', '}\n'.repeat(5_000), 1],
        ['1 MB of quotes', '"'.repeat(1_000_000), 1],
        ['1 MB of !', '!'.repeat(1_000_000), 1],
        ['1 MB of \\"', '\\"'.repeat(500_000), 1],
        ['1 MB of carriage returns', '\r'.repeat(1_000_000), 1],
    ])('are read: %s', async (_, text, expected) => {
        const path = join(folderOf({ 'a.conf': text }), 'a.conf');
        const start = performance.now();
        const { status, err } = await kalint(['--format', 'unix', path]);
        expect({ status, err }).toEqual({ status: expected, err: '' });
        expect(performance.now() - start).toBeLessThan(limit);
    });

    it('are refused in plain words when they are longer than any configuration', async () => {
        const path = join(folderOf({ 'a.conf': 'a'.repeat(50_000_000) }), 'a.conf');
        expect(await kalint([path])).toEqual({
            status: 2,
            out: '',
            err: `kalint: ${path}: is larger than 16 MiB; no configuration is\n`,
        });
    });
});

describe('a folder', () => {
    const TREE = { 'keepalived.conf': BROKEN, 'keepalived/web.conf': CLEAN, 'x.conf': BROKEN, 'a.j2': '' };

    it('is checked by its configurations, which --list-files lists', async () => {
        const folder = folderOf(TREE);
        const { status, out, err } = await kalint(['--list-files', folder]);
        expect({ status, err }).toEqual({ status: 0, err: '' });
        expect(out).toBe(`${folder}/keepalived/web.conf\n${folder}/keepalived.conf\n`);
        const check = await kalint([folder]);
        expect(lastLine(check.out)).toBe(
            '2 files: 2 errors in 1 file; --fix mends both; keepalived -t of 2.4.3 would fail on 1.',
        );
    });

    it('in which nothing is to be checked is wrong usage', async () => {
        const folder = folderOf({ 'x.conf': BROKEN });
        for (const argv of [[folder], ['--list-files', folder]]) {
            const { status, out, err } = await kalint(argv);
            expect({ status, out }).toEqual({ status: 2, out: '' });
            expect(err).toMatch(/^kalint: \S+: nothing to check: neither .*; name the files to check\n$/);
        }
    });
});

describe('standard input', () => {
    it('is called <stdin>, or as it is asked for', async () => {
        expect((await kalint(['--format', 'unix', '-'], { stdin: '; x' })).out).toMatch(/^<stdin>:1:1: /);
        const named = await kalint(['--format', 'unix', '--stdin-filename', 'lb1', '-'], { stdin: '; x' });
        expect(named.out).toMatch(/^lb1:1:1: /);
    });

    it('is read once, however often it is named', async () => {
        const { out } = await kalint(['-', '-'], { stdin: BROKEN });
        expect(lastLine(out)).toMatch(/^<stdin>: 2 errors;/);
    });

    it('that is empty is an empty file', async () => {
        expect((await kalint(['-'])).status).toBe(0);
    });

    it.each([
        ['binary', 'a\0', 'is a binary file'],
        ['too long', ' '.repeat(20_000_000), 'is larger than 16 MiB; no configuration is'],
    ])('that is %s is of no use', async (_, stdin, reason) => {
        expect(await kalint(['-'], { stdin })).toEqual({
            status: 2,
            out: '',
            err: `kalint: <stdin>: ${reason}\n`,
        });
    });

    it('stands in the order given among files', async () => {
        const path = join(folderOf({ 'a.conf': '; x' }), 'a.conf');
        const { out } = await kalint(['--format', 'unix', path, '-'], { stdin: '; x' });
        expect(out.match(/^[^:]+/gm)).toEqual([path, '<stdin>']);
    });
});

describe('--as', () => {
    it('names the one file in every place', async () => {
        const path = join(folderOf({ 'ansible-tmp': BROKEN }), 'ansible-tmp');
        const as = '/etc/keepalived/keepalived.conf';
        const pretty = await kalint(['--as', as, path]);
        expect(pretty.out).not.toContain('ansible-tmp');
        expect(pretty.out).toMatch(new RegExp(`^${as}:1:1 `));
        expect((await kalint(['--diff', '--as', as, path])).out).toMatch(new RegExp(`^--- ${as}\n`));
    });
});

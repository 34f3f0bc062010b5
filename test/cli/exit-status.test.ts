import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderOf } from '../node/folder.ts';
import { kalint } from './run.ts';
import { BROKEN, CLEAN, DEPRECATED, MENDED, OWN_WARNING } from './texts.ts';

/** The status of a run with one file of that text, put where the arguments say `FILE`. */
async function statusOf(text: string, ...argv: readonly string[]): Promise<number> {
    const path = join(folderOf({ 'a.conf': text }), 'a.conf');
    return (await kalint(argv.map((each) => (each === 'FILE' ? path : each)))).status;
}

describe('the status of a check', () => {
    it.each([
        ['a clean file', CLEAN, 0],
        ['an empty file', '', 0],
        ['only comments', '# a\n! b\n', 0],
        ['an error', BROKEN, 1],
        ['a warning of the config test', DEPRECATED, 1],
        ['a warning of kalint', OWN_WARNING, 0],
        ['a binary file', 'a\0b', 2],
    ])('of %s', async (_, text, expected) => {
        expect(await statusOf(text, 'FILE')).toBe(expected);
        expect(await statusOf(text, 'check', 'FILE')).toBe(expected);
    });

    it('is 2 when one file of several is of no use; the others are judged all the same', async () => {
        const folder = folderOf({ 'a.conf': BROKEN });
        const { status, out, err } = await kalint([
            '--format',
            'unix',
            `${folder}/b.conf`,
            `${folder}/a.conf`,
        ]);
        expect(status).toBe(2);
        expect(err).toBe(`kalint: ${folder}/b.conf: no such file or folder\n`);
        expect(out.trimEnd().split('\n')).toHaveLength(2);
    });
});

describe('--fail-on', () => {
    it.each([
        ['config-test', 1, 1, 0],
        ['error', 1, 0, 0],
        ['warning', 1, 1, 1],
        ['never', 0, 0, 0],
    ])('%s', async (what, error, deprecation, own) => {
        expect(await statusOf(BROKEN, '--fail-on', what, 'FILE')).toBe(error);
        expect(await statusOf(DEPRECATED, '--fail-on', what, 'FILE')).toBe(deprecation);
        expect(await statusOf(OWN_WARNING, '--fail-on', what, 'FILE')).toBe(own);
        expect(await statusOf(CLEAN, '--fail-on', what, 'FILE')).toBe(0);
    });

    it('never does not hide that a file cannot be read', async () => {
        expect(await statusOf('\0', '--fail-on', 'never', 'FILE')).toBe(2);
    });
});

describe('the status of --fix', () => {
    it.each([
        ['where nothing is to do', CLEAN, 0],
        ['where all is mended', BROKEN, 0],
        ['where something is left', `${BROKEN}foo\n`, 1],
        ['where the file is none', '\0', 2],
    ])('%s', async (_, text, expected) => {
        expect(await statusOf(text, '--fix', 'FILE')).toBe(expected);
    });

    it('goes by what is left, also with --fail-on', async () => {
        expect(await statusOf(`${BROKEN}foo\n`, '--fix', '--fail-on', 'never', 'FILE')).toBe(0);
    });
});

describe('the status of --diff', () => {
    it.each([
        ['where nothing would change', CLEAN, 0],
        ['where something would', BROKEN, 1],
        ['where there is an error without a fix', 'foo\n', 0],
        ['where the file is none', '\0', 2],
    ])('%s', async (_, text, expected) => {
        expect(await statusOf(text, '--diff', 'FILE')).toBe(expected);
        expect(await statusOf(text, 'check', '--fix', '--diff', 'FILE')).toBe(expected);
    });

    it('is 1 also where --fail-on would let all pass', async () => {
        expect(await statusOf(BROKEN, '--diff', '--fail-on', 'never', 'FILE')).toBe(1);
    });
});

describe('the status of the other commands', () => {
    it.each([
        [0, ['explain', 'advert_int']],
        [2, ['explain', 'nothing_of_the_kind']],
        [2, ['explain']],
        [0, ['rules']],
        [0, ['rules', '--format', 'json']],
        [2, ['rules', 'more']],
        [0, ['targets']],
        [0, ['targets', '--format', 'json']],
        [2, ['targets', 'more']],
        [0, ['--help']],
        [0, ['help']],
        [0, ['--version']],
        [2, []],
        [2, ['check']],
    ])('is %i for %j', async (expected, argv) => {
        expect((await kalint(argv)).status).toBe(expected);
    });
});

describe('what is told where nothing fails', () => {
    it('is nothing at all with --quiet', async () => {
        const path = join(folderOf({ 'a.conf': CLEAN }), 'a.conf');
        expect(await kalint(['--quiet', path])).toEqual({ status: 0, out: '', err: '' });
    });

    it('is why the status is 1, although --quiet hides the warning', async () => {
        const path = join(folderOf({ 'a.conf': DEPRECATED }), 'a.conf');
        const { status, out } = await kalint(['--quiet', path]);
        expect(status).toBe(1);
        expect(out).toBe(
            `${path}: no errors; keepalived would run it as written, but keepalived -t of 2.4.3 would fail.\n`,
        );
    });

    it('is the errors only with --quiet', async () => {
        const folder = folderOf({ 'a.conf': DEPRECATED });
        const path = join(folder, 'a.conf');
        writeFileSync(path, `; x\n${DEPRECATED}`);
        const { out } = await kalint(['--quiet', '--format', 'unix', path]);
        expect(out.match(/: (?:error|warning): /g)).toEqual([': error: ']);
        const json = JSON.parse((await kalint(['--quiet', '--format', 'json', path])).out) as {
            summary: unknown;
        };
        expect(json.summary).toEqual({ files: 1, errors: 1, warnings: 0, infos: 0, fixable: 1 });
    });
});

describe('what --fix leaves behind', () => {
    it('is the mended text', async () => {
        const { out } = await kalint(['--fix', '-'], { stdin: BROKEN });
        expect(out).toBe(MENDED);
    });
});

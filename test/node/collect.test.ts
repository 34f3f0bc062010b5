import { symlinkSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { collectFiles } from '../../src/node/collect.ts';
import { folderOf } from './folder.ts';

const TREE = {
    'keepalived.conf': '',
    'keepalived-b.conf': '',
    'keepalived.conf.bak': '',
    'keepalived.conf.j2': '',
    'other/x.conf': '',
    'other/keepalived-c.conf': '',
    'keepalived/conf.d/a.conf': '',
    'keepalived/conf.d/a.conf.erb': '',
    'keepalived/check.sh': '',
    'node_modules/keepalived.conf': '',
    '.git/keepalived.conf': '',
};

/** What operands below a folder lead to: paths below it, and the reasons without the names. */
async function collected(folder: string, ...operands: readonly string[]) {
    const { files, failures } = await collectFiles(operands.map((each) => join(folder, each)));
    return {
        files: files.map((file) => relative(folder, file)),
        failures: failures.map(({ kind, path }) => `${kind} ${relative(folder, path)}`),
    };
}

describe('a folder', () => {
    it('is walked for configurations of keepalived, sorted by name, folders in their place', async () => {
        expect(await collected(folderOf(TREE), '.')).toEqual({
            files: [
                'keepalived/conf.d/a.conf',
                'keepalived-b.conf',
                'keepalived.conf',
                'other/keepalived-c.conf',
            ],
            failures: [],
        });
    });

    it('is walked alike wherever the walk begins', async () => {
        const { files } = await collected(folderOf(TREE), 'keepalived/conf.d');
        expect(files).toEqual(['keepalived/conf.d/a.conf']);
    });

    it('without configurations is a failure, and says what would be one', async () => {
        const folder = folderOf({ 'a/x.conf': '' });
        expect(await collected(folder, 'a')).toEqual({ files: [], failures: ['nothing-to-check a'] });
        const [failure] = (await collectFiles([folder])).failures;
        expect(failure?.message).toContain('neither a keepalived*.conf nor a *.conf below a folder');
    });

    it('gives links to files, but follows none to folders and none to nothing', async () => {
        const folder = folderOf({ 'real/keepalived/a.conf': '', 'walked/': '' });
        symlinkSync('../real/keepalived/a.conf', join(folder, 'walked/keepalived.conf'));
        symlinkSync('../real/keepalived', join(folder, 'walked/keepalived'));
        symlinkSync('..', join(folder, 'walked/up'));
        symlinkSync('nowhere', join(folder, 'walked/keepalived-2.conf'));
        expect(await collected(folder, 'walked')).toEqual({
            files: ['walked/keepalived.conf'],
            failures: [],
        });
    });
});

describe('a pattern', () => {
    it.each([
        ['*.conf', ['keepalived-b.conf', 'keepalived.conf']],
        ['other/?.conf', ['other/x.conf']],
        ['{other,keepalived}/*', ['keepalived/check.sh', 'other/keepalived-c.conf', 'other/x.conf']],
        [
            '**/*.conf*',
            [
                'keepalived-b.conf',
                'keepalived.conf',
                'keepalived.conf.bak',
                'keepalived/conf.d/a.conf',
                'other/keepalived-c.conf',
                'other/x.conf',
            ],
        ],
    ])('%s meets files, templates and what belongs to others left out', async (pattern, files) => {
        expect(await collected(folderOf(TREE), pattern)).toEqual({ files, failures: [] });
    });

    it('that meets nothing is a failure', async () => {
        expect((await collected(folderOf(TREE), '*.cfg')).failures).toEqual(['missing *.cfg']);
    });

    it('that is the name of a file is that file', async () => {
        expect((await collected(folderOf({ 'a[1].conf': '' }), 'a[1].conf')).files).toEqual(['a[1].conf']);
    });
});

describe('a file', () => {
    it('that is named is taken, whatever it is called, and once', async () => {
        const folder = folderOf(TREE);
        symlinkSync('keepalived.conf.j2', join(folder, 'link'));
        const { files } = await collected(folder, 'other/x.conf', 'keepalived.conf.j2', 'link', 'other');
        expect(files).toEqual(['other/x.conf', 'keepalived.conf.j2', 'other/keepalived-c.conf']);
    });

    it('that is not there is a failure in plain words', async () => {
        const folder = folderOf({ 'a.conf': '' });
        symlinkSync('nowhere', join(folder, 'broken'));
        const { failures } = await collectFiles([
            join(folder, 'b.conf'),
            join(folder, 'a.conf/b'),
            join(folder, 'broken'),
            '',
        ]);
        expect(failures.map(({ message }) => message)).toEqual([
            `${folder}/b.conf: no such file or folder`,
            `${folder}/a.conf/b: no such file or folder`,
            `${folder}/broken: is a symbolic link that leads nowhere`,
            '"": no such file or folder',
        ]);
    });

    it('that is called like standard input is another', async () => {
        expect((await collectFiles(['-', '-'])).files).toEqual(['-']);
    });
});

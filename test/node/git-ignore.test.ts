import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { collectFiles } from '../../src/node/collect.ts';
import { folderOf } from './folder.ts';

const TREE = {
    '.gitignore': 'build/\n*-old.conf\n/keepalived-root.conf\n!keepalived-kept-old.conf\n\\#x/\n',
    'keepalived.conf': '',
    'keepalived-a-old.conf': '',
    'keepalived-kept-old.conf': '',
    'keepalived-root.conf': '',
    'KEEPALIVED-A-OLD.conf/keepalived.conf': '',
    '#x/keepalived.conf': '',
    'build/keepalived.conf': '',
    'hosts/.gitignore': '!keepalived-b-old.conf\nlb2/**\n!lb2/keepalived-1.conf\ntmp\n',
    'hosts/keepalived-a-old.conf': '',
    'hosts/keepalived-b-old.conf': '',
    'hosts/keepalived-root.conf': '',
    'hosts/lb1/build/keepalived.conf': '',
    'hosts/lb1/keepalived.conf': '',
    'hosts/lb2/keepalived-1.conf': '',
    'hosts/lb2/keepalived-2.conf': '',
    'hosts/lb2/sub/keepalived-1.conf': '',
    'hosts/lb3/tmp/keepalived.conf': '',
    'nested/.gitignore': '*',
    'nested/keepalived.conf': '',
};

/** What a walk of a folder below another finds, by paths below the latter. */
async function walked(folder: string, below: string): Promise<readonly string[]> {
    const { files } = await collectFiles([join(folder, below)]);
    return files.map((file) => relative(folder, file)).sort();
}

describe('a walk of a repository', () => {
    it.each(['.', 'hosts', 'hosts/lb2'])('of %s leaves alone what git does', async (below) => {
        const folder = folderOf(TREE);
        execFileSync('git', ['init', '--quiet', folder]);
        const list = ['ls-files', '--others', '--exclude-standard', '-z', '--', below];
        const known = execFileSync('git', ['-C', folder, ...list], { encoding: 'utf8' })
            .split('\0')
            .filter((path) => path.endsWith('.conf'));
        expect(known.length).toBeGreaterThan(0);
        expect(await walked(folder, below)).toEqual(known.sort());
    });

    it('does not heed what stands above its root', async () => {
        const folder = folderOf({ '.gitignore': 'keepalived.conf\n', 'inner/keepalived.conf': '' });
        mkdirSync(join(folder, '.git'));
        expect(await walked(folder, 'inner')).toEqual([]);
        mkdirSync(join(folder, 'inner/.git'));
        expect(await walked(folder, 'inner')).toEqual(['inner/keepalived.conf']);
    });

    it.each(['out', 'out/lb1'])('of %s, which git leaves alone, finds what is there', async (below) => {
        const folder = folderOf({ '.gitignore': 'out/\n', 'out/lb1/keepalived.conf': '', '.git/': '' });
        expect(await walked(folder, '.')).toEqual([]);
        expect(await walked(folder, below)).toEqual(['out/lb1/keepalived.conf']);
    });

    it('finds all where there is no repository', async () => {
        const folder = folderOf({ '.gitignore': '*\n', 'keepalived.conf': '' });
        expect(await walked(folder, '.')).toEqual(['keepalived.conf']);
    });

    it('does not keep a file that is named from being checked', async () => {
        const folder = folderOf({ '.gitignore': '*\n', 'keepalived.conf': '', '.git/': '' });
        const path = join(folder, 'keepalived.conf');
        expect(await collectFiles([path])).toEqual({ files: [path], failures: [] });
    });
});

import { afterEach, describe, expect, it } from 'vitest';
import { folderOf } from '../node/folder.ts';
import { type Outcome, kalint } from './run.ts';
import { CLEAN } from './texts.ts';

const home = process.cwd();
afterEach(() => {
    process.chdir(home);
});

const NODES = `nodes:
  - { name: lb2, file: lb2.txt }
  - { name: lb1, file: etc/lb1.txt, configId: one }
  - { name: lb3, file: etc/lb1.txt, configId: three }
`;

/** What `kalint check --nodes` says in a working folder with those files. */
async function nodes(files: Readonly<Record<string, string>>, ...argv: readonly string[]): Promise<Outcome> {
    process.chdir(folderOf(files));
    return kalint(['check', '--nodes', ...argv]);
}

describe('the nodes of a folder', () => {
    const files = { 'kalint.config.yaml': NODES, 'lb2.txt': CLEAN, 'etc/lb1.txt': 'spelt wrongly\n' };

    it('are checked in the order of the configuration, a shared file once', async () => {
        const { out } = await nodes(files, '--list-files', '.');
        expect(out).toBe('lb2.txt\netc/lb1.txt\n');
        const { status, out: found } = await nodes(files, '--format', 'unix', '.');
        expect(status).toBe(1);
        expect(found).toMatch(/^etc\/lb1\.txt:1:1: error: .*\n$/);
    });

    it('are those of the configuration that holds there', async () => {
        const { out } = await nodes({ ...files, 'deep/a': '' }, '--list-files', 'deep');
        expect(out).toBe('lb2.txt\netc/lb1.txt\n');
    });

    it.each<[string, Readonly<Record<string, string>>, string, string]>([
        ['has no configuration', { 'a.conf': CLEAN }, '.', '.: no kalint.config.yaml holds here'],
        ['has one without nodes', { 'kalint.config.yaml': '' }, '.', 'kalint.config.yaml: names no nodes'],
        [
            'has one with a node that has no file',
            { 'kalint.config.yaml': 'nodes: [{ name: lb1, file: a.conf }]' },
            '.',
            'a.conf: no such file or folder',
        ],
        [
            'is a file',
            { 'kalint.config.yaml': NODES },
            'kalint.config.yaml',
            'kalint.config.yaml: is no folder',
        ],
        ['is not there', {}, 'none', 'none: no such file or folder'],
        ['has too long a name', {}, 'a'.repeat(300), 'a*: cannot be read: the name is too long'],
    ])('are told to be missing where it %s', async (_, folder, operand, expected) => {
        const { status, out, err } = await nodes({ ...folder }, operand);
        expect({ status, out }).toEqual({ status: 2, out: '' });
        expect(err).toMatch(new RegExp(`^kalint: ${expected.replaceAll('.', '\\.')}`));
    });
});

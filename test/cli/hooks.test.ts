/** The hooks that pre-commit reads; the tests with the program itself are among those of `oracle`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { isChecked, isTemplate } from '../../src/node/selection.ts';
import { corpusFolder, skipNote } from '../corpus/corpus.ts';
import { kalint } from './run.ts';

interface Hook {
    readonly id: string;
    readonly entry: string;
    readonly language: string;
    readonly files: string;
    readonly exclude: string;
    readonly pass_filenames?: boolean;
}

const path = join(import.meta.dirname, '../../.pre-commit-hooks.yaml');
const hooks = parse(readFileSync(path, 'utf8')) as readonly Hook[];

/** Whether a hook gets a file; Python and JavaScript read these patterns alike. */
const gets = ({ files, exclude }: Hook, name: string): boolean =>
    new RegExp(files).test(name) && !new RegExp(exclude).test(name);

const byName = hooks.filter(({ id }) => id === 'kalint-fmt');
const byText = hooks.filter(({ id }) => id !== 'kalint-fmt');

/** As the files of public repositories are called. */
const NAMED = [
    'keepalived.conf',
    'lb1/keepalived.conf',
    'keepalived-master.conf',
    'ha_keepalived/keepalived_backup.conf',
    'old/keepalived copy.conf',
    'keepalived.conf.master',
    'keepalived/keepalived.conf-node01',
    'keepalived.conf_nfs1',
    '.legacy/keepalived.conf.node-192.0.2.1',
    'etc/keepalived/keepalived.conf.orig',
    'doc/samples/keepalived.conf.vrrp.lvs_syncd',
    'keepalived/vi_web.conf',
    'etc/keepalived/conf.d/192.0.2.1_443.conf',
];

describe('the hooks', () => {
    it('are four, for Node', () => {
        expect(hooks.map(({ id }) => id)).toEqual(['kalint', 'kalint-fix', 'kalint-fmt', 'kalint-pair']);
        expect(new Set(hooks.map(({ language }) => language))).toEqual(new Set(['node']));
        expect(hooks.filter((hook) => hook.pass_filenames === false).map(({ id }) => id)).toEqual([
            'kalint-pair',
        ]);
    });

    it.each(hooks)('call kalint as it can be called: $id', async ({ entry }) => {
        const [program, ...argv] = entry.split(' ');
        const { status, out } = await kalint([...argv, '--help']);
        expect([program, status]).toEqual(['kalint', 0]);
        expect(out).toContain(argv.at(-1));
    });

    it.each(hooks)('get what is named for keepalived: $id', (hook) => {
        expect(NAMED.filter((name) => !gets(hook, name))).toEqual([]);
    });

    it.each(byText)('get what may be a configuration by its text, or a fragment of one: $id', (hook) => {
        const names = ['lb1.conf', 'conf.d/part.conf', 'keepalived_publish/5874bd732677bc0b'];
        expect(names.filter((name) => !gets(hook, name))).toEqual([]);
    });

    it.each(byName)('get nothing else where no text decides: $id', (hook) => {
        const names = ['lb1.conf', 'nginx/conf.d/site.conf', 'keepalived/Makefile'];
        expect(names.filter((name) => gets(hook, name))).toEqual([]);
    });

    it.each(hooks)('get no template and no document: $id', (hook) => {
        const ends = ['j2', 'jinja2', 'erb', 'epp', 'tmpl', 'tpl', 'mustache', 'template', 'ctmpl', 'in'];
        const templates = ends.map((end) => `roles/keepalived/templates/keepalived.conf.${end}`);
        expect(
            [...templates, 'src/keepalived.c', 'keepalived/check.sh'].filter((name) => gets(hook, name)),
        ).toEqual([]);
        expect(ends.slice(0, 7).filter((end) => !isTemplate(`keepalived.conf.${end}`))).toEqual([]);
    });

    it.skipIf(corpusFolder === undefined)(`get every file of the corpus${skipNote}`, () => {
        const manifest = readFileSync(join(corpusFolder ?? '', 'real/MANIFEST.tsv'), 'utf8');
        const rows = manifest.trimEnd().split('\n').slice(1);
        const names = rows.map((row) => row.split('\t')[3] ?? '');
        expect(names.length).toBeGreaterThan(100);
        for (const hook of byText) expect(names.filter((name) => !gets(hook, name))).toEqual([]);
        // A walk takes fewer: what does not end in `.conf` may be a backup.
        for (const hook of byName) {
            const left = names.filter((name) => !gets(hook, name));
            expect(left.filter((name) => isChecked(`/${name}`))).toEqual([]);
            expect(left.length).toBeLessThan(names.length / 20);
        }
    });
});

/** What is in the package, and what is not. */
import { readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { EVERY_RULE } from '../../src/cluster/catalogue.ts';
import { SYMPTOMS } from '../../src/rules/symptoms.ts';
import { relativeLinks } from '../docs/markdown.ts';
import { packedFiles, root } from './packed.ts';

const files = packedFiles();
const pages = files.filter((path) => path.endsWith('.md'));

/** The files that a page links to, from the top of the package. */
function linkedFrom(page: string): string[] {
    return relativeLinks(readFileSync(join(root, page), 'utf8'))
        .map((target) => target.split('#')[0] ?? '')
        .filter((file) => file !== '')
        .map((file) => posix.join(dirname(page), file));
}

describe('the package', () => {
    it('has what it is run, used, read and redistributed by', () => {
        const programs = ['main', 'apart', 'server', 'kalint'].map((name) => `dist/${name}.cjs`);
        expect(files).toEqual(
            expect.arrayContaining([
                'LICENSE',
                'README.md',
                'CHANGELOG.md',
                'package.json',
                ...programs,
                'dist/index.js',
                'dist/index.d.ts',
                'dist/THIRD-PARTY-LICENSES.txt',
                manifest.man.slice('./'.length),
                'schemas/kalint.config.json',
                'docs/cli.md',
                ...EVERY_RULE.map(({ meta }) => `docs/rules/${meta.id}.md`),
                ...SYMPTOMS.map(({ id }) => `docs/symptoms/${id}.md`),
            ]),
        );
    });

    it('has no page with a link to a file that it does not have', () => {
        const links = pages.flatMap((page) => linkedFrom(page).map((file) => ({ page, file })));
        expect(links.length).toBeGreaterThan(500);
        expect(links.filter(({ file }) => !files.includes(file))).toEqual([]);
    });

    it('has nothing else but what these pages link to', () => {
        const linked = new Set(pages.flatMap(linkedFrom));
        const known =
            /^(?:package\.json|LICENSE|[A-Z]+\.md|dist\/[\w.-]+|man\/kalint\.1|schemas\/kalint\.\w+\.json|docs\/.+\.md)$/;
        expect(files.filter((path) => !known.test(path) && !linked.has(path))).toEqual([]);
    });

    it('depends on nothing', () => {
        expect(Object.keys(manifest).filter((key) => /dependencies$/i.test(key))).toEqual([
            'devDependencies',
        ]);
    });
});

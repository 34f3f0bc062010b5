import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { VERSION } from '../../src/cli/version.ts';
import { folderOf } from '../node/folder.ts';
import { fixtureTexts } from '../support/texts.ts';
import { type Report, expectContract, partOf } from './contract.ts';
import { kalint } from './run.ts';
import { BROKEN, CLEAN, DEPRECATED, OWN_WARNING } from './texts.ts';

/** The report about texts by the names of their files, in that order; paths are below `folder`. */
async function reportOf(files: Readonly<Record<string, string | Uint8Array>>, ...argv: readonly string[]) {
    const folder = folderOf(files);
    const paths = Object.keys(files).map((name) => join(folder, name));
    const { status, out, err } = await kalint(['--format', 'json', ...argv, ...paths]);
    return { status, err, folder, report: JSON.parse(out) as Report };
}

describe('the JSON report', () => {
    it('is one document with a finding in every detail', async () => {
        const { report, folder, err } = await reportOf({ 'a.conf': 'global_defs {\n  😀 x\n}\n ; y\n' });
        const path = join(folder, 'a.conf');
        expect(err).toBe('');
        expect(report).toEqual({
            version: VERSION,
            targets: ['2.4.3'],
            files: [
                {
                    path,
                    configTest: { '2.4.3': 'fails' },
                    conditions: [],
                    diagnostics: [
                        {
                            rule: 'syntax/unknown-keyword',
                            severity: 'error',
                            origin: 'keepalived',
                            targets: ['2.4.3'],
                            message: expect.stringContaining(
                                '"😀" is not a keyword in global_defs',
                            ) as string,
                            range: { start: { line: 2, column: 3 }, end: { line: 2, column: 5 } },
                            related: [],
                            fixes: [],
                        },
                        {
                            rule: 'syntax/foreign-comment',
                            severity: 'error',
                            origin: 'keepalived',
                            targets: ['2.4.3'],
                            message: expect.stringContaining('";" does not start a comment') as string,
                            range: { start: { line: 4, column: 2 }, end: { line: 4, column: 3 } },
                            related: [],
                            fixes: [
                                {
                                    title: 'write "#"',
                                    safe: true,
                                    edits: [
                                        {
                                            path,
                                            range: {
                                                start: { line: 4, column: 2 },
                                                end: { line: 4, column: 3 },
                                            },
                                            newText: '#',
                                        },
                                    ],
                                },
                            ],
                        },
                    ],
                },
            ],
            summary: { files: 1, errors: 2, warnings: 0, infos: 0, fixable: 1 },
        });
    });

    it('has every file in the order given, also those without findings', async () => {
        const files = { 'c.conf': CLEAN, 'a.conf': BROKEN, 'b.conf': '', 'own.conf': OWN_WARNING };
        const { report, folder, status } = await reportOf(files);
        expect(status).toBe(1);
        expect(report.files.map((file) => file.path)).toEqual(
            Object.keys(files).map((name) => join(folder, name)),
        );
        expect(report.files.map((file) => file.diagnostics.length)).toEqual([0, 2, 0, 1]);
        expect(report.files.map((file) => file.configTest)).toEqual([
            { '2.4.3': 'passes' },
            { '2.4.3': 'fails' },
            { '2.4.3': 'passes' },
            { '2.4.3': 'passes' },
        ]);
    });

    it('is whole and alone on standard output when a file cannot be read', async () => {
        const { report, folder, err, status } = await reportOf({ 'a.conf': CLEAN, 'b.conf': 'a\0' });
        expect(status).toBe(2);
        expect(err).toBe(`kalint: ${folder}/b.conf: is a binary file\n`);
        expect(report.files.map((file) => file.path)).toEqual([`${folder}/a.conf`]);
    });

    it('is there also when no file is', async () => {
        const { status, out } = await kalint(['--format', 'json', '/nowhere/a.conf']);
        expect(status).toBe(2);
        expect((JSON.parse(out) as Report).files).toEqual([]);
    });

    it('is not there for what cannot be understood', async () => {
        expect(await kalint(['--format', 'json', '--target', 'x', 'a.conf'])).toMatchObject({
            status: 2,
            out: '',
        });
    });

    it('names the targets, each finding those for which it holds', async () => {
        const targets = ['--target', '2.4.3', '--target', 'centos-7', '--target', '2.4.3'];
        const { report } = await reportOf({ 'a.conf': `; x\n${DEPRECATED}` }, ...targets);
        expect(report.targets).toEqual(['2.4.3', 'centos-7']);
        const [file] = report.files;
        expect(file?.configTest).toEqual({ '2.4.3': 'fails', 'centos-7': 'fails' });
        expect(file?.diagnostics.map(({ rule, targets: holds }) => [rule, holds])).toEqual([
            ['syntax/foreign-comment', ['2.4.3', 'centos-7']],
            ['version/deprecated-keyword', ['2.4.3']],
        ]);
        // The release of CentOS 7 knows no other spelling.
        expect(file?.diagnostics.at(1)?.fixes).toEqual([]);
    });

    it('counts columns in UTF-16 units and lines as keepalived does', async () => {
        const text = '😀\tfoo\r\nbar\rbaz\r\n; end';
        const { report, folder } = await reportOf({ 'a.conf': text });
        expectContract(report, { [join(folder, 'a.conf')]: text });
        const parts = report.files[0]?.diagnostics.map(({ range }) => partOf(text, range));
        expect(parts).toEqual(['😀', 'bar', ';']);
    });

    it('counts characters in a file of Latin-1', async () => {
        const text = 'é é é\n; x\n';
        const { report, folder } = await reportOf({ 'a.conf': Buffer.from(text, 'latin1') });
        expectContract(report, { [join(folder, 'a.conf')]: text });
        expect(report.files[0]?.diagnostics[0]?.message).toContain('"é"');
    });

    it('keeps its contract for every configuration of the fixtures, for several targets', async () => {
        // A file with a NUL is no text, and refused.
        const texts = Object.fromEntries(
            fixtureTexts()
                .filter((text) => !text.includes('\0'))
                .map((text, index) => [`f${String(index)}.conf`, text]),
        );
        const targets = ['--preset', 'strict', '--target', '2.4.3', '--target', 'centos-7'];
        const { report, folder } = await reportOf(texts, ...targets);
        const byPath = Object.fromEntries(
            Object.entries(texts).map(([name, text]) => [join(folder, name), text]),
        );
        expect(report.files.map((file) => file.path)).toEqual(Object.keys(byPath));
        expectContract(report, byPath);
    });
});

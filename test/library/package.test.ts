import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { buildSync, transformSync } from 'esbuild';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { codeBlocks } from '../docs/markdown.ts';
import { folderWithPackage, root } from './build.ts';

let folder = '';

beforeAll(() => {
    folder = folderWithPackage();
}, 120_000);

afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
});

/** A file of the package. */
const inPackage = (path: string): string => join(folder, 'node_modules/kalint', path);

describe('the package', () => {
    it('has every file that its manifest names among those that are packed', () => {
        const { '.': library } = manifest.exports;
        const named = [manifest.bin.kalint, manifest.types, library.types, library.default];
        for (const path of named) {
            expect(path).toMatch(/^(?:\.\/)?dist\//);
            expect(existsSync(inPackage(path))).toBe(true);
        }
        expect(manifest.files).toContain('dist');
    });

    it('has a library in one file that imports nothing, of Node or else', () => {
        const file = inPackage('dist/index.js');
        const { metafile } = buildSync({
            entryPoints: [file],
            bundle: true,
            platform: 'neutral',
            write: false,
            metafile: true,
        });
        const inputs = Object.values(metafile.inputs);
        expect(inputs.map(({ imports }) => imports)).toEqual([[]]);
        expect(/["'`]node:/.test(readFileSync(file, 'utf8'))).toBe(false);
    });

    it('has a library that needs nothing but the language', () => {
        const code = readFileSync(inPackage('dist/index.js'), 'utf8');
        const script = transformSync(code, { format: 'iife', globalName: 'kalint' }).code;
        const use = "JSON.stringify([kalint.format('a{ }').text, kalint.check('foo\\n').summary.errors])";
        expect(runInNewContext(`${script}\n${use}`, {})).toBe('["a {}\\n",1]');
    });

    it('has types that stand alone and fit', () => {
        const use = join(folder, 'use.mts');
        writeFileSync(
            use,
            `import { check, format, targetNames, type Diagnostic, type FormatResult } from 'kalint';
            const report = check('', { targets: targetNames(), preset: 'strict', include: () => [] });
            const all: readonly Diagnostic[] = report.files.flatMap((file) => file.diagnostics);
            const result: FormatResult = format('', { indent: 'tab', maxBlankLines: 0 });
            // @ts-expect-error there is no such preset
            check('', { preset: 'loud' });
            export const shown = [all[0]?.range.start.line, result.skipped[0]?.end.column, result.refused];\n`,
        );
        const program = ts.createProgram([use], {
            strict: true,
            noEmit: true,
            exactOptionalPropertyTypes: true,
            target: ts.ScriptTarget.ES2022,
            module: ts.ModuleKind.NodeNext,
            types: [],
        });
        const faults = ts.getPreEmitDiagnostics(program);
        expect(faults.map(({ messageText }) => messageText)).toEqual([]);
        expect(program.getSourceFiles().some(({ fileName }) => fileName.endsWith('dist/index.d.ts'))).toBe(
            true,
        );
    });
});

/** The examples of a page: each program with what it prints. */
function examplesIn(path: string): { readonly code: string; readonly prints: string }[] {
    const blocks = codeBlocks(readFileSync(join(root, path), 'utf8'));
    return blocks.flatMap(({ language, code }, index) =>
        language === 'js' ? [{ code, prints: blocks[index + 1]?.code ?? '' }] : [],
    );
}

describe('docs/api.md', () => {
    const examples = examplesIn('docs/api.md');

    it('has its examples', () => {
        expect(examples.length).toBeGreaterThanOrEqual(5);
    });

    it.for(examples.map((each, index) => [index + 1, each] as const))(
        'prints what it says: %i',
        ([, { code, prints }]) => {
            const file = join(folder, 'example.mjs');
            writeFileSync(file, code);
            expect(execFileSync(process.execPath, [file], { encoding: 'utf8' })).toBe(prints);
        },
    );
});

/** The package as npm installs it without network and scripts, and in the programs that judge packages. */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { beforeAll, describe, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { packInto, root } from '../package/packed.ts';

let folder = '';
let packed = '';

beforeAll(() => {
    folder = mkdtempSync(join(process.env['KALINT_TEST_FOLDER'] ?? '', 'package-'));
    packed = packInto(folder);
    writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n');
    execFileSync('npm', ['install', '--offline', '--ignore-scripts', '--no-audit', '--no-fund', packed], {
        cwd: folder,
        stdio: 'pipe',
    });
});

/** The installed kalint with some words. */
function kalint(...words: readonly string[]): { readonly status: number | null; readonly out: string } {
    const program = join(folder, 'node_modules/.bin/kalint');
    const { status, stdout } = spawnSync(program, words, { cwd: folder, encoding: 'utf8' });
    return { status, out: stdout };
}

/** A program from the project's own packages; answers with all that it prints, an exit status but 0 is an error. */
function judged(program: string, ...words: readonly string[]): string {
    const path = join(root, 'node_modules/.bin', program);
    const { status, stdout, stderr } = spawnSync(path, words, { cwd: folder, encoding: 'utf8' });
    expect({ program, status, output: status === 0 ? '' : stdout + stderr }).toEqual({
        program,
        status: 0,
        output: '',
    });
    return stdout;
}

describe('the installed package', () => {
    it('brings no other package along', () => {
        expect(readdirSync(join(folder, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual([
            'kalint',
        ]);
    });

    it('runs, and checks a file', () => {
        expect(kalint('--version')).toEqual({ status: 0, out: `${manifest.version}\n` });
        writeFileSync(join(folder, 'keepalived.conf'), 'virtual_sever 192.0.2.10 80 {\n}\n');
        const { status, out } = kalint('--format', 'unix', 'keepalived.conf');
        expect(status).toBe(1);
        expect(out).toContain('keepalived.conf:1:1');
        expect(out).toContain('syntax/unknown-keyword');
    });

    it('has its pages, which explain shows, and its manual page', () => {
        const { status, out } = kalint('explain', 'syntax/unknown-keyword');
        expect(status).toBe(0);
        expect(out).toContain('$ kalint --format unix bad.conf');
        expect(existsSync(join(folder, 'node_modules/kalint', manifest.man))).toBe(true);
    });

    it('is imported as a module, with its types', () => {
        const program = "import { check } from 'kalint'; console.log(check('foo\\n').summary.errors);\n";
        writeFileSync(join(folder, 'use.mjs'), program);
        expect(execFileSync(process.execPath, ['use.mjs'], { cwd: folder, encoding: 'utf8' })).toBe('1\n');
        writeFileSync(
            join(folder, 'use.mts'),
            "import { check } from 'kalint'; export const count: number = check('').summary.errors;\n",
        );
        const options = { strict: true, noEmit: true, module: ts.ModuleKind.NodeNext, types: [] };
        const faults = ts.getPreEmitDiagnostics(ts.createProgram([join(folder, 'use.mts')], options));
        expect(faults.map(({ messageText }) => messageText)).toEqual([]);
    });

    it('has nothing that publint complains of', () => {
        expect(judged('publint', '--strict', packed)).toContain('All good!');
    });

    it('has types that are found wherever modules are', () => {
        // The library is a module alone, so that `require` of it is no case: the profile leaves that out.
        expect(judged('attw', '--profile', 'esm-only', '--no-color', packed)).not.toContain('❌');
    });
});

describe('the changelog', () => {
    it('gets the text of a changeset with the next version', () => {
        const copy = mkdtempSync(join(folder, 'changelog-'));
        for (const name of ['package.json', 'CHANGELOG.md', '.changeset'])
            cpSync(join(root, name), join(copy, name), { recursive: true });
        writeFileSync(join(copy, '.changeset/a-rule.md'), '---\nkalint: minor\n---\n\nA rule about ARP.\n');
        execFileSync('git', ['init', '--quiet', '--initial-branch', 'main'], { cwd: copy });
        execFileSync(join(root, 'node_modules/.bin/changeset'), ['version'], { cwd: copy, stdio: 'pipe' });

        const { version } = JSON.parse(readFileSync(join(copy, 'package.json'), 'utf8')) as {
            version: string;
        };
        const [major, minor] = manifest.version.split('.');
        expect(version).toBe(`${major}.${Number(minor) + 1}.0`);
        const old = readFileSync(join(root, 'CHANGELOG.md'), 'utf8').replace('# kalint\n', '');
        const head = `# kalint\n\n## ${version}\n\n### Minor Changes\n\n- A rule about ARP.\n`;
        expect(readFileSync(join(copy, 'CHANGELOG.md'), 'utf8')).toBe(`${head}${old}`);
        expect(readdirSync(join(copy, '.changeset'))).not.toContain('a-rule.md');
    });
});

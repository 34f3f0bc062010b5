/** The language server in a real Neovim without a screen (Debian 12 has 0.7.2). */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { formatFile } from '../../src/service/format.ts';
import { createSourceFile } from '../../src/text/source-file.ts';
import { hasProgram } from '../cli/programs.ts';
import { buildDist } from '../server/client.ts';
import { say } from './say.ts';

const found = hasProgram('nvim');
if (!found) say('without Neovim the test of the language server in it is skipped');

const SEED = readFileSync(new URL('../../fixtures/seed/lb1.conf', import.meta.url), 'utf8');

interface Result {
    readonly problem?: string;
    readonly findings: readonly { readonly line: number; readonly source: string }[];
    readonly fixed: string;
    readonly formatted: string;
    readonly jumped: string;
    readonly renamed: string;
}

let dist = '';
let folder = '';

beforeAll(() => {
    if (!found) return;
    dist = buildDist();
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'kalint-nvim-')));
}, 120_000);

afterAll(() => {
    if (!found) return;
    rmSync(folder, { recursive: true, force: true });
});

it.skipIf(!found)(
    "Neovim opens the article's file, sees its findings, mends, lays out, jumps and renames",
    () => {
        const [file, result] = [join(folder, 'keepalived.conf'), join(folder, 'result.json')];
        writeFileSync(file, SEED);
        const script = join(import.meta.dirname, 'neovim.lua');
        const { stderr } = spawnSync('nvim', ['--headless', '--clean', '-c', `luafile ${script}`], {
            cwd: folder,
            encoding: 'utf8',
            timeout: 120_000,
            env: {
                ...process.env,
                HOME: folder,
                KALINT_NODE: process.execPath,
                KALINT_LAUNCHER: join(dist, 'kalint.cjs'),
                KALINT_FILE: file,
                KALINT_RESULT: result,
            },
        });
        const seen = JSON.parse(readFileSync(result, 'utf8')) as Result;
        expect(seen.problem, stderr).toBeUndefined();
        // What keepalived complains about in this file.
        expect(seen.findings.map(({ line }) => line)).toEqual([1, 11, 12, 18, 28, 29, 30, 46, 59]);
        expect(new Set(seen.findings.map(({ source }) => source))).toEqual(new Set(['kalint']));
        expect(seen.fixed).toBe('# what both balancers share');
        const wanted = formatFile(createSourceFile('', SEED.replace('; what', '# what')));
        expect(wanted.kind === 'formatted' ? wanted.file.text : wanted.reason).toBe(seen.formatted);
        expect(seen.jumped).toBe('vrrp_instance VI_1 {');
        expect(seen.renamed).toContain('vrrp_instance web {');
        expect(seen.renamed).toContain('        web\n');
    },
);

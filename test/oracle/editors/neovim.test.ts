/** The language server in a real Neovim without a screen (Debian 12 has 0.7.2), by the lines of docs/editors.md. */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { formatFile } from '../../../src/service/format.ts';
import { createSourceFile } from '../../../src/text/source-file.ts';
import { hasProgram } from '../../cli/programs.ts';
import { blocksOf, tryIn, type Tried } from './tried.ts';
import { buildDist } from '../../server/client.ts';
import { say } from '../say.ts';

const found = hasProgram('nvim');
if (!found) say('without Neovim the test of the language server in it is skipped');

const SEED = readFileSync(new URL('../../../fixtures/seed/lb1.conf', import.meta.url), 'utf8');

interface Result {
    readonly problem?: string;
    readonly type: string;
    readonly findings: readonly { readonly line: number; readonly source: string }[];
    readonly fixed: string;
    readonly formatted: string;
    readonly jumped: string;
    readonly renamed: string;
}

/** The lines for `init.lua`: there are some for 0.11 and later, for 0.8 and later, and for 0.7. */
function initLines(): string {
    const { stdout } = spawnSync('nvim', ['--version'], { encoding: 'utf8' });
    const minor = Number(/^NVIM v0\.(\d+)/.exec(stdout)?.[1]);
    return blocksOf('Neovim', 'lua')[minor >= 11 ? 0 : minor >= 8 ? 1 : 2] ?? '';
}

let tried: Tried;

beforeAll(() => {
    if (found) tried = tryIn(buildDist(), { 'keepalived.conf': SEED });
}, 120_000);

afterAll(() => {
    if (found) tried.remove();
});

it.skipIf(!found)(
    "Neovim opens the article's file, sees its findings, mends, lays out, jumps and renames",
    () => {
        const [init, result] = [join(tried.home, 'init.lua'), join(tried.home, 'result.json')];
        writeFileSync(init, initLines());
        const script = join(import.meta.dirname, 'neovim.lua');
        const args = ['--headless', '-u', init, '-i', 'NONE', '-c', `luafile ${script}`];
        const { stderr } = spawnSync('nvim', args, {
            cwd: tried.home,
            encoding: 'utf8',
            timeout: 120_000,
            env: { ...tried.env, KALINT_FILE: tried.path('keepalived.conf'), KALINT_RESULT: result },
        });
        const seen = JSON.parse(readFileSync(result, 'utf8')) as Result;
        expect(seen.problem, stderr).toBeUndefined();
        expect(seen.type).toBe('keepalived');
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

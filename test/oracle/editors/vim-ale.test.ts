/** The language server in a real Vim without a screen, by ALE and the lines that docs/editors.md has for it. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { hasProgram } from '../../cli/programs.ts';
import { THREE_FILES, blocksOf, tryIn, type Tried } from './tried.ts';
import { buildDist } from '../../server/client.ts';
import { say } from '../say.ts';

/** Where Debian puts packages for Vim. */
const PACKAGES = '/usr/share/vim/vimfiles';

const found = hasProgram('vim') && existsSync(join(PACKAGES, 'pack/dist-bundle/opt/ale'));
if (!found) say('without Vim and ALE the test of the language server in them is skipped');

let tried: Tried;

beforeAll(() => {
    if (found) tried = tryIn(buildDist(), THREE_FILES);
}, 120_000);

afterAll(() => {
    if (found) tried.remove();
});

it.skipIf(!found)('Vim with ALE sees the finding in an included file', () => {
    const [vimrc, result] = [join(tried.home, '.vimrc'), join(tried.home, 'result.json')];
    const start = join(tried.home, '.vim/pack/kalint/start');
    mkdirSync(start, { recursive: true });
    cpSync(join(import.meta.dirname, '../../../editors/vim'), join(start, 'kalint'), { recursive: true });
    writeFileSync(vimrc, blocksOf('Vim', 'vim')[0] ?? '');
    const script = join(import.meta.dirname, 'vim-ale.vim');
    const { stderr } = spawnSync('vim', ['-es', '-N', '-u', vimrc, '-i', 'NONE', '-S', script], {
        cwd: tried.home,
        encoding: 'utf8',
        timeout: 120_000,
        env: { ...tried.env, KALINT_FILE: tried.path('instance-2.conf'), KALINT_RESULT: result },
    });
    expect(existsSync(result), stderr).toBe(true);
    expect(JSON.parse(readFileSync(result, 'utf8'))).toEqual({
        type: 'keepalived',
        // The letter that is missing in `priorty`.
        findings: [{ line: 5, text: expect.stringContaining('syntax/unknown-keyword') as string }],
    });
});

/** The language server in a real Emacs without a screen, by the lines that docs/editors.md has for its init file. */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { hasProgram } from '../../cli/programs.ts';
import { THREE_FILES, blocksOf, tryIn, type Tried } from './tried.ts';
import { buildDist } from '../../server/client.ts';
import { say } from '../say.ts';

/** Whether there is an Emacs with eglot, which Debian 12 has as a package by itself. */
function hasEglot(): boolean {
    if (!hasProgram('emacs')) return false;
    const probe = ['--batch', '--eval', "(progn (require 'package) (package-initialize) (require 'eglot))"];
    return spawnSync('emacs', probe).status === 0;
}

const found = hasEglot();
if (!found) say('without Emacs and eglot the test of the language server in it is skipped');

interface Result {
    readonly problem?: string;
    readonly mode: string;
    readonly included: readonly number[];
    readonly findings: readonly number[];
    readonly messages: readonly string[];
    readonly fixed: string;
    readonly formatted: string;
    readonly renamed: readonly string[];
    readonly jumped: readonly [buffer: string, line: string];
}

let tried: Tried;

beforeAll(() => {
    if (found) tried = tryIn(buildDist(), THREE_FILES);
}, 120_000);

afterAll(() => {
    if (found) tried.remove();
});

it.skipIf(!found)('Emacs opens three files, sees their findings, mends, lays out, renames and jumps', () => {
    const [init, result] = [join(tried.home, 'init.el'), join(tried.home, 'result.json')];
    writeFileSync(init, blocksOf('Emacs', 'elisp').join('\n'));
    const { stderr } = spawnSync('emacs', ['--batch', '-l', join(import.meta.dirname, 'emacs.el')], {
        cwd: tried.home,
        encoding: 'utf8',
        timeout: 120_000,
        env: { ...tried.env, KALINT_INIT: init, KALINT_FOLDER: tried.path(''), KALINT_RESULT: result },
    });
    const seen = JSON.parse(readFileSync(result, 'utf8')) as Result;
    expect(seen.problem, stderr).toBeUndefined();
    expect(seen.mode).toBe('keepalived-mode');
    // The letter that is missing in `priorty`; and that `;` begins no comment.
    expect(seen.included).toEqual([5]);
    expect(seen.findings).toEqual([1]);
    expect(seen.messages[0]).toContain(';');
    expect(seen.fixed).toBe('# what both balancers share');
    const mended = THREE_FILES['keepalived.conf'].replace(';', '#').replace('  interval', '    interval');
    expect(seen.formatted).toBe(mended);
    const texts = [mended, THREE_FILES['instance-1.conf'], THREE_FILES['instance-2.conf']];
    expect(seen.renamed).toEqual(texts.map((text) => text.replace('chk_web', 'chk_http')));
    expect(seen.jumped).toEqual(['keepalived.conf', 'vrrp_script chk_http {']);
});

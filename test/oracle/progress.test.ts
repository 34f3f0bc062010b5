/** What a run over many files shows meanwhile, on a terminal that `script` makes. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { hasProgram } from '../cli/programs.ts';
import { folderOf } from '../node/folder.ts';
import { buildDist } from '../server/client.ts';
import { say } from './say.ts';

const FILES = 600;

/** ESC, with which everything begins that moves the cursor. */
const ESC = '\u001b';

/** Which escape leaves nothing of the line: to its beginning, and all of it cleared. */
const CLEARED = `${ESC}[1G${ESC}[2K`;

const found = hasProgram('script');
if (!found) say('without script the tests of the progress bar on a terminal are skipped');

describe.skipIf(!found)('a run that takes long', () => {
    const text = readFileSync(
        fileURLToPath(new URL('../../fixtures/seed/lb1.conf', import.meta.url)),
        'utf8',
    );
    const names = Array.from({ length: FILES }, (_, index) => `keepalived-${index + 1}.conf`);
    const files = Object.fromEntries(names.map((name) => [name, text]));

    /** What kalint writes on a terminal that has those further options. */
    function shown(...options: readonly string[]): string {
        const folder = folderOf(files);
        const command = [process.execPath, join(buildDist(), 'kalint.cjs'), '--format', 'unix', ...options];
        const { status, stdout } = spawnSync(
            'script',
            [
                '--quiet',
                '--return',
                '--command',
                [...command, '--output-file', 'report', '.'].join(' '),
                'log',
            ],
            { cwd: folder, encoding: 'utf8', env: { ...process.env, TERM: 'xterm' }, timeout: 300_000 },
        );
        expect(status).toBe(1);
        expect(readFileSync(join(folder, 'report'), 'utf8').split('\n').length).toBeGreaterThan(FILES);
        return stdout;
    }

    it.each([
        ['in one thread', ['--jobs', '1']],
        ['in several', ['--jobs', '2']],
    ])('shows how far it is, and clears that at its end: %s', (_, options) => {
        const text = shown(...options);
        const counts = [...text.matchAll(/kalint: [#.]+ (\d+) of 600 files/g)].map(([, count]) =>
            Number(count),
        );
        expect(counts).not.toEqual([]);
        expect(counts).toEqual([...counts].sort((one, other) => one - other));
        expect(counts.at(-1)).toBe(FILES);
        expect(text.endsWith(CLEARED)).toBe(true);
    });

    it('shows nothing with --quiet', () => {
        expect(shown('--quiet')).toBe('');
    });
});

/** What `kalint completion` prints, in the real shells. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { hasProgram } from '../cli/programs.ts';
import { kalint } from '../cli/run.ts';
import { say } from './say.ts';

/** Command lines that go on in one way, and how their last word does. */
const LINES: readonly (readonly [line: string, word: string])[] = [
    ['kalint chec', 'check'],
    ['kalint README.m', 'README.md'],
    ['kalint --targ', '--target'],
    ['kalint --target debian-12', 'debian-12'],
    ['kalint check --show-sec', '--show-secrets'],
    ['kalint check --format unix --fail-on nev', 'never'],
    ['kalint check --config package.js', 'package.json'],
    ['kalint check README.m', 'README.md'],
    ['kalint fmt --write README.m', 'README.md'],
    ['kalint explain vrrp/nopreempt-with-m', 'vrrp/nopreempt-with-master'],
    ['kalint explain both-m', 'both-master'],
    ['kalint upgrade keepalived.conf --from centos', 'centos-7'],
    ['kalint graph --format merm', 'mermaid'],
    ['kalint rules --form', '--format'],
    ['kalint completion z', 'zsh'],
    ['kalint help upg', 'upgrade'],
];

/** The programs, with what keeps them from reading files of the user. */
const SHELLS = { bash: ['--norc'], zsh: ['-f'], fish: ['--no-config'] } as const;

describe.each(['bash', 'zsh', 'fish'] as const)('the completion in %s', (shell) => {
    const found = hasProgram(shell);
    if (!found) say(`without ${shell} the tests of the completion in it are skipped`);
    let script = '';

    beforeAll(async () => {
        script = join(mkdtempSync(join(process.env['KALINT_TEST_FOLDER'] ?? '', 'shell-')), 'completion');
        writeFileSync(script, (await kalint(['completion', shell])).out);
    });

    /** What the shell makes of lines, by the lines. */
    function completed(lines: readonly string[]): ReadonlyMap<string, string> {
        const driver = join(import.meta.dirname, `shells/complete.${shell}`);
        const { status, stdout, stderr } = spawnSync(shell, [...SHELLS[shell], driver, script, ...lines], {
            encoding: 'utf8',
            cwd: join(import.meta.dirname, '../..'),
            // Nothing of kalint can be run by the completion: there is none.
            env: { PATH: '/usr/bin:/bin', HOME: join(script, '..'), TERM: 'xterm', LC_ALL: 'C.UTF-8' },
            timeout: 60_000,
        });
        expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
        return new Map(
            stdout
                .trimEnd()
                .split('\n')
                .map((each) => {
                    const at = each.indexOf('|');
                    return [each.slice(0, at), each.slice(at + 1)];
                }),
        );
    }

    it.runIf(found)('goes on with commands, options, values and files', () => {
        const lines = completed(LINES.map(([line]) => line));
        const wanted = LINES.map(([line, word]): [string, string] => {
            if (shell === 'zsh') return [line, line.replace(/^kalint /, '').replace(/\S+$/, () => word)];
            // A list without a word leaves files to bash itself, which a script cannot ask.
            const toBash =
                shell === 'bash' && /[./]/.test(word) && !/^kalint (?:\S+|explain \S+)$/.test(line);
            return [line, toBash ? '' : word];
        });
        expect([...lines]).toEqual(wanted);
    });

    it.runIf(found)('goes on behind the "=" of an option', () => {
        const line = 'kalint check --target=debian-12';
        const wanted = { bash: 'debian-12', zsh: 'check --target=debian-12', fish: '--target=debian-12' };
        expect(completed([line]).get(line)).toBe(wanted[shell]);
    });

    // zsh shows a list on its screen alone.
    if (shell === 'zsh') return;
    it.runIf(found)('offers all that may follow', () => {
        const [format, after, operand] = [
            'kalint graph --format ',
            'kalint targets --',
            'kalint completion ',
        ];
        const lines = completed([format, after, operand]);
        const words = (line: string): string[] => (lines.get(line) ?? '').split(' ').sort();
        expect(words(format)).toEqual(['dot', 'mermaid', 'svg']);
        expect(words(after)).toEqual(['--format', '--help']);
        expect(words(operand)).toEqual(['bash', 'fish', 'zsh']);
    });
});

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/cli/command.ts';
import { VERSION } from '../../src/cli/version.ts';
import { folderOf } from '../node/folder.ts';
import { kalint } from './run.ts';

const home = process.cwd();
afterEach(() => {
    process.chdir(home);
});

describe('help', () => {
    it.each([...COMMANDS.keys()])('of %s shows its usage and examples', async (name) => {
        const { status, out, err } = await kalint([name, '--help']);
        expect({ status, err }).toEqual({ status: 0, err: '' });
        expect(out).toMatch(new RegExp(`^Usage: kalint ${name} \\[options\\]`));
        expect(out).toContain('\nExamples:\n');
        expect((await kalint(['help', name])).out).toBe(out);
    });

    it('without a command shows that of check and names the others', async () => {
        const { out } = await kalint(['--help']);
        expect(out).toMatch(/^Usage: kalint \[options\] <file\.\.\.>/);
        for (const [name, { summary }] of COMMANDS)
            if (name !== 'check') expect(out).toMatch(new RegExp(`^ {2}${name} +${summary}$`, 'm'));
        expect((await kalint(['help'])).out).toBe(out);
    });

    it('is shown on standard error when nothing was asked for', async () => {
        const { status, out, err } = await kalint([]);
        expect({ status, out }).toEqual({ status: 2, out: '' });
        expect(err).toBe((await kalint(['--help'])).out);
    });

    it('tells all statuses and is no wider than 100 columns', async () => {
        const { out } = await kalint(['--help']);
        expect(out).toMatch(/Exit status: 0 .*1 .*\n?.*2 .*3 /s);
        expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
    });
});

describe('the version', () => {
    it.each(['--version', '-V'])('is what %s prints', async (option) => {
        expect(await kalint([option])).toEqual({ status: 0, out: `${VERSION}\n`, err: '' });
    });
});

describe('what there is not is told, with what is near', () => {
    it.each([
        [['--traget', '2.2.7', 'a'], `unknown option '--traget'\n(Did you mean --target?)`],
        [['--target', 'debain-12', 'a'], 'unknown target "debain-12" (did you mean "debian-12"?)'],
        [['--target', '2.2', 'a'], 'unknown target "2.2" (did you mean "2.2.'],
        [['--target', 'windows', 'a'], 'unknown target "windows"\n(kalint targets lists them all)'],
        [['--format', 'xml', 'a'], 'Allowed choices are pretty, json, unix, sarif, github, gitlab, junit.'],
        [['--fail-on', 'x', 'a'], 'Allowed choices are config-test, error, warning, never.'],
        [['--preset', 'x', 'a'], 'Allowed choices are recommended, strict.'],
        [['--color', 'x', 'a'], 'Allowed choices are auto, always, never.'],
        [['--diff', '--format', 'json', 'a'], "option '--diff' cannot be used with option '--format"],
        [['help', 'exlpain'], 'unknown command "exlpain" (did you mean "explain"?)'],
        [['help', 'nonsense'], 'unknown command "nonsense"\n'],
        [['rules', 'a'], 'too many arguments'],
        [['exlpain', 'advert_int'], '(for the command, write it first: kalint explain …)'],
        [['explain', 'advert_in'], 'nothing is known about "advert_in" (did you mean "advert_int"?)'],
        [['--as', 'x', 'package.json', 'README.md'], '--as is for one file, not for 2'],
    ])('%j', async (argv, expected) => {
        const { status, out, err } = await kalint(argv);
        expect({ status, out }).toEqual({ status: 2, out: '' });
        expect(err).toMatch(/^kalint: /);
        expect(err).toContain(expected);
    });
});

describe('a file that is called like a command', () => {
    it('is checked with its folder; without, the command runs and says how', async () => {
        const folder = folderOf();
        writeFileSync(join(folder, 'rules'), '; x\n');
        process.chdir(folder);
        const command = await kalint(['rules']);
        expect(command.status).toBe(0);
        expect(command.out).toMatch(/^RULE +SEVERITY/);
        expect(command.err).toBe('(to check the file of that name: kalint ./rules)\n');
        expect((await kalint(['./rules'])).out).toMatch(/^\.\/rules:1:1 /);
        expect((await kalint(['check', 'rules'])).out).toMatch(/^rules:1:1 /);
    });

    it('is not looked for where there is none', async () => {
        process.chdir(folderOf());
        expect((await kalint(['rules'])).err).toBe('');
    });
});

describe('what a user writes', () => {
    it.each([
        [['\u001b[31mx']],
        [['--\u001b[31mx', 'a']],
        [['--target', '\u001b[31mx', 'a']],
        [['--format', '\u001b[31mx', 'a']],
        [['--features', '\u001b[31mx', 'a']],
        [['explain', '\u001b[31mx']],
        [['help', '\u001b[31mx']],
    ])('never reaches the terminal raw: %j', async (argv) => {
        const { status, err } = await kalint(argv);
        expect(status).toBe(2);
        expect(err).toContain('␛[31mx');
        expect(err).not.toContain('\u001b');
    });
});

import { existsSync, readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { type Outcome, type Surroundings, kalint, lastLine, kalintIn } from './run.ts';
import { BROKEN, CLEAN, OWN_WARNING } from './texts.ts';

const home = process.cwd();
afterEach(() => {
    process.chdir(home);
});

const FILES = { 'bad.conf': BROKEN, 'good.conf': CLEAN, 'warned.conf': OWN_WARNING };

/** What kalint says in a new working folder with those files. */
function inFolder(
    argv: readonly string[],
    files: Readonly<Record<string, string>> = FILES,
    surroundings?: Surroundings,
): Promise<Outcome> {
    return kalintIn(files, argv, surroundings);
}

const read = (name: string): string => readFileSync(name, 'utf8');

describe('several formats', () => {
    it('go to a file each, and one of them to standard output', async () => {
        const files = ['json', 'sarif', 'gitlab', 'junit', 'unix', 'github'].map(
            (name) => `${name}=${name}.txt`,
        );
        const argv = ['pretty', ...files].flatMap((format) => ['--format', format]);
        const { status, out, err } = await inFolder([...argv, 'bad.conf', 'good.conf']);
        expect({ status, err }).toEqual({ status: 1, err: '' });
        expect(lastLine(out)).toMatch(/^2 files: 2 errors in 1 file/);
        for (const format of ['json', 'sarif', 'gitlab', 'junit', 'unix', 'github']) {
            const alone = await kalint(['--format', format, 'bad.conf', 'good.conf']);
            expect(alone.out).toContain('bad.conf');
            expect(read(`${format}.txt`)).toBe(alone.out);
        }
    });

    it('leave standard output alone where each has a file', async () => {
        const { status, out } = await inFolder(['--format', 'unix=a=b.txt', 'bad.conf']);
        expect({ status, out }).toEqual({ status: 1, out: '' });
        expect(read('a=b.txt')).toMatch(/^bad\.conf:/);
    });

    it('are whole documents where nothing is found, also when only errors are asked for', async () => {
        for (const format of ['json', 'sarif', 'gitlab', 'junit']) {
            const { status, out } = await inFolder(['--quiet', '--format', format, 'good.conf']);
            expect(status).toBe(0);
            expect(out).toMatch(/^[{[<][^]*[}\]>]\n$/);
        }
        for (const format of ['pretty', 'unix', 'github'])
            expect((await inFolder(['--quiet', '--format', format, 'good.conf'])).out).toBe('');
    });

    it('replace what a file had, also by nothing', async () => {
        await inFolder(['--format', 'unix=unix.txt', 'good.conf'], { ...FILES, 'unix.txt': 'old\n' });
        expect(read('unix.txt')).toBe('');
    });

    it.each([
        [['--format', 'json', '--format', 'unix'], 'Standard output takes one; for a file write unix=FILE.'],
        [['--format', 'json='], 'The name of a file is missing behind "=".'],
        [['--format', 'json=a', '--format', 'unix=a'], 'A file takes one format.'],
        [['--format', 'jsn=a'], 'Allowed choices are pretty, json, unix, sarif, github, gitlab, junit.'],
        [
            ['--format', 'json=a', '--output-file', 'b'],
            '--output-file is for a format without a file of its own',
        ],
        [['--max-warnings', '-1'], 'It is a number from 0.'],
        [['--diff', '--stats'], "option '--diff' cannot be used with option '--stats'"],
        [
            ['--diff', '--output-file', 'a'],
            "option '--diff' cannot be used with option '--output-file <file>'",
        ],
    ])('that do not go together are told: %j', async (argv, expected) => {
        const { status, out, err } = await inFolder([...argv, 'bad.conf']);
        expect({ status, out }).toEqual({ status: 2, out: '' });
        expect(err).toContain(expected);
        expect(existsSync('a')).toBe(false);
    });
});

describe('an output file', () => {
    it('takes what would go to standard output, without colours', async () => {
        const surroundings = { terminals: ['out'] } as const;
        const { status, out } = await inFolder(
            ['--output-file', 'report.txt', 'bad.conf'],
            FILES,
            surroundings,
        );
        expect({ status, out }).toEqual({ status: 1, out: '' });
        expect(read('report.txt')).toBe((await kalint(['bad.conf'])).out);
    });

    it('has colours where they are wanted', async () => {
        await inFolder(['--color', 'always', '--output-file', 'report.txt', 'bad.conf']);
        expect(read('report.txt')).toBe((await kalint(['--color', 'always', 'bad.conf'])).out);
        expect(read('report.txt')).toContain('\u001b[');
    });

    it('takes the report where standard output has the mended text', async () => {
        const argv = ['--fix', '--output-file', 'report.txt', '-'];
        const { out, err } = await inFolder(argv, {}, { stdin: '; x\n' });
        expect({ out, err }).toEqual({ out: '# x\n', err: '' });
        expect(read('report.txt')).toContain('1 fixed');
    });

    it('that cannot be written is told in a line, and the other reports are written', async () => {
        const argv = [
            '--format',
            'json=no/where.json',
            '--format',
            'unix',
            '--format',
            'sarif=.',
            'bad.conf',
        ];
        const { status, out, err } = await inFolder(argv);
        expect(status).toBe(2);
        expect(err).toBe('kalint: no/where.json: no such file or folder\nkalint: .: is a folder\n');
        expect(out).toMatch(/^bad\.conf:/);
    });

    it('is none of the files that are checked', async () => {
        const { status, err } = await inFolder(['--output-file', './bad.conf', 'bad.conf']);
        expect({ status, err }).toEqual({
            status: 2,
            err: 'kalint: ./bad.conf: is checked itself, so no report is written there\n',
        });
        expect(read('bad.conf')).toBe(BROKEN);
    });
});

describe('the most warnings', () => {
    it.each([
        ['0', 1, 'kalint: 1 warning; --max-warnings allows 0\n'],
        ['1', 0, ''],
    ])('of %s make the status %i', async (most, expected, word) => {
        const argv = ['--max-warnings', most, 'warned.conf', 'good.conf'];
        const { status, err } = await inFolder(argv);
        expect({ status, err }).toEqual({ status: expected, err: word });
    });

    it('count in all files together, also where only errors are shown or nothing fails otherwise', async () => {
        const files = { ...FILES, 'again.conf': OWN_WARNING };
        const argv = ['--max-warnings', '1', 'warned.conf', 'again.conf'];
        expect((await inFolder(['--quiet', ...argv], files)).status).toBe(1);
        expect((await inFolder(['--fail-on', 'never', ...argv], files)).status).toBe(1);
    });
});

describe('the findings by rule', () => {
    it('stand before the last line', async () => {
        const { out } = await inFolder(['--stats', 'bad.conf', 'warned.conf']);
        expect(out).toMatch(/\nRULE +FINDINGS +FILES +FIXABLE\n(\S+ +\d+ +\d+ +\d+\n)+\n2 files: /);
    });

    it('are in JSON', async () => {
        const { out } = await inFolder(['--stats', '--format', 'json', 'bad.conf']);
        const { stats, summary } = JSON.parse(out) as {
            stats: readonly { findings: number }[];
            summary: { errors: number };
        };
        expect(stats.reduce((sum, { findings }) => sum + findings, 0)).toBe(summary.errors);
    });
});

describe('reports for programs', () => {
    const TEXT = `$PASS=s3cr3t01
vrrp_instance A {
    authentication {
        auth_pas s3cr3t02
        auth_pass s3cr3t03-is-longer
        auth_pass $PASS
    }
}
; auth_pass s3cr3t04
`;

    it.each(['sarif', 'github', 'gitlab', 'junit'])('show no secrets: %s', async (format) => {
        const argv = ['--format', format, '--preset', 'strict', 'a.conf'];
        const { status, out } = await inFolder(argv, { 'a.conf': TEXT });
        expect(status).toBe(1);
        expect(out).toContain('auth_pas');
        expect(out).not.toContain('s3cr3t');
    });

    it('say whether all was checked', async () => {
        const { out, status } = await inFolder(['--format', 'sarif', 'good.conf', 'missing.conf']);
        expect(status).toBe(2);
        expect(JSON.parse(out)).toMatchObject({ runs: [{ invocations: [{ executionSuccessful: false }] }] });
    });
});

import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { folderOf } from '../node/folder.ts';
import { type Outcome, kalint, lastLine } from './run.ts';
import { BROKEN, CLEAN, DEPRECATED, OWN_WARNING } from './texts.ts';

const home = process.cwd();
afterEach(() => {
    process.chdir(home);
});

/** Two findings that are alike but for their lines. */
const TWICE = 'global_defs {\n    foo\n    foo\n}\n';

beforeEach(() => {
    process.chdir(
        folderOf({
            'hosts/bad.conf': BROKEN,
            'hosts/old.conf': DEPRECATED,
            'hosts/warned.conf': OWN_WARNING,
            'hosts/twice.conf': TWICE,
        }),
    );
});

const BASELINE = 'known.json';
const ALL = ['bad', 'old', 'warned', 'twice'].map((name) => `hosts/${name}.conf`);

const record = (...files: readonly string[]): Promise<Outcome> =>
    kalint(['--baseline', BASELINE, '--update-baseline', ...files]);

const check = (...argv: readonly string[]): Promise<Outcome> =>
    kalint(['--baseline', BASELINE, '--format', 'unix', ...argv]);

interface Recorded {
    readonly rule: string;
    readonly path: string;
    readonly fingerprint: string;
    readonly count: number;
}

function recorded(): readonly Recorded[] {
    const { version, findings } = JSON.parse(readFileSync(BASELINE, 'utf8')) as {
        version: number;
        findings: readonly Recorded[];
    };
    expect(version).toBe(1);
    return findings;
}

/** Changes the text of a file. */
function edit(name: string, change: (text: string) => string): void {
    writeFileSync(name, change(readFileSync(name, 'utf8')));
}

describe('a baseline', () => {
    it('records all findings, and says how many', async () => {
        expect(await record(...ALL)).toEqual({
            status: 0,
            out: '',
            err: 'kalint: known.json: 6 findings of 4 files recorded\n',
        });
        expect(recorded().map(({ path, count }) => [path, count])).toEqual([
            ['hosts/bad.conf', 1],
            ['hosts/bad.conf', 1],
            ['hosts/old.conf', 1],
            ['hosts/twice.conf', 2],
            ['hosts/warned.conf', 1],
        ]);
    });

    it('holds back what it records, and the summary says how much', async () => {
        await record(...ALL);
        expect(await check(...ALL)).toEqual({ status: 0, out: '', err: '' });
        const { status, out } = await kalint(['--baseline', BASELINE, 'hosts/bad.conf']);
        expect(status).toBe(0);
        expect(lastLine(out)).toMatch(
            /: nothing to report; the baseline holds back 2 findings; keepalived -t/,
        );
        expect(lastLine(out)).not.toContain('as written');
        const json = await kalint(['--baseline', BASELINE, '--format', 'json', 'hosts/bad.conf']);
        expect(JSON.parse(json.out)).toMatchObject({ summary: { errors: 0, heldBack: 2 } });
    });

    it('knows findings again when lines have moved and blanks have changed', async () => {
        await record(...ALL);
        for (const name of ALL)
            edit(
                name,
                (text) => `# a comment {\n\n${text.replace(/^[ \t]+/gm, '\t\t').replace(/\n/g, '\n\n')}`,
            );
        expect(await check(...ALL)).toEqual({ status: 0, out: '', err: '' });
    });

    it('lets through what is new, also one more of the same', async () => {
        await record(...ALL);
        edit('hosts/twice.conf', (text) => text.replace('}', '    foo\n    bar\n}'));
        const { status, out } = await check(...ALL);
        expect(status).toBe(1);
        expect(out.match(/^hosts\/twice\.conf:\d+:\d+: error: "\w+"/gm)).toEqual([
            'hosts/twice.conf:4:5: error: "foo"',
            'hosts/twice.conf:5:5: error: "bar"',
        ]);
    });

    it('does not count warnings that it records', async () => {
        await record('hosts/warned.conf');
        expect((await check('--max-warnings', '0', '--fail-on', 'warning', 'hosts/warned.conf')).status).toBe(
            0,
        );
    });

    it('excuses the config test only where it records all that this complains about', async () => {
        expect((await kalint(['hosts/old.conf'])).status).toBe(1);
        await record('hosts/old.conf');
        expect((await check('hosts/old.conf')).status).toBe(0);
        edit('hosts/old.conf', (text) => text + text.replaceAll('192.0.2.', '198.51.100.'));
        const { status, out } = await check('hosts/old.conf');
        expect(status).toBe(1);
        expect(out).toContain('warning: ');
        writeFileSync(BASELINE, '{ "version": 1, "findings": [] }');
        expect((await check('hosts/old.conf')).status).toBe(1);
    });

    it('excuses the config test of what includes a file, too', async () => {
        writeFileSync('hosts/main.conf', 'include part.conf\n');
        writeFileSync('hosts/part.conf', BROKEN);
        expect((await kalint(['hosts/main.conf'])).status).toBe(1);
        await record('hosts/main.conf');
        expect(await check('hosts/main.conf')).toEqual({ status: 0, out: '', err: '' });
        edit('hosts/part.conf', (text) => `${text}foo\n`);
        expect((await check('hosts/main.conf')).status).toBe(1);
    });

    it('says nothing of what is gone, and drops it when it is updated', async () => {
        await record(...ALL);
        writeFileSync('hosts/bad.conf', CLEAN);
        expect(await check(...ALL)).toEqual({ status: 0, out: '', err: '' });
        expect(recorded()).toHaveLength(5);
        await record(...ALL);
        expect(recorded().filter(({ path }) => path === 'hosts/bad.conf')).toEqual([]);
    });

    it('keeps what it has of files that were not checked, unless they are gone', async () => {
        await record(...ALL);
        rmSync('hosts/twice.conf');
        expect((await record('hosts/bad.conf')).err).toBe(
            'kalint: known.json: 2 findings of 1 file recorded, and 2 of files that were not checked kept\n',
        );
        expect(new Set(recorded().map(({ path }) => path))).toEqual(
            new Set(['hosts/bad.conf', 'hosts/old.conf', 'hosts/warned.conf']),
        );
    });

    it('is the same from wherever and in whatever order files are named, with a line for each', async () => {
        await record(...ALL);
        const text = readFileSync(BASELINE, 'utf8');
        expect(text.split('\n').filter((line) => line.includes('"rule"'))).toHaveLength(5);
        mkdirSync('elsewhere');
        const there = join(process.cwd(), 'elsewhere');
        process.chdir('elsewhere');
        const files = [...ALL].reverse().map((name) => join('..', name));
        await kalint(['--baseline', '../new.json', '--update-baseline', ...files]);
        expect(readFileSync('../new.json', 'utf8')).toBe(text);
        expect((await kalint(['--baseline', `../${BASELINE}`, '--format', 'unix', ...files])).out).toBe('');
        expect(process.cwd()).toBe(there);
    });

    it('has nothing of passwords', async () => {
        const text = (secret: string): string => `; auth_pass ${secret}\n`;
        writeFileSync('hosts/bad.conf', text('s3cr3t01'));
        await record('hosts/bad.conf');
        const [one] = recorded();
        writeFileSync('hosts/bad.conf', text('other000'));
        await record('hosts/bad.conf');
        expect(recorded()[0]?.fingerprint).toBe(one?.fingerprint);
    });

    it('applies to what fixes have left', async () => {
        const files = ['hosts/bad.conf', 'hosts/twice.conf'];
        expect((await record('--fix', ...files)).status).toBe(0);
        const left = recorded().reduce((sum, { count }) => sum + count, 0);
        const { status, out } = await kalint(['--baseline', BASELINE, '--fix', ...files]);
        expect(status).toBe(0);
        expect(lastLine(out)).toContain(`the baseline holds back ${left} findings`);
    });
});

describe('a baseline that is of no use', () => {
    it('is told with a way out where there is none', async () => {
        const { status, out, err } = await check('--fix', 'hosts/bad.conf');
        expect({ status, out }).toEqual({ status: 2, out: '' });
        expect(err).toBe(
            'kalint: known.json: no such file or folder\n(--update-baseline makes it of the findings of today)\n',
        );
        expect(readFileSync('hosts/bad.conf', 'utf8')).toBe(BROKEN);
    });

    it.each([
        ['auth_pass s3cr3t01\n', 'it is not JSON'],
        ['[]', 'it has no "version" and no list of "findings"'],
        ['null', 'it has no "version" and no list of "findings"'],
        ['{"findings": []}', 'it has no "version" and no list of "findings"'],
        ['{"version": 2, "findings": []}', 'its "version" is not 1, the only one that this kalint knows'],
        [
            '{"version": 1, "findings": [{"rule": "a", "path": "b", "fingerprint": "c", "count": 0}]}',
            'item 1 of "findings" lacks a rule, path, fingerprint or count',
        ],
        ['{"version": 1, "findings": [7]}', 'item 1 of "findings" lacks a rule, path, fingerprint or count'],
    ])('is told and stays as it is: %j', async (text, fault) => {
        writeFileSync(BASELINE, text);
        const expected = {
            status: 2,
            out: '',
            err: `kalint: known.json: is no baseline of kalint: ${fault}\n`,
        };
        expect(await check('hosts/bad.conf')).toEqual(expected);
        expect(await record('hosts/bad.conf')).toEqual(expected);
        expect(readFileSync(BASELINE, 'utf8')).toBe(text);
    });

    it('is not made where a file cannot be read, or for nowhere', async () => {
        const { status, err } = await record('hosts/bad.conf', 'hosts/missing.conf');
        expect(status).toBe(2);
        expect(err).toContain(
            'kalint: known.json: stays as it is, since not all of the files could be checked\n',
        );
        expect(() => recorded()).toThrow('ENOENT');
        const nowhere = await kalint(['--baseline', 'no/where.json', '--update-baseline', 'hosts/bad.conf']);
        expect(nowhere).toEqual({
            status: 2,
            out: '',
            err: 'kalint: no/where.json: no such file or folder\n',
        });
    });

    it.each([
        [['--update-baseline'], '--update-baseline needs --baseline FILE'],
        [
            ['--diff', '--baseline', BASELINE],
            "option '--diff' cannot be used with option '--baseline <file>'",
        ],
    ])('is told: %j', async (argv, expected) => {
        const { status, out, err } = await kalint([...argv, 'hosts/bad.conf']);
        expect({ status, out }).toEqual({ status: 2, out: '' });
        expect(err).toContain(expected);
    });
});

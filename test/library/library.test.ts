import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { NEWEST } from '../../grammar/schema/releases.ts';
import {
    type CheckOptions,
    type FormatOptions,
    check,
    format,
    targetNames,
} from '../../src/library/index.ts';
import { type Report, expectContract } from '../cli/contract.ts';
import { kalint } from '../cli/run.ts';
import { BROKEN, CLEAN } from '../cli/texts.ts';
import { root } from './build.ts';

/** What went wrong with a call. */
function faultOf(call: () => unknown): unknown {
    try {
        call();
    } catch (error) {
        return error;
    }
    return undefined;
}

const rules = (text: string, options: CheckOptions = {}): string[] =>
    check(text, options).files.flatMap(({ diagnostics }) => diagnostics.map(({ rule }) => rule));

describe('check', () => {
    it.each(['fixtures/seed/lb1.conf', 'docs/example.conf'])(
        'answers with what the command line prints of %s',
        async (path) => {
            const text = readFileSync(join(root, path), 'utf8');
            const argv = ['--format', 'json', '--target', 'debian-12', '--target', '2.4.3', join(root, path)];
            const printed = JSON.parse((await kalint(argv)).out) as Report;
            const report = check(text, { path: join(root, path), targets: ['debian-12', '2.4.3'] });
            expect(report).toEqual(printed);
            expectContract(report, { [join(root, path)]: text });
            expect(report.summary.errors).toBeGreaterThan(0);
        },
    );

    it('has nothing to say of a sound text, for the newest release', () => {
        const report = check(CLEAN);
        expect(report.targets).toEqual([NEWEST]);
        expect(report.files).toEqual([
            {
                path: 'keepalived.conf',
                configTest: { [NEWEST]: 'passes' },
                conditions: [],
                diagnostics: [],
            },
        ]);
    });

    it('reads for the configuration ids that are asked for', () => {
        const ids = '@lb1 foo\nglobal_defs {\n}\n';
        expect(rules(ids)).toEqual(['syntax/unknown-keyword']);
        expect(rules(ids, { configIds: ['lb2'] })).toEqual([]);
    });

    it('hides secrets unless they are to be shown', () => {
        const text = 'vrrp_instance A {\nauthentication {\nauth_pass s3cr3t-and-long\n}\n}\n';
        const messages = (options: CheckOptions): string => JSON.stringify(check(text, options));
        expect(messages({ showSecrets: true })).toContain('s3cr3t');
        expect(messages({})).toContain('***');
        expect(messages({})).not.toContain('s3cr3t');
    });

    it('follows includes to the texts that it is given', () => {
        const asked: string[][] = [];
        const report = check('include more.conf\ninclude more.conf\n', {
            path: 'etc/keepalived.conf',
            include: (name, from) => {
                asked.push([name, from]);
                return [{ path: `etc/${name}`, text: 'foo\n' }];
            },
        });
        expect(asked[0]).toEqual(['more.conf', 'etc/keepalived.conf']);
        expect(report.files.map(({ path }) => path)).toEqual(['etc/keepalived.conf', 'etc/more.conf']);
        expect(report.files[1]?.diagnostics.map(({ rule }) => rule)).toContain('syntax/unknown-keyword');
    });

    it('takes a text that includes itself for that text', () => {
        const text = 'include a.conf\n';
        const include = () => [{ path: 'a.conf', text }];
        expect(rules(text, { path: 'a.conf', include })).toEqual(['syntax/include-cycle']);
    });

    it.each([
        ['without an option', {}],
        ['that gives none', { include: () => [] }],
    ])('says of an include %s that it leads nowhere', (_, options) => {
        expect(rules('include more.conf\n', options)).toEqual(['syntax/missing-include']);
    });
});

describe('format', () => {
    it('lays out a text', () => {
        expect(format('a\n{ }\n')).toEqual({ text: 'a {}\n', changed: true, skipped: [] });
        expect(format(CLEAN)).toEqual({ text: CLEAN, changed: false, skipped: [] });
    });

    it('knows the options of the layout', () => {
        const text = 'a {\nb\n\n\n\nc\n}\n';
        const laidOut = (options: FormatOptions): string => format(text, options).text;
        expect(laidOut({ indent: 'tab' })).toBe('a {\n\tb\n\n\tc\n}\n');
        expect(laidOut({ indent: 1, maxBlankLines: 0 })).toBe('a {\n b\n c\n}\n');
    });

    it('says by lines and columns what stays as it is', () => {
        expect(format('a {\n}\nb {\n  c\n').skipped).toEqual([
            { start: { line: 3, column: 1 }, end: { line: 4, column: 4 } },
        ]);
    });

    it('gives the text as it was where nothing can be proved of its layout', () => {
        const text = '~SEQ(A,1,30000) a\n\n\n\nb\n';
        expect(format(text)).toEqual({
            text,
            changed: false,
            skipped: [],
            refused: 'definitions and includes bring more text than kalint reads',
        });
        const include = () => [{ path: 'seq.conf', text }];
        expect(format('include seq.conf\na   b\n', { include }).refused).toBeDefined();
        expect(format('include seq.conf\na   b\n').text).toBe('include seq.conf\na b\n');
    });
});

describe('an option that means nothing', () => {
    it.each([
        ['a target', () => check('', { targets: ['2.4.3', 'windows'] }), 'unknown target "windows"'],
        ['a target of a layout', () => format('', { targets: ['9.9'] }), 'unknown target "9.9"'],
        ['an indentation', () => format('', { indent: 0 }), 'indent is 0, not a whole number from 1 to 16'],
        ['a share of a line', () => format('', { maxBlankLines: 0.5 }), 'maxBlankLines is 0.5, not a whole'],
        ['a preset', () => check('', { preset: 'loud' as 'strict' }), 'preset is "loud"'],
        ['a text', () => check(Buffer.from(BROKEN) as unknown as string), 'the configuration is no string'],
    ])('is a TypeError: %s', (_, call, message) => {
        const fault = faultOf(call);
        expect(fault).toBeInstanceOf(TypeError);
        expect(String(fault)).toContain(message);
    });

    it('is no name that targetNames gives', () => {
        const names = targetNames();
        expect(names).toContain('debian-12');
        expect(names.at(-1)).toBe(NEWEST);
        expect(check('', { targets: names }).targets).toEqual(names);
    });
});

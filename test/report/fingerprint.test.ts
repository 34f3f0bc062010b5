import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blocksIn } from '../../src/report/blocks.ts';
import { fingerprintsOf, identitiesOf } from '../../src/report/fingerprint.ts';
import { newestTarget } from '../../src/schema/targets.ts';
import { checkConfiguration } from '../../src/service/check.ts';
import type { FileReport } from '../../src/service/report.ts';
import { createSourceFile } from '../../src/text/source-file.ts';
import { findingIn, reportOf } from '../support/reports.ts';
import { fixtureTexts, propertySeed } from '../support/texts.ts';

function check(text: string): FileReport {
    const settings = { targets: [newestTarget()], preset: 'strict' } as const;
    const [report] = checkConfiguration(createSourceFile('a.conf', text), settings);
    if (report === undefined) throw new Error('there is a report');
    return report;
}

/** The fingerprints of all findings in a text, not hashed. */
function fingerprints(text: string): readonly string[] {
    return fingerprintsOf(check(text), 'a.conf', (each) => each);
}

/** The report of a finding at the first place where `part` stands in a text. */
function findingAt(text: string, part: string): FileReport {
    const file = createSourceFile('a.conf', text);
    const start = text.indexOf(part);
    return reportOf(file, [findingIn(file, { span: { start, end: start + part.length } })]);
}

describe('the blocks around a line', () => {
    it.each([
        ['vrrp_instance  VI_1 {\n  state MASTER\n}\n', 1, ['vrrp_instance VI_1']],
        ['vrrp_instance VI_1 {\n}\nx\n', 2, []],
        ['vrrp_instance VI_1\n{\nx\n}\n', 2, ['vrrp_instance VI_1']],
        [
            'virtual_server 10.0.0.1 80 { real_server 10.0.0.2 80 {\nx\n',
            1,
            ['virtual_server 10.0.0.1 80', 'real_server 10.0.0.2 80'],
        ],
        ['a { # {\n! {\nb "{" {\nx\n', 3, ['a', 'b "{"']],
        ['} } a {\nx\n', 1, ['a']],
        ['a {\n', 0, []],
        ['a {\n', 9, ['a']],
    ])('of %j in line %i are %j', (text, line, expected) => {
        expect(blocksIn(text)(line)).toEqual(expected);
    });

    it('are the inner ones where there are many', () => {
        const deep = Array.from({ length: 5000 }, (_, index) => `b${index} {\n`).join('');
        expect(blocksIn(`${deep}x\n`)(5000)).toEqual(
            Array.from({ length: 8 }, (_, index) => `b${4992 + index}`),
        );
    });
});

describe('the fingerprint of a finding', () => {
    it('is of the rule, the blocks around it, and its line', () => {
        const report = findingAt(
            'vrrp_instance VI_1 {\n  authentication {\n    foo\t  bar  \n  }\n}\n',
            'foo',
        );
        expect(identitiesOf(report)).toEqual([
            JSON.stringify(['syntax/unknown-keyword', ['vrrp_instance VI_1', 'authentication'], 'foo bar']),
        ]);
    });

    it('differs by the path, and by the order of those that are alike', () => {
        const file = createSourceFile('a.conf', 'foo\nfoo\n');
        const finding = (start: number) => findingIn(file, { span: { start, end: start + 3 } });
        const report = reportOf(file, [finding(0), finding(4)]);
        const hash = (text: string): string => text;
        const all = ['a.conf', 'b.conf'].flatMap((path) => fingerprintsOf(report, path, hash));
        expect(new Set(all).size).toBe(4);
        expect(new Set(identitiesOf(report)).size).toBe(1);
    });

    it.each([
        ['a password', 'auth_pass s3cr3t01\n', 'auth_pass'],
        ['a password in a comment', '; auth_pass s3cr3t01\n', ';'],
        ['a definition, which another file may use for one', '$X=s3cr3t01\n', '$X'],
        ['a definition for one node', '@lb1 $X=s3cr3t01\n', '$X'],
        ['the head of a block', 'password s3cr3t01 {\nfoo\n}\n', 'foo'],
        ['a key', '"hex:0123456789abcdef s3cr3t01"\n', 'hex'],
    ])('has nothing of %s', (what, text, part) => {
        const [identity = ''] = identitiesOf(findingAt(text, part));
        expect(identity).not.toContain(what === 'a key' ? '0123456789abcdef' : 's3cr3t01');
        expect(identity).toContain('***');
    });

    it('stays when the brace of a block moves', () => {
        const of = (text: string): readonly string[] => identitiesOf(findingAt(text, 'foo'));
        expect(of('foo a {\n}\n')).toEqual(of('foo a\n{\n}\n'));
        expect(of('foo a {\n}\n')).not.toEqual(of('foo b {\n}\n'));
    });

    it('tells a changed line from what it was, unless only a secret changed', () => {
        const of = (text: string): readonly string[] => identitiesOf(findingAt(text, 'a'));
        expect(of('auth_pass one\n')).toEqual(of('auth_pass other\n'));
        expect(of('auth_type one\n')).not.toEqual(of('auth_type other\n'));
    });

    const seed = propertySeed();
    // Conditions, sequences and definitions may run over lines, and so may what stands before the first word.
    const texts = fixtureTexts().filter((text) => !/[\0$~@\ufeff]|kalint-/.test(text));

    it(`stays when lines are put in front (seed ${seed}, KALINT_SEED repeats it)`, () => {
        const lead = fc
            .array(fc.constantFrom('\n', '   \n', '# a comment { with a brace\n', '! another }\n'), {
                maxLength: 5,
            })
            .map((lines) => lines.join(''));
        fc.assert(
            fc.property(fc.constantFrom(...texts), lead, (text, before) => {
                expect(fingerprints(before + text)).toEqual(fingerprints(text));
            }),
            { seed, numRuns: 40 },
        );
    });

    it('stays when lines are put between the others, and when the text is indented otherwise', () => {
        let found = 0;
        for (const text of texts.filter((_, index) => index % 12 === 0)) {
            const before = identitiesOf(check(text));
            const wide = text.replace(/^[ \t]*(?=[a-z}])/gm, '\n    ');
            const after = new Set(identitiesOf(check(wide)));
            // What a rule says of blanks and empty lines may change with them.
            const kept = before.filter((identity) => after.has(identity));
            found += before.length;
            expect(before.length - kept.length).toBeLessThanOrEqual(1);
        }
        expect(found).toBeGreaterThan(50);
    });

    it('is another for every finding of the fixtures', () => {
        for (const text of texts.filter((_, index) => index % 6 === 0)) {
            const all = fingerprints(text);
            expect(new Set(all).size).toBe(all.length);
        }
    });
});

import { type XmlElement, type XmlNode, parseXml } from '@rgrove/parse-xml';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReportInput } from '../../src/report/input.ts';
import { junitReport } from '../../src/report/junit.ts';
import { createSourceFile } from '../../src/text/source-file.ts';
import { anyInput, exampleInputs, findingIn, findingsIn, inputOf, reportOf } from '../support/reports.ts';
import { propertySeed } from '../support/texts.ts';

/** What XML cannot hold, as it stands in the report. */
function inXml(text: string): string {
    return Array.from(text, (char) =>
        /[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(char) ? char : '\ufffd',
    ).join('');
}

function isElement(node: XmlNode): node is XmlElement {
    return node.type === 'element';
}

/** The elements of that name in another, in order. */
function childrenOf(parent: XmlElement, name: string): XmlElement[] {
    return parent.children.filter(isElement).filter((child) => child.name === name);
}

/** The suites of a report; their numbers have to be right. */
function suitesOf(input: ReportInput): readonly XmlElement[] {
    const { root } = parseXml(junitReport(input));
    if (root === null) throw new Error('the document is empty');
    expect(root.name).toBe('testsuites');
    const suites = childrenOf(root, 'testsuite');
    const counts = (all: readonly XmlElement[]) => ({
        tests: String(all.flatMap((suite) => childrenOf(suite, 'testcase')).length),
        failures: String(
            all
                .flatMap((suite) => childrenOf(suite, 'testcase'))
                .flatMap((test) => childrenOf(test, 'failure')).length,
        ),
        errors: '0',
    });
    expect(root.attributes).toMatchObject(counts(suites));
    for (const suite of suites) expect(suite.attributes).toMatchObject(counts([suite]));
    return suites;
}

/** The failures of a report: file, kind and message of each. */
function failuresOf(input: ReportInput): readonly (readonly (string | undefined)[])[] {
    return suitesOf(input).flatMap((suite) =>
        childrenOf(suite, 'testcase').flatMap((test) =>
            childrenOf(test, 'failure').map(({ attributes: { type, message } }) => [
                suite.attributes['name'],
                type,
                message,
            ]),
        ),
    );
}

/** The same as it should be. */
function expectedOf(input: ReportInput): readonly (readonly string[])[] {
    return findingsIn(input).map(({ uri, severity, message }) => [inXml(uri), severity, inXml(message)]);
}

describe('the JUnit report', () => {
    it('has a failure for each finding of the fixtures', () => {
        for (const input of exampleInputs()) {
            const shown = { ...input, showSecrets: true };
            expect(failuresOf(shown)).toEqual(expectedOf(shown));
        }
    });

    it('has a suite for each file, and a test that passed for one without findings', () => {
        const [bad, good] = [createSourceFile('a&b.conf', 'x\n'), createSourceFile('good.conf', '')];
        const finding = findingIn(bad, { message: 'a "<" & more' });
        expect(junitReport(inputOf([reportOf(bad, [finding]), reportOf(good, [])]))).toBe(
            `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="kalint" tests="2" failures="1" errors="0">
<testsuite name="a&#38;b.conf" tests="1" failures="1" errors="0" skipped="0">
<testcase classname="a&#38;b.conf" name="syntax/unknown-keyword (1:1)">
<failure type="error" message="a &#34;&#60;&#34; &#38; more">
a&#38;b.conf:1:1: error: a &#34;&#60;&#34; &#38; more [syntax/unknown-keyword]
</failure>
</testcase>
</testsuite>
<testsuite name="good.conf" tests="1" failures="0" errors="0" skipped="0">
<testcase classname="good.conf" name="no findings"/>
</testsuite>
</testsuites>
`,
        );
    });

    it('is a document also where no file is', () => {
        expect(suitesOf(inputOf([]))).toEqual([]);
    });

    const seed = propertySeed();
    it(`is XML, and tells all there is (seed ${seed}, KALINT_SEED repeats it)`, () => {
        fc.assert(
            fc.property(anyInput, (input) => {
                expect(failuresOf(input)).toEqual(expectedOf(input));
            }),
            { seed, numRuns: 300 },
        );
    });
});

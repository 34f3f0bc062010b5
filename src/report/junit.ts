/** Findings as test results in the XML of JUnit, which most systems that build and test can show. */
import type { Diagnostic } from '../rules/diagnostic.ts';
import type { FileReport } from '../service/report.ts';
import { type ReportInput, type Sources, sourcesOf } from './input.ts';
import { locationOf, placeOf } from './range.ts';
import { redactMessage } from './secrets.ts';

/** What XML 1.0 has no place for, escaped or not. */
const NO_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** A text for XML, between tags or in an attribute; what cannot be in XML becomes U+FFFD. */
function escapeXml(text: string): string {
    return text
        .replace(NO_XML, '\ufffd')
        .replace(/[&<>"'\t\n\r]/g, (char) => `&#${String(char.charCodeAt(0))};`);
}

/** An element, its attributes escaped; `inside` is XML. */
function element(
    name: string,
    attributes: Readonly<Record<string, string | number>>,
    inside: readonly string[] = [],
): string {
    const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(String(value))}"`);
    const start = `<${name}${written.join('')}`;
    return inside.length === 0 ? `${start}/>` : `${start}>\n${inside.join('\n')}\n</${name}>`;
}

function caseOf(diagnostic: Diagnostic, path: string, sources: Sources): string {
    const { uri, span, rule, severity } = diagnostic;
    const file = sources.file(uri);
    const { line, column } = placeOf(file, span.start);
    const message = redactMessage(diagnostic.message, sources.redaction(uri));
    const place = locationOf(path, file, span);
    return element('testcase', { classname: path, name: `${rule} (${String(line)}:${String(column)})` }, [
        element('failure', { type: severity, message }, [
            escapeXml(`${place}: ${severity}: ${message} [${rule}]`),
        ]),
    ]);
}

function suiteOf({ file, diagnostics }: FileReport, sources: Sources): string {
    const cases = diagnostics.map((each) => caseOf(each, file.uri, sources));
    const passed = element('testcase', { classname: file.uri, name: 'no findings' });
    return element(
        'testsuite',
        { name: file.uri, tests: Math.max(1, cases.length), failures: cases.length, errors: 0, skipped: 0 },
        cases.length === 0 ? [passed] : cases,
    );
}

/** One suite for each file: a failed test for each finding, or a single one that passed where there is none. */
export function junitReport(input: ReportInput): string {
    const sources = sourcesOf(input);
    const counts = input.reports.map(({ diagnostics }) => diagnostics.length);
    const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0);
    const all = element(
        'testsuites',
        {
            name: 'kalint',
            tests: sum(counts.map((count) => Math.max(1, count))),
            failures: sum(counts),
            errors: 0,
        },
        input.reports.map((report) => suiteOf(report, sources)),
    );
    return `<?xml version="1.0" encoding="UTF-8"?>\n${all}\n`;
}

/** What reporters are given: the findings in the fixtures, and findings with any names and messages. */
import fc from 'fast-check';
import { type ReportInput, reportTarget } from '../../src/report/input.ts';
import type { Diagnostic, Severity } from '../../src/rules/diagnostic.ts';
import { newestTarget } from '../../src/schema/targets.ts';
import { checkConfiguration } from '../../src/service/check.ts';
import { checkTogether } from '../../src/service/cluster.ts';
import { checkDeployment } from '../../src/service/deployment.ts';
import type { FileReport } from '../../src/service/report.ts';
import { type SourceFile, createSourceFile } from '../../src/text/source-file.ts';
import { changed, hostsOf, swap } from '../cluster/deployments.ts';
import { clusterExampleFolders, clusterExamplesOf, oneCluster } from './cluster-examples.ts';
import { exampleFolders, examplesOf } from './rule-examples.ts';
import { soup } from './texts.ts';

/** What a reporter is given for some reports. */
export function inputOf(reports: readonly FileReport[], more: Partial<ReportInput> = {}): ReportInput {
    return { version: '0', targets: [reportTarget(newestTarget())], reports, showSecrets: false, ...more };
}

/** A finding at the beginning of a file, but for what is said of it. */
export function findingIn(file: SourceFile, more: Partial<Diagnostic> = {}): Diagnostic {
    return {
        rule: 'syntax/unknown-keyword',
        severity: 'error',
        origin: 'keepalived',
        targets: ['2.4.3'],
        message: 'what it is',
        uri: file.uri,
        span: { start: 0, end: 0 },
        related: [],
        fixes: [],
        ...more,
    };
}

/** The report of a file with those findings. */
export function reportOf(file: SourceFile, diagnostics: readonly Diagnostic[]): FileReport {
    return { file, diagnostics, configTest: { '2.4.3': 'fails' }, conditions: [], suppressedErrors: 0 };
}

/** A line of the firewall of the sound deployment, without which adverts are dropped. */
const VRRP_RULE = '        ip saddr 10.0.0.2 ip protocol vrrp accept\n';

let examples: readonly ReportInput[] | undefined;

/** The findings in the examples of the rules, of one configuration and of several, and in a deployment with a fault. */
export function exampleInputs(): readonly ReportInput[] {
    examples ??= checkExamples().map((reports) => inputOf(reports));
    return examples;
}

function checkExamples(): readonly (readonly FileReport[])[] {
    const single = exampleFolders().flatMap((id) => {
        const { bad, includes } = examplesOf(id);
        return bad.map(({ file, settings }) => checkConfiguration(file, { ...settings, includes }));
    });
    const several = clusterExampleFolders().flatMap((id) =>
        clusterExamplesOf(id).bad.map(({ files, settings }) =>
            checkTogether(files, settings, oneCluster(files)),
        ),
    );
    const broken = changed(hostsOf('deployment/correct'), [swap('lb1/etc/nftables.conf', VRRP_RULE)]);
    return [...single, ...several, checkDeployment(broken, { targets: [newestTarget()], preset: 'strict' })];
}

/** What means something in one of the formats, or is not to be seen. */
const PIECES = [
    ...[
        '::',
        ':',
        ',',
        '%',
        '%0A',
        '=',
        '\n',
        '\r\n',
        '\t',
        '\0',
        '\u001b[31m',
        '\u2028',
        '\ufffe',
        '\ud800',
    ],
    ...[
        '&amp;',
        '<',
        '>',
        ']]>',
        '"',
        "'",
        '{0}',
        '{',
        '[a](0)',
        '\\',
        '/',
        './',
        '../',
        '//',
        'é',
        '\u{1f600}',
    ],
];

const anyText = fc
    .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary', minLength: 1, maxLength: 4 })), {
        minLength: 1,
        maxLength: 6,
    })
    .map((pieces) => pieces.join(''));

function anyFinding(file: SourceFile): fc.Arbitrary<Diagnostic> {
    const span = fc
        .tuple(fc.nat(file.text.length), fc.nat(file.text.length))
        .map(([one, other]) => ({ start: Math.min(one, other), end: Math.max(one, other) }));
    const related = fc.record({ uri: fc.constant(file.uri), span, message: anyText });
    const edit = fc.record({ uri: fc.constant(file.uri), span, text: anyText });
    const fix = fc.record({
        title: anyText,
        safe: fc.boolean(),
        edits: fc.array(edit, { minLength: 1, maxLength: 2 }),
    });
    return fc
        .record({
            rule: fc.constantFrom(
                'syntax/unknown-keyword',
                'pair/priority-equal',
                'vrrp/nopreempt-with-master',
            ),
            severity: fc.constantFrom<Severity>('error', 'warning', 'info'),
            origin: fc.constantFrom('keepalived' as const, 'kalint' as const),
            message: anyText,
            span,
            related: fc.array(related, { maxLength: 2 }),
            fixes: fc.array(fix, { maxLength: 2 }),
        })
        .map((more) => findingIn(file, more));
}

const anyReport: fc.Arbitrary<FileReport> = fc
    .tuple(anyText, soup)
    .map(([name, text]) => createSourceFile(name, text))
    .chain((file) => fc.array(anyFinding(file), { maxLength: 4 }).map((found) => reportOf(file, found)));

/** Findings in files with any names and texts. */
export const anyInput: fc.Arbitrary<ReportInput> = fc
    .uniqueArray(anyReport, { selector: ({ file }) => file.uri, maxLength: 3 })
    .map((reports) => inputOf(reports));

/** All findings that a reporter is given, in their order. */
export function findingsIn({ reports }: ReportInput): readonly Diagnostic[] {
    return reports.flatMap(({ diagnostics }) => diagnostics);
}

import { describe, expect, it } from 'vitest';
import type { ReportInput, ReportTarget } from '../../src/report/input.ts';
import { summaryOf } from '../../src/report/summary.ts';
import type { Diagnostic, Severity } from '../../src/rules/diagnostic.ts';
import type { ConfigTest, FileReport } from '../../src/service/report.ts';
import { createSourceFile } from '../../src/text/source-file.ts';

const NEW: ReportTarget = { name: '2.4.3', release: '2.4.3', configTest: true };
const DEBIAN: ReportTarget = { name: 'debian-12', release: '2.2.7', configTest: true };
const OLD: ReportTarget = { name: 'centos-7', release: '1.3.5', configTest: false };

function finding(severity: Severity, fixable: boolean): Diagnostic {
    const edits = [{ uri: 'a.conf', span: { start: 0, end: 1 }, text: '' }];
    return {
        rule: 'area/thing-problem',
        severity,
        origin: 'keepalived',
        targets: ['2.4.3'],
        message: '',
        uri: 'a.conf',
        span: { start: 0, end: 1 },
        related: [],
        fixes: fixable ? [{ title: '', safe: true, edits }] : [],
    };
}

/** A report with findings by letters, `e`, `w` and `i`, those with a safe fix in capitals. */
function report(
    findings: string,
    configTest: Record<string, ConfigTest>,
    more: Partial<FileReport> = {},
): FileReport {
    const severities: Record<string, Severity> = { e: 'error', w: 'warning', i: 'info' };
    const diagnostics = Array.from(findings).map((letter) =>
        finding(severities[letter.toLowerCase()] ?? 'info', letter !== letter.toLowerCase()),
    );
    const file = createSourceFile('a.conf', 'x\n');
    return { file, diagnostics, configTest, conditions: [], suppressedErrors: 0, ...more };
}

function summary(
    targets: readonly ReportTarget[],
    reports: readonly FileReport[],
    more: Partial<ReportInput> = {},
): string {
    return summaryOf({ version: '0', targets, reports, showSecrets: false, ...more });
}

describe('the last line about one file', () => {
    it.each<[string, string, ConfigTest, string]>([
        ['that passes', '', 'passes', 'nothing to report; keepalived -t of 2.4.3 would pass it.'],
        ['with an error', 'e', 'fails', '1 error; keepalived -t of 2.4.3 would fail.'],
        [
            'with a finding that can be mended',
            'E',
            'fails',
            '1 error; --fix mends it; keepalived -t of 2.4.3 would fail.',
        ],
        [
            'with two such',
            'EW',
            'fails',
            '1 error and 1 warning; --fix mends both; keepalived -t of 2.4.3 would fail.',
        ],
        [
            'with some such',
            'EeWi',
            'fails',
            '2 errors, 1 warning and 1 note; --fix mends 2 of them; keepalived -t of 2.4.3 would fail.',
        ],
        [
            'that runs although its config test complains',
            'w',
            'fails',
            '1 warning; keepalived would run it as written, but keepalived -t of 2.4.3 would fail.',
        ],
        [
            'with a warning that keepalived does not share',
            'w',
            'passes',
            '1 warning; keepalived -t of 2.4.3 would pass it.',
        ],
    ])('%s', (_, findings, outcome, expected) => {
        expect(summary([NEW], [report(findings, { '2.4.3': outcome })])).toBe(`a.conf: ${expected}`);
    });

    it('does not say that what has a silenced error runs as written', () => {
        const one = report('', { '2.4.3': 'fails' }, { suppressedErrors: 1 });
        expect(summary([NEW], [one])).toBe('a.conf: nothing to report; keepalived -t of 2.4.3 would fail.');
    });

    it('says on what of the host it depends', () => {
        const one = report('', { '2.4.3': 'depends' }, { conditions: ['exit 6 if /x exists'] });
        expect(summary([NEW], [one])).toBe(
            'a.conf: nothing to report; keepalived -t of 2.4.3 depends on the host: exit 6 if /x exists.',
        );
    });

    it('says calmly what must be there', () => {
        const conditions = ['fails unless interface eth0 exists', 'fails unless user "app" exists'];
        const one = report('w', { '2.4.3': 'depends', 'centos-7': 'passes' }, { conditions });
        expect(summary([NEW], [one])).toBe(
            'a.conf: 1 warning; keepalived -t of 2.4.3 passes where interface eth0 exists and user "app" exists.',
        );
        expect(summary([NEW, OLD], [one])).toBe(
            'a.conf: 1 warning; keepalived centos-7 (1.3.5) would take it without complaint ' +
                'and keepalived -t of 2.4.3 passes where interface eth0 exists and user "app" exists.',
        );
    });

    it('names a few conditions, and counts the others where there are more', () => {
        const conditions = ['a', 'b', 'c', 'd', 'e'].map((name) => `fails unless interface ${name} exists`);
        const of = (some: string[]): string =>
            summary([NEW], [report('', { '2.4.3': 'depends' }, { conditions: some })]);
        expect(of(conditions)).toContain(
            'passes where interface a exists, interface b exists, interface c exists and 2 more hold.',
        );
        expect(of(conditions.slice(1))).toContain('interface d exists and interface e exists.');
        expect(of([...conditions, 'exit 6 if /x exists'])).toContain(
            'depends on the host: fails unless interface a exists; fails unless interface b exists; ' +
                'fails unless interface c exists; and 3 more.',
        );
    });

    it('counts what was mended, and promises no more', () => {
        expect(summary([NEW], [report('W', { '2.4.3': 'passes' })], { fixed: 3 })).toBe(
            'a.conf: 1 warning; 3 fixed; keepalived -t of 2.4.3 would pass it.',
        );
    });

    it('speaks of errors only where only those were asked for', () => {
        expect(summary([NEW], [report('', { '2.4.3': 'fails' })], { errorsOnly: true })).toBe(
            'a.conf: no errors; keepalived would run it as written, but keepalived -t of 2.4.3 would fail.',
        );
    });

    it('groups targets by outcome, the worst first, and tells those without a config test apart', () => {
        const one = report('w', { '2.4.3': 'fails', 'centos-7': 'passes', 'debian-12': 'fails' });
        expect(summary([OLD, NEW, DEBIAN], [one])).toBe(
            'a.conf: 1 warning; keepalived would run it as written, but keepalived -t of 2.4.3 and debian-12 (2.2.7) ' +
                'would fail and keepalived centos-7 (1.3.5) would take it without complaint.',
        );
    });
});

describe('the last line about several files', () => {
    const good = report('', { '2.4.3': 'passes', 'centos-7': 'passes' });
    const bad = report('Ew', { '2.4.3': 'fails', 'centos-7': 'fails' });
    const open = report('', { '2.4.3': 'depends', 'centos-7': 'passes' });

    it.each<[string, FileReport[], string]>([
        [
            'that pass',
            [good, good, good],
            '3 files: nothing to report; keepalived -t of 2.4.3 would pass all 3.',
        ],
        [
            'of which both fail',
            [bad, bad],
            '2 files: 2 errors and 2 warnings; --fix mends 2 of them; keepalived -t of 2.4.3 would fail on both.',
        ],
        [
            'of all kinds',
            [good, bad, open],
            '3 files: 1 error and 1 warning in 1 file; --fix mends 1 of them; ' +
                'keepalived -t of 2.4.3 would fail on 1 and depends on the host for 1.',
        ],
    ])('%s', (_, reports, expected) => {
        expect(summary([NEW], reports)).toBe(expected);
    });

    it('counts for each target', () => {
        expect(summary([NEW, OLD], [good, bad])).toBe(
            '2 files: 1 error and 1 warning in 1 file; --fix mends 1 of them; ' +
                'keepalived -t of 2.4.3 would fail on 1 and keepalived centos-7 (1.3.5) would complain about 1.',
        );
    });

    it('of which there are none says so', () => {
        expect(summary([NEW], [])).toBe('no file was checked.');
    });
});

describe('the last line about files of hosts, not all of which are of keepalived', () => {
    const good = report('', { '2.4.3': 'passes' });
    const bad = report('e', { '2.4.3': 'fails' });
    const other = report('ew', {});

    it.each<[string, FileReport[], string]>([
        ['one that is not', [other], 'a.conf: 1 error and 1 warning.'],
        ['several that are not', [other, other], '2 files: 2 errors and 2 warnings.'],
        [
            'one that is, among others',
            [good, other, other],
            '3 files, 1 of them of keepalived: 2 errors and 2 warnings in 2 files; ' +
                'keepalived -t of 2.4.3 would pass that one.',
        ],
        [
            'one that fails, among others',
            [bad, other],
            '2 files, 1 of them of keepalived: 2 errors and 1 warning; ' +
                'keepalived -t of 2.4.3 would fail on that one.',
        ],
        [
            'two that are, among others',
            [good, good, other],
            '3 files, 2 of them of keepalived: 1 error and 1 warning in 1 file; ' +
                'keepalived -t of 2.4.3 would pass both.',
        ],
    ])('%s', (_, reports, expected) => {
        expect(summary([NEW], reports)).toBe(expected);
    });
});

describe('what --fix would mend in files that are only included', () => {
    const mixed = [
        report('E', { '2.4.3': 'fails' }),
        report('E', { '2.4.3': 'fails' }, { file: createSourceFile('b.conf', 'x\n') }),
    ].map((each) => ({
        ...each,
        diagnostics: each.diagnostics.map((one) => ({
            ...one,
            uri: each.file.uri,
            fixes: one.fixes.map((fix) => ({
                ...fix,
                edits: fix.edits.map((edit) => ({ ...edit, uri: each.file.uri })),
            })),
        })),
    }));
    const told = (reports: readonly FileReport[], written: readonly string[], fixed?: number): string =>
        summary([NEW], reports, { written: new Set(written), ...(fixed === undefined ? {} : { fixed }) });

    it('is not promised unless they are named', () => {
        expect(told(mixed, ['a.conf', 'b.conf'])).toContain('2 errors; --fix mends both;');
        expect(told(mixed, ['a.conf'])).toContain(
            '2 errors; --fix mends 1 of them, both when b.conf is named, too;',
        );
        expect(told(mixed.slice(1), ['a.conf'])).toContain(
            '1 error; --fix mends it when b.conf is named, too;',
        );
        expect(told(mixed, ['main.conf'])).toContain(
            '2 errors; --fix mends both when a.conf and b.conf are named, too;',
        );
    });

    it('is said after mending, and nothing else is', () => {
        expect(told(mixed.slice(1), ['a.conf'], 3)).toContain(
            '1 error; 3 fixed; --fix mends it when b.conf is named, too;',
        );
        expect(told(mixed, ['a.conf', 'b.conf'], 3)).toContain('2 errors; 3 fixed; keepalived');
    });
});

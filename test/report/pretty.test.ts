import { describe, expect, it } from 'vitest';
import type { ReportInput } from '../../src/report/input.ts';
import { prettyReport } from '../../src/report/pretty.ts';
import { PLAIN } from '../../src/report/style.ts';
import { unixReport } from '../../src/report/unix.ts';
import type { Diagnostic } from '../../src/rules/diagnostic.ts';
import type { FileReport } from '../../src/service/report.ts';
import { createSourceFile } from '../../src/text/source-file.ts';

const TEXT = `${'#\n'.repeat(8)}state\tMASTER\nnopreempt\nauth_pass s3cr3t\n`;

function spanOf(word: string): Diagnostic['span'] {
    const start = TEXT.indexOf(word);
    return { start, end: start + word.length };
}

const finding: Diagnostic = {
    rule: 'area/thing-problem',
    severity: 'error',
    origin: 'keepalived',
    targets: ['2.4.3'],
    message: '"nopreempt" and "s3cr3t" \u001b[31m',
    uri: 'a.conf',
    span: spanOf('nopreempt'),
    related: [
        { uri: 'a.conf', span: spanOf('MASTER'), message: 'the instance starts as MASTER' },
        { uri: 'elsewhere.conf', span: { start: 0, end: 1 }, message: 'not "s3cr3t"' },
    ],
    fixes: [
        { title: 'remove "nopreempt"', safe: true, edits: [] },
        { title: 'write "s3cr3t"', safe: false, edits: [] },
    ],
};

function input(files: readonly Partial<FileReport>[], targets: readonly string[]): ReportInput {
    return {
        version: '0',
        targets: targets.map((name) => ({ name, release: name, configTest: true })),
        reports: files.map((more) => ({
            file: createSourceFile('a.conf', TEXT),
            diagnostics: [],
            configTest: Object.fromEntries(targets.map((name) => [name, 'passes' as const])),
            conditions: [],
            suppressedErrors: 0,
            ...more,
        })),
        showSecrets: false,
    };
}

function pretty(files: readonly Partial<FileReport>[], targets: readonly string[]): string[] {
    return prettyReport(input(files, targets), { style: PLAIN, width: 80 }).split('\n');
}

describe('the pretty report', () => {
    it('shows a finding with its line, what belongs to it, and what mends it', () => {
        expect(pretty([{ diagnostics: [finding] }], ['2.4.3', '2.2.7']).slice(0, -3)).toEqual([
            'a.conf:10:1  error  area/thing-problem',
            '  "nopreempt" and "***" ␛[31m',
            '  10 | nopreempt',
            '     | ^^^^^^^^^',
            '  = a.conf:9:7: the instance starts as MASTER',
            '   9 | state   MASTER',
            '     |         ^^^^^^',
            '  = elsewhere.conf:1:1: not "***"',
            '  fix: remove "nopreempt"',
            '  fix: write "***" (unsafe: --unsafe-fixes)',
            '  only for 2.4.3',
        ]);
    });

    it('names targets only where a finding does not hold for all, and ids where it holds for some', () => {
        expect(pretty([{ diagnostics: [finding] }], ['2.4.3'])).not.toContain('  only for 2.4.3');
        const lines = pretty([{ diagnostics: [{ ...finding, configIds: ['lb1'] }] }], ['2.4.3']);
        expect(lines.filter((line) => line.startsWith('  only for'))).toEqual([
            expect.stringContaining('lb1') as string,
        ]);
    });

    it('tells what the host decides under the file when there are several', () => {
        const lines = pretty([{ conditions: ['exit 6 if /x exists'] }, {}], ['2.4.3']);
        expect(lines[0]).toBe('a.conf: host decides: exit 6 if /x exists');
    });
});

describe('the unix report', () => {
    it('is a line for each finding', () => {
        expect(unixReport(input([{ diagnostics: [finding, finding] }, {}], ['2.4.3']))).toBe(
            'a.conf:10:1: error: "nopreempt" and "***" ␛[31m [area/thing-problem]\n'.repeat(2),
        );
    });
});

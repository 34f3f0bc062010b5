import { expect } from 'vitest';

/** A JSON report as programs may rely on it. */
export interface Report {
    readonly version: string;
    readonly targets: readonly string[];
    readonly files: readonly ReportedFile[];
    readonly summary: Readonly<Record<'files' | 'errors' | 'warnings' | 'infos' | 'fixable', number>>;
}

export interface ReportedFile {
    readonly path: string;
    readonly configTest: Readonly<Record<string, string>>;
    readonly conditions: readonly string[];
    readonly diagnostics: readonly Reported[];
}

export interface Reported {
    readonly rule: string;
    readonly severity: string;
    readonly origin: string;
    readonly targets: readonly string[];
    readonly message: string;
    readonly range: Range;
    readonly related: readonly { readonly path: string; readonly range: Range; readonly message: string }[];
    readonly fixes: readonly {
        readonly title: string;
        readonly safe: boolean;
        readonly edits: readonly { readonly path: string; readonly range: Range; readonly newText: string }[];
    }[];
}

export interface Range {
    readonly start: { readonly line: number; readonly column: number };
    readonly end: { readonly line: number; readonly column: number };
}

/** The offset of a place in a text: lines and columns from 1, in UTF-16 units; it must be there. */
function offsetOf(text: string, { line, column }: Range['start']): number {
    const lines = text.split('\n');
    const content = lines[line - 1];
    expect(content).toBeDefined();
    expect(column).toBeGreaterThanOrEqual(1);
    expect(column - 1).toBeLessThanOrEqual(content?.length ?? 0);
    return lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0) + column - 1;
}

/** The part of a text that a range means. */
export function partOf(text: string, range: Range): string {
    const [start, end] = [offsetOf(text, range.start), offsetOf(text, range.end)];
    expect(end).toBeGreaterThanOrEqual(start);
    return text.slice(start, end);
}

const text = expect.any(String) as string;

/** Fails unless a report is made as it is promised, about the texts of its files by their paths. */
export function expectContract(report: Report, texts: Readonly<Record<string, string>>): void {
    expect(Object.keys(report)).toEqual(['version', 'targets', 'files', 'summary']);
    expect(report).toMatchObject({ version: text, targets: expect.any(Array) as string[] });
    for (const { path, configTest, conditions, diagnostics } of report.files) {
        expect(Object.keys(configTest)).toEqual(report.targets);
        for (const outcome of Object.values(configTest))
            expect(['passes', 'fails', 'depends']).toContain(outcome);
        expect(conditions).toEqual(conditions.map(() => text));
        for (const each of diagnostics) expectDiagnostic(each, path, report, texts);
    }
    const all = report.files.flatMap((file) => file.diagnostics);
    const count = (severity: string): number => all.filter((each) => each.severity === severity).length;
    expect(report.summary).toEqual({
        files: report.files.length,
        errors: count('error'),
        warnings: count('warning'),
        infos: count('info'),
        fixable: all.filter((each) => each.fixes.some((fix) => fix.safe)).length,
    });
}

function expectDiagnostic(
    each: Reported,
    path: string,
    report: Report,
    texts: Readonly<Record<string, string>>,
): void {
    expect(each.rule).toMatch(/^[a-z]+\/[a-z\d-]+$/);
    expect(['error', 'warning', 'info']).toContain(each.severity);
    expect(['keepalived', 'kalint']).toContain(each.origin);
    expect(each.targets.length).toBeGreaterThan(0);
    expect(report.targets).toEqual(expect.arrayContaining([...each.targets]));
    expect(each.message).not.toBe('');
    partOf(texts[path] ?? '', each.range);
    for (const related of each.related) {
        expect(related.message).not.toBe('');
        partOf(texts[related.path] ?? '', related.range);
    }
    for (const { title, safe, edits } of each.fixes) {
        expect(title).not.toBe('');
        expect(safe).toEqual(expect.any(Boolean));
        expect(edits.length).toBeGreaterThan(0);
        for (const edit of edits) {
            expect(edit.newText).toEqual(text);
            partOf(texts[edit.path] ?? '', edit.range);
        }
    }
}

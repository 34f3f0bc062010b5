/** A configuration by itself, judged: the unit that is shared out to workers and kept in the cache. */
import { createHash } from 'node:crypto';
import type { IncludeResult } from '../../../expand/includes.ts';
import { checkConfiguration } from '../../../service/check.ts';
import type { FileReport } from '../../../service/report.ts';
import type { CheckSettings } from '../../../service/settings.ts';
import type { SourceFile } from '../../../text/source-file.ts';

/** What an include line asked for, and what that led to. */
export interface Answer {
    readonly pattern: string;
    readonly from: string;
    /** By `digestOfAnswer`. */
    readonly digest: string;
}

/** What is to be said of a file and of those that it includes. */
export interface Judged {
    /** As `checkConfiguration` gives them. */
    readonly reports: readonly FileReport[];
    /** In the order in which they were asked for; empty unless they were to be recorded. */
    readonly answers: readonly Answer[];
}

/** A report whose file is named only. */
export interface PlainReport extends Omit<FileReport, 'file'> {
    readonly uri: string;
}

/** A short text that differs where `parts` do. */
export function digestOf(...parts: readonly string[]): string {
    return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}

/** A short text that differs where what an include leads to does. */
export function digestOfAnswer(result: IncludeResult): string {
    return result.kind === 'files'
        ? digestOf(result.kind, ...result.files.flatMap(({ uri, text }) => [uri, text]))
        : digestOf(JSON.stringify(result));
}

/** Judges a configuration; with `record`, what its includes led to is noted. */
export function judge(file: SourceFile, settings: CheckSettings, record: boolean): Judged {
    const { includes } = settings;
    if (!record || includes === undefined)
        return { reports: checkConfiguration(file, settings), answers: [] };
    const answers = new Map<string, Answer>();
    const recorded = (pattern: string, from: string): IncludeResult => {
        const result = includes(pattern, from);
        const key = JSON.stringify([pattern, from]);
        if (!answers.has(key)) answers.set(key, { pattern, from, digest: digestOfAnswer(result) });
        return result;
    };
    const reports = checkConfiguration(file, { ...settings, includes: recorded });
    return { reports, answers: [...answers.values()] };
}

/** A report without the text of its file. */
export function plainReport({ file, ...report }: FileReport): PlainReport {
    return { ...report, uri: file.uri };
}

/** A report with its file, the one that it names. */
export function wholeReport(report: PlainReport, file: SourceFile): FileReport {
    const { diagnostics, configTest, conditions, suppressedErrors, includedBy } = report;
    return {
        file,
        diagnostics,
        configTest,
        conditions,
        suppressedErrors,
        ...(includedBy === undefined ? {} : { includedBy }),
    };
}

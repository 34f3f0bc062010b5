import type { Diagnostic, Drift } from '../rules/diagnostic.ts';
import type { FileReport } from '../service/report.ts';
import { type ReportInput, type Sources, countFindings, sourcesOf } from './input.ts';
import { rangeOf } from './range.ts';
import { type Redaction, redactMessage, redactWords } from './secrets.ts';
import { statsOf } from './stats.ts';
import { toldFixes } from './told.ts';

function driftJson({ setting, values }: Drift, redaction: Redaction): object {
    return {
        setting: redactWords(setting, redaction),
        values: values.map(({ node, value }) => ({ node, value: redactWords(value, redaction) })),
    };
}

function diagnosticJson(diagnostic: Diagnostic, sources: Sources): object {
    const { uri, rule, severity, origin, targets, configIds } = diagnostic;
    const file = sources.file(uri);
    const redaction = sources.redaction(uri);
    return {
        rule,
        severity,
        origin,
        targets,
        ...(configIds === undefined ? {} : { configIds }),
        message: redactMessage(diagnostic.message, redaction),
        range: rangeOf(file, diagnostic.span),
        ...(diagnostic.drift === undefined ? {} : { drift: driftJson(diagnostic.drift, redaction) }),
        related: diagnostic.related.map((related) => ({
            path: related.uri,
            range: rangeOf(sources.file(related.uri), related.span),
            message: redactMessage(related.message, sources.redaction(related.uri)),
        })),
        fixes: toldFixes(diagnostic, sources).map((fix) => ({
            title: redactMessage(fix.title, redaction),
            safe: fix.safe,
            edits: fix.edits.map((edit) => ({
                path: edit.uri,
                range: rangeOf(sources.file(edit.uri), edit.span),
                newText: edit.text,
            })),
        })),
    };
}

function fileJson(report: FileReport, sources: Sources): object {
    return {
        path: report.file.uri,
        configTest: report.configTest,
        conditions: report.conditions,
        diagnostics: report.diagnostics.map((each) => diagnosticJson(each, sources)),
    };
}

/**
 * The findings as one JSON document with a line end. Every file has its place in it, with and
 * without findings. A fix that would write a secret is left out unless secrets are shown.
 */
export function jsonReport(input: ReportInput): string {
    const sources = sourcesOf(input);
    const document = {
        version: input.version,
        targets: input.targets.map((target) => target.name),
        files: input.reports.map((report) => fileJson(report, sources)),
        summary: {
            files: input.reports.length,
            ...countFindings(input.reports),
            ...(input.heldBack === undefined ? {} : { heldBack: input.heldBack }),
        },
        ...(input.stats === true ? { stats: statsOf(input.reports) } : {}),
    };
    return `${JSON.stringify(document, undefined, 2)}\n`;
}

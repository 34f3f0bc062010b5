import type { Diagnostic, Fix, Severity } from '../rules/diagnostic.ts';
import type { FileReport } from '../service/report.ts';
import type { SourceFile } from '../text/source-file.ts';
import type { Span } from '../text/span.ts';
import { conditionWords, passesWhere } from './conditions.ts';
import { driftLines } from './drift.ts';
import { drawFrame, frameOf } from './frame.ts';
import { type ReportInput, type Sources, sourcesOf } from './input.ts';
import { locationOf, placeOf } from './range.ts';
import { redactMessage } from './secrets.ts';
import { statsLines } from './stats.ts';
import type { Paint, Style } from './style.ts';
import { summaryOf } from './summary.ts';
import { visible } from './visible.ts';
import { idWords } from './words.ts';

/** How the pretty report is to look. */
export interface PrettyOptions {
    readonly style: Style;
    /** Columns of the terminal. */
    readonly width: number;
}

/** What the parts of one report share. */
interface Canvas extends PrettyOptions {
    readonly input: ReportInput;
    readonly sources: Sources;
}

/** Columns that a message, and what belongs to it, stands in from the left. */
const INDENT = '  ';

function paintOf(severity: Severity, style: Style): Paint {
    return severity === 'error' ? style.error : severity === 'warning' ? style.warning : style.info;
}

/** Digits of the highest line number that a finding shows. */
function gutterOf(diagnostic: Diagnostic, sources: Sources): number {
    const places = [diagnostic, ...diagnostic.related];
    const lines = places.map(({ uri, span }) => placeOf(sources.file(uri), span.start).line);
    return String(Math.max(...lines)).length;
}

function sourceLines(
    file: SourceFile | undefined,
    span: Span,
    gutter: number,
    canvas: Canvas,
    mark: Paint,
): string[] {
    if (file === undefined) return [];
    const width = Math.max(canvas.width - INDENT.length - gutter - 3, 20);
    const frame = frameOf(file, span, width, canvas.sources.redaction(file.uri));
    return drawFrame(frame, gutter, canvas.style.faint, mark).map((line) => INDENT + line);
}

function relatedLines(diagnostic: Diagnostic, gutter: number, canvas: Canvas): string[] {
    const { sources, style } = canvas;
    return diagnostic.related.flatMap(({ uri, span, message }) => {
        const file = sources.file(uri);
        const place = locationOf(visible(uri), file, span);
        const text = visible(redactMessage(message, sources.redaction(uri)));
        const lines = sourceLines(file, span, gutter, canvas, style.faint);
        return [`${INDENT}${style.faint('=')} ${place}: ${text}`, ...lines];
    });
}

function fixLine(fix: Fix, uri: string, { sources, style }: Canvas): string {
    const title = visible(redactMessage(fix.title, sources.redaction(uri)));
    return `${INDENT}${style.good('fix:')} ${title}${fix.safe ? '' : style.faint(' (unsafe: --unsafe-fixes)')}`;
}

/** The targets and configuration ids that a finding holds for, where it does not hold for all of them. */
function scopeLines({ targets, configIds }: Diagnostic, report: FileReport, { style }: Canvas): string[] {
    const all = Object.keys(report.configTest).length;
    const lines = [
        ...(targets.length >= all ? [] : [`only for ${targets.join(', ')}`]),
        ...(configIds === undefined ? [] : [`only for ${idWords(configIds)}`]),
    ];
    return lines.map((line) => INDENT + style.faint(visible(line)));
}

function diagnosticLines(diagnostic: Diagnostic, report: FileReport, canvas: Canvas): string[] {
    const { sources, style } = canvas;
    const { uri, span, severity, rule } = diagnostic;
    const file = sources.file(uri);
    const paint = paintOf(severity, style);
    const gutter = gutterOf(diagnostic, sources);
    const place = style.strong(locationOf(visible(uri), file, span));
    return [
        `${place}  ${paint(severity)}  ${style.faint(rule)}`,
        INDENT + visible(redactMessage(diagnostic.message, sources.redaction(uri))),
        ...sourceLines(file, span, gutter, canvas, paint),
        ...relatedLines(diagnostic, gutter, canvas),
        ...diagnostic.fixes.map((fix) => fixLine(fix, uri, canvas)),
        ...scopeLines(diagnostic, report, canvas),
        '',
    ];
}

/** What of the host decides about one file of several; a single file has it in the last line. */
function conditionLines({ conditions, file, includedBy }: FileReport, { input, style }: Canvas): string[] {
    if (input.reports.length < 2 || conditions.length === 0 || includedBy !== undefined) return [];
    const where = passesWhere(conditions);
    const words = where === undefined ? conditionWords(conditions) : `passes ${where}`;
    return [`${style.strong(visible(file.uri))}: ${style.faint('host decides:')} ${words}`, ''];
}

/**
 * The findings for people, file by file, with the lines they stand in, what nodes have not alike, the findings by rule
 * where they are asked for, and a last line that sums up.
 */
export function prettyReport(input: ReportInput, options: PrettyOptions): string {
    const canvas: Canvas = { ...options, input, sources: sourcesOf(input) };
    const lines = input.reports.flatMap((report) => [
        ...report.diagnostics.flatMap((each) => diagnosticLines(each, report, canvas)),
        ...conditionLines(report, canvas),
    ]);
    const stats = input.stats === true ? statsLines(input.reports) : [];
    return `${[...lines, ...driftLines(input, canvas.sources), ...stats, summaryOf(input)].join('\n')}\n`;
}

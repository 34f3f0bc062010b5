/** Findings as workflow commands, of which GitHub Actions makes annotations. */
import type { Diagnostic, Severity } from '../rules/diagnostic.ts';
import { type ReportInput, type Sources, sourcesOf } from './input.ts';
import { tidyPath } from './path.ts';
import { type Range, rangeOf } from './range.ts';
import { redactMessage } from './secrets.ts';
import { visible } from './visible.ts';

const COMMANDS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

/** What would end a command, or begin an escape, escaped. */
function escapeData(text: string): string {
    return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** The same where a colon ends the properties and a comma each of them. */
function escapeProperty(text: string): string {
    return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/** The place of a finding; GitHub takes columns only within one line. */
function placeIn({ start, end }: Range): Readonly<Record<string, number>> {
    // What ends at the beginning of a line has nothing of that line.
    const endLine = end.column === 1 && end.line > start.line ? end.line - 1 : end.line;
    if (end.line > start.line) return { line: start.line, endLine };
    return { line: start.line, endLine, col: start.column, endColumn: end.column };
}

function commandOf({ uri, span, severity, rule, message }: Diagnostic, sources: Sources): string {
    const properties: Readonly<Record<string, string | number>> = {
        file: tidyPath(uri),
        ...placeIn(rangeOf(sources.file(uri), span)),
        title: rule,
    };
    const shown = Object.entries(properties).map(
        ([name, value]) => `${name}=${escapeProperty(String(value))}`,
    );
    const text = visible(redactMessage(message, sources.redaction(uri)));
    return `::${COMMANDS[severity]} ${shown.join(',')}::${escapeData(text)}\n`;
}

/** A workflow command on a line for each finding; nothing when there are none. */
export function githubReport(input: ReportInput): string {
    const sources = sourcesOf(input);
    return input.reports
        .flatMap(({ diagnostics }) => diagnostics)
        .map((each) => commandOf(each, sources))
        .join('');
}

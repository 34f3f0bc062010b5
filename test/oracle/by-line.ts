/** Findings and messages side by side, line by line, over several files. */
import { basename } from 'node:path';
import type { Diagnostic } from '../../src/rules/diagnostic.ts';
import { RULES } from '../../src/rules/index.ts';
import type { FileReport } from '../../src/service/report.ts';
import { type SourceFile, lineAt } from '../../src/text/source-file.ts';
import type { Span } from '../../src/text/span.ts';
import type { Message } from './environment.ts';

/** What the two do not agree on, each as `FILE:LINE: what`. */
export interface Differences {
    /** Messages that name a line where kalint has no finding of origin `keepalived`. */
    readonly missed: readonly string[];
    /** Such findings of which no message says anything. */
    readonly invented: readonly string[];
}

interface Finding {
    readonly diagnostic: Diagnostic;
    /** `FILE:LINE` of each line that it or a related place lies on. */
    readonly lines: ReadonlySet<string>;
}

/** keepalived names files as their include lines do, so that only the last part of a name can be compared. */
function at(file: string, line: number): string {
    return `${basename(file)}:${line}`;
}

function linesOf(file: SourceFile, { start, end }: Span): string[] {
    const first = lineAt(file, start) + 1;
    const last = lineAt(file, Math.max(start, end - 1)) + 1;
    return Array.from({ length: last - first + 1 }, (_, index) => at(file.uri, first + index));
}

function findingsOf(reports: readonly FileReport[]): Finding[] {
    const files = new Map(reports.map(({ file }) => [file.uri, file]));
    return reports
        .flatMap(({ diagnostics }) => diagnostics)
        .filter(({ origin }) => origin === 'keepalived')
        .map((diagnostic) => {
            const lines = [diagnostic, ...diagnostic.related].flatMap(({ uri, span }) => {
                const file = files.get(uri);
                return file === undefined ? [] : linesOf(file, span);
            });
            return { diagnostic, lines: new Set(lines) };
        });
}

const says = new Map(RULES.map(({ meta }) => [meta.id, meta.says ?? []]));

/** Whether a finding and a message belong together; one that names no line has to be what the rule stands for. */
function belongs({ diagnostic, lines }: Finding, { file, line, text }: Message, main: string): boolean {
    if (line !== undefined) return lines.has(at(file ?? main, line));
    return says.get(diagnostic.rule)?.some((part) => text.includes(part)) === true;
}

/** Whether a message is about the line that it names; a `}` that is left over is only a consequence. */
function isOfLine({ line, text }: Message): boolean {
    return line !== undefined && text !== "Unknown keyword '}'";
}

/** Compares the messages of one run with the findings; what is said of the machine does not count. */
export function differencesByLine(messages: readonly Message[], reports: readonly FileReport[]): Differences {
    const main = reports[0]?.file.uri ?? '';
    const own = messages.filter(({ env }) => !env);
    const findings = findingsOf(reports);
    const missed = own.filter(
        (message) => isOfLine(message) && !findings.some((each) => belongs(each, message, main)),
    );
    const invented = findings.filter((each) => !own.some((message) => belongs(each, message, main)));
    return {
        missed: missed.map(({ file, line, text }) => `${at(file ?? main, line ?? 0)}: ${text}`),
        invented: invented.map(({ diagnostic, lines }) => `${[...lines].join(' ')}: ${diagnostic.message}`),
    };
}

/** Findings as a Code Quality report of GitLab. */
import type { Diagnostic } from '../rules/diagnostic.ts';
import { type Hash, fingerprintsOf } from './fingerprint.ts';
import { type ReportInput, sourcesOf } from './input.ts';
import { tidyPath } from './path.ts';
import { placeOf } from './range.ts';
import { redactMessage } from './secrets.ts';

/**
 * How grave a finding is in GitLab's words. What keepalived itself refuses, drops or changes is `critical`: it comes
 * to pass with the next start, whatever else is there. An error that kalint alone sees needs a fault, a packet or
 * another node to show, and is `major`. Nothing is a `blocker`, since GitLab does not block on it.
 */
function gravityOf({ severity, origin }: Diagnostic): string {
    if (severity === 'error') return origin === 'keepalived' ? 'critical' : 'major';
    return severity === 'warning' ? 'minor' : 'info';
}

/** The findings as one JSON list with a line end; paths are relative to the folder in which kalint runs. */
export function gitlabReport(input: ReportInput, hash: Hash): string {
    const sources = sourcesOf(input);
    const issues = input.reports.flatMap((report) => {
        const { file, diagnostics } = report;
        const path = tidyPath(file.uri);
        const fingerprints = fingerprintsOf(report, path, hash);
        return diagnostics.map((diagnostic, index) => ({
            description: redactMessage(diagnostic.message, sources.redaction(file.uri)),
            check_name: diagnostic.rule,
            fingerprint: fingerprints[index],
            severity: gravityOf(diagnostic),
            location: { path, lines: { begin: placeOf(file, diagnostic.span.start).line } },
        }));
    });
    return `${JSON.stringify(issues, undefined, 2)}\n`;
}

import { type ReportInput, sourcesOf } from './input.ts';
import { locationOf } from './range.ts';
import { redactMessage } from './secrets.ts';
import { visible } from './visible.ts';
import { idWords } from './words.ts';

/** One line for each finding, `path:line:column: severity: message [rule]`; nothing when there are none. */
export function unixReport(input: ReportInput): string {
    const sources = sourcesOf(input);
    return input.reports
        .flatMap((report) => report.diagnostics)
        .map(({ uri, span, severity, message, rule, configIds }) => {
            const place = locationOf(visible(uri), sources.file(uri), span);
            const text = visible(redactMessage(message, sources.redaction(uri)));
            const only = configIds === undefined ? '' : visible(` (only for ${idWords(configIds)})`);
            return `${place}: ${severity}: ${text}${only} [${rule}]\n`;
        })
        .join('');
}

/** Findings as the protocol has them. */
import { type Diagnostic, DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver';
import type { Diagnostic as Finding, Severity } from '../src/rules/diagnostic.ts';
import { messageRedaction, redactMessage } from '../src/report/secrets.ts';
import type { SourceFile } from '../src/text/source-file.ts';
import { rangeOf, uriOf } from './convert.ts';

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
    error: DiagnosticSeverity.Error,
    warning: DiagnosticSeverity.Warning,
    info: DiagnosticSeverity.Information,
};

/** The rules of which an editor fades out or strikes through what they find. */
const TAGS: ReadonlyMap<string, DiagnosticTag> = new Map([
    ['version/deprecated-keyword', DiagnosticTag.Deprecated],
    ['version/removed-keyword', DiagnosticTag.Deprecated],
    ['value/deprecated-form', DiagnosticTag.Deprecated],
    ['suppression/unused', DiagnosticTag.Unnecessary],
    ['vrrp/unused-script', DiagnosticTag.Unnecessary],
]);

/** What is needed to show findings. */
export interface View {
    readonly docsBase: string;
    /** How many targets are checked for; a finding names its own where it does not hold for all. */
    readonly targets: number;
    /** Finds the text of a file to which a finding points. */
    readonly fileOf: (path: string) => SourceFile | undefined;
}

/** A finding in a file. */
export function diagnosticOf(finding: Finding, file: SourceFile, view: View): Diagnostic {
    const { rule, severity, message, span, related, targets, configIds } = finding;
    const redaction = messageRedaction(file);
    const text = redactMessage(message, redaction);
    const tag = TAGS.get(rule);
    const only = [
        ...(targets.length < view.targets ? [targets.join(', ')] : []),
        ...(configIds ?? []).map((id) => (id === '' ? 'without -i' : `-i ${id}`)),
    ];
    return {
        range: rangeOf(file, span),
        severity: SEVERITIES[severity],
        code: rule,
        codeDescription: { href: `${view.docsBase}rules/${rule}.md` },
        source: 'kalint',
        message: only.length === 0 ? text : `${text} (${only.join('; ')})`,
        ...(tag === undefined ? {} : { tags: [tag] }),
        relatedInformation: related.flatMap(({ uri, span: place, message: said }) => {
            const there = uri === file.uri ? file : view.fileOf(uri);
            if (there === undefined) return [];
            const location = { uri: uriOf(uri), range: rangeOf(there, place) };
            return [{ location, message: redactMessage(said, redaction) }];
        }),
    };
}

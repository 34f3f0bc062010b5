/** Findings as SARIF 2.1.0, for code scanning and whatever else collects the results of analysers. */
import { EVERY_RULE } from '../cluster/catalogue.ts';
import type { Diagnostic, FileFix, Severity } from '../rules/diagnostic.ts';
import type { RuleMeta } from '../rules/rule.ts';
import type { Span } from '../text/span.ts';
import { type Hash, fingerprintsOf } from './fingerprint.ts';
import { type ReportInput, type Sources, sourcesOf } from './input.ts';
import { pathUri, staysInside, tidyPath } from './path.ts';
import { rangeOf } from './range.ts';
import { redactMessage } from './secrets.ts';
import { toldFixes } from './told.ts';

/** Where the schema of the format is published. */
const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** The base of relative names: the folder in which kalint runs, which should be the root of the repository. */
const ROOT = '%SRCROOT%';

const LEVELS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

/** A message as SARIF has it, where `{0}` would be a placeholder and `[…](…)` a link. */
function messageOf(text: string): object {
    return { text: text.replace(/\{(\d+)\}/g, '{{$1}}').replace(/\[(?=[^\]]*\]\()/g, '\\[') };
}

/** `syntax/unknown-keyword` as a name in one word, `SyntaxUnknownKeyword`. */
function wordOf(id: string): string {
    return id.replace(/(?:^|[/-])(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function ruleJson({ id, title, why, source, severity, area, origin, preset }: RuleMeta): object {
    const more = `kalint explain ${id}`;
    return {
        id,
        name: wordOf(id),
        shortDescription: { text: title },
        fullDescription: { text: why },
        help: {
            text: `${why}\n\nSource: ${source}\n\n"${more}" tells more.`,
            markdown: `${why}\n\nSource: ${source}\n\n\`${more}\` tells more.`,
        },
        defaultConfiguration: { level: LEVELS[severity] },
        properties: { area, origin, preset, tags: [area, `origin-${origin}`, preset] },
    };
}

function artifactLocation(uri: string): object {
    return { uri: pathUri(uri), ...(staysInside(uri) ? { uriBaseId: ROOT } : {}) };
}

function regionOf(uri: string, span: Span, sources: Sources): object {
    const { start, end } = rangeOf(sources.file(uri), span);
    return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}

function physicalLocation(uri: string, span: Span, sources: Sources): object {
    return { artifactLocation: artifactLocation(uri), region: regionOf(uri, span, sources) };
}

function fixJson({ title, safe, edits }: FileFix, uri: string, sources: Sources): object {
    const files = [...new Set(edits.map((edit) => edit.uri))];
    return {
        description: messageOf(redactMessage(title, sources.redaction(uri))),
        artifactChanges: files.map((file) => ({
            artifactLocation: artifactLocation(file),
            replacements: edits
                .filter((edit) => edit.uri === file)
                .map(({ span, text }) => ({
                    deletedRegion: regionOf(file, span, sources),
                    ...(text === '' ? {} : { insertedContent: { text } }),
                })),
        })),
        properties: { safe },
    };
}

function resultJson(
    diagnostic: Diagnostic,
    fingerprint: string,
    indexOf: ReadonlyMap<string, number>,
    sources: Sources,
): object {
    const { uri, span, rule, severity, origin, message, related, targets, configIds } = diagnostic;
    const fixes = toldFixes(diagnostic, sources);
    return {
        ruleId: rule,
        ruleIndex: indexOf.get(rule),
        level: LEVELS[severity],
        message: messageOf(redactMessage(message, sources.redaction(uri))),
        locations: [{ physicalLocation: physicalLocation(uri, span, sources) }],
        ...(related.length === 0
            ? {}
            : {
                  relatedLocations: related.map((each, id) => ({
                      id,
                      physicalLocation: physicalLocation(each.uri, each.span, sources),
                      message: messageOf(redactMessage(each.message, sources.redaction(each.uri))),
                  })),
              }),
        partialFingerprints: { 'kalint/v1': fingerprint },
        ...(fixes.length === 0 ? {} : { fixes: fixes.map((fix) => fixJson(fix, uri, sources)) }),
        properties: { origin, targets, ...(configIds === undefined ? {} : { configIds }) },
    };
}

/**
 * The findings as one SARIF log with a line end. It describes the rules that found something, in the order of
 * `kalint rules`. A fix that would write a secret is left out unless secrets are shown.
 */
export function sarifReport(input: ReportInput, hash: Hash): string {
    const sources = sourcesOf(input);
    const found = new Set(input.reports.flatMap(({ diagnostics }) => diagnostics.map(({ rule }) => rule)));
    const metas = EVERY_RULE.map(({ meta }) => meta).filter(({ id }) => found.has(id));
    const indexOf = new Map(metas.map(({ id }, index) => [id, index]));
    const results = input.reports.flatMap((report) => {
        const fingerprints = fingerprintsOf(report, tidyPath(report.file.uri), hash);
        return report.diagnostics.map((each, index) =>
            resultJson(each, fingerprints[index] ?? '', indexOf, sources),
        );
    });
    const log = {
        $schema: SCHEMA,
        version: '2.1.0',
        runs: [
            {
                tool: { driver: { name: 'kalint', version: input.version, rules: metas.map(ruleJson) } },
                invocations: [{ executionSuccessful: input.incomplete !== true }],
                originalUriBaseIds: { [ROOT]: { description: { text: 'The folder in which kalint ran.' } } },
                columnKind: 'utf16CodeUnits',
                results,
            },
        ],
    };
    return `${JSON.stringify(log, undefined, 2)}\n`;
}

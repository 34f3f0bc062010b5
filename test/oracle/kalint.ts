/** What kalint says of a text, in the terms in which it is compared with the real program. */
import type { Diagnostic } from '../../src/rules/diagnostic.ts';
import { findTarget } from '../../src/schema/targets.ts';
import { checkFile } from '../../src/service/check.ts';
import { createSourceFile, lineAt } from '../../src/text/source-file.ts';
import type { Span } from '../../src/text/span.ts';

/** The rules that report what keepalived calls an unknown keyword. */
export const UNKNOWN_KEYWORD_RULES: ReadonlySet<string> = new Set([
    'syntax/unknown-keyword',
    'syntax/misplaced-keyword',
    'syntax/fork-keyword',
    'syntax/foreign-comment',
    'syntax/invisible-character',
    'syntax/listing-remains',
    'syntax/merge-conflict',
    'version/newer-keyword',
    'version/removed-keyword',
    'version/missing-feature',
]);

/** A finding with its lines, which count from 1. */
export interface LinedFinding {
    readonly diagnostic: Diagnostic;
    readonly first: number;
    readonly last: number;
    /** First and last line of its related places. */
    readonly related: readonly (readonly [number, number])[];
}

/** Every finding of origin `keepalived` in a text, for one target. */
export function findingsOf(text: string, targetName: string): LinedFinding[] {
    const target = findTarget(targetName);
    if (target === undefined) throw new Error(`kalint knows no target ${targetName}`);
    const file = createSourceFile('keepalived.conf', text);
    const lines = (span: Span): readonly [number, number] => [
        lineAt(file, span.start) + 1,
        lineAt(file, Math.max(span.start, span.end - 1)) + 1,
    ];
    return checkFile(file, { targets: [target], preset: 'recommended' })
        .diagnostics.filter(({ origin }) => origin === 'keepalived')
        .map((diagnostic) => {
            const [first, last] = lines(diagnostic.span);
            return { diagnostic, first, last, related: diagnostic.related.map(({ span }) => lines(span)) };
        });
}

/** The lines on which kalint reports an unknown keyword. */
export function unknownKeywordLines(text: string, targetName: string): Set<number> {
    return new Set(
        findingsOf(text, targetName)
            .filter(({ diagnostic }) => UNKNOWN_KEYWORD_RULES.has(diagnostic.rule))
            .map(({ first }) => first),
    );
}

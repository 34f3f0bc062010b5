/** What kalint says of a text, in the terms in which it is compared with the real program. */
import type { Diagnostic } from '../../src/rules/diagnostic.ts';
import { RULES } from '../../src/rules/index.ts';
import { findTarget } from '../../src/schema/targets.ts';
import { checkFile } from '../../src/service/check.ts';
import type { CheckSettings } from '../../src/service/settings.ts';
import { createSourceFile, lineAt } from '../../src/text/source-file.ts';
import type { Span } from '../../src/text/span.ts';
import { CONFIG_ID } from './config-id.ts';

/** The rules that report what keepalived calls an unknown keyword. */
export const UNKNOWN_KEYWORD_RULES: ReadonlySet<string> = new Set([
    'syntax/unknown-keyword',
    'syntax/misplaced-keyword',
    'syntax/fork-keyword',
    'syntax/foreign-comment',
    'syntax/invisible-character',
    'syntax/listing-remains',
    'syntax/merge-conflict',
    'syntax/split-definition',
    'syntax/undefined-definition',
    'version/newer-keyword',
    'version/removed-keyword',
    'version/missing-feature',
    'vrrp/members-without-group',
]);

/** The rules that report a brace too many or too few. */
export const BRACE_RULES: ReadonlySet<string> = new Set([
    'syntax/unbalanced-braces',
    'syntax/unexpected-block',
]);

/** How every text is checked. */
const SETTINGS: Omit<CheckSettings, 'targets'> = { preset: 'recommended', configIds: [CONFIG_ID] };

/** First and last line of a place, from 1. */
export type Lines = readonly [number, number];

/** A finding with its lines, which count from 1. */
export interface LinedFinding {
    readonly diagnostic: Diagnostic;
    readonly first: number;
    readonly last: number;
    /** The lines of its related places. */
    readonly related: readonly Lines[];
}

/** What kalint says of a text. */
export interface Judgement {
    /** Every finding of origin `keepalived`. */
    readonly findings: readonly LinedFinding[];
    /** Whether it says that the config test fails, on whatever machine. */
    readonly refused: boolean;
}

/** What kalint says of a text, for one target. */
export function judgementOf(text: string, targetName: string): Judgement {
    const target = findTarget(targetName);
    if (target === undefined) throw new Error(`kalint knows no target ${targetName}`);
    const file = createSourceFile('keepalived.conf', text);
    const lines = (span: Span): Lines => [
        lineAt(file, span.start) + 1,
        lineAt(file, Math.max(span.start, span.end - 1)) + 1,
    ];
    const { diagnostics, configTest } = checkFile(file, { ...SETTINGS, targets: [target] });
    const findings = diagnostics
        .filter(({ origin }) => origin === 'keepalived')
        .map((diagnostic) => {
            const [first, last] = lines(diagnostic.span);
            return { diagnostic, first, last, related: diagnostic.related.map(({ span }) => lines(span)) };
        });
    return { findings, refused: configTest[target.name] === 'fails' };
}

/** Every finding of origin `keepalived` in a text, for one target. */
export function findingsOf(text: string, targetName: string): readonly LinedFinding[] {
    return judgementOf(text, targetName).findings;
}

/** The lines on which kalint reports an unknown keyword. */
export function unknownKeywordLines(text: string, targetName: string): Set<number> {
    return new Set(
        findingsOf(text, targetName)
            .filter(({ diagnostic }) => UNKNOWN_KEYWORD_RULES.has(diagnostic.rule))
            .map(({ first }) => first),
    );
}

/** Every place of a finding, its own first. */
export function placesOf({ first, last, related }: LinedFinding): readonly Lines[] {
    return [[first, last], ...related];
}

const metas = new Map(RULES.map(({ meta }) => [meta.id, meta]));

/** Whether a message is one that the finding's rule stands for. */
export function standsFor({ diagnostic }: LinedFinding, message: string): boolean {
    return metas.get(diagnostic.rule)?.says?.some((part) => message.includes(part)) === true;
}

/** The functions of keepalived that look at the whole once everything is read. */
const AT_THE_END = /:(?:vrrp_complete_|chk_min_cfg|vrrp_sync_set_group|check_v|validate_|.*_tracking_init)/;

/** Whether keepalived can see what was found only when it has read everything. */
export function isSeenAtTheEnd({ diagnostic }: LinedFinding): boolean {
    return AT_THE_END.test(metas.get(diagnostic.rule)?.source ?? '');
}

/** Whether kalint says nothing more of a text once it has found this. */
export function endsTheCheck({ diagnostic }: LinedFinding): boolean {
    return metas.get(diagnostic.rule)?.scope === 'text';
}

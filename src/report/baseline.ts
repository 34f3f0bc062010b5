/** Findings that are known and put up with: what a file with them holds, and what is left without them. */
import type { Diagnostic } from '../rules/diagnostic.ts';
import type { FileReport } from '../service/report.ts';
import { type Hash, identitiesOf } from './fingerprint.ts';

/** The form of the file. */
const VERSION = 1;

/** Findings of one rule in one file that are alike but for the number of their line. */
export interface Recorded {
    readonly rule: string;
    /** Relative to the folder of the baseline, with `/`. */
    readonly path: string;
    readonly fingerprint: string;
    readonly count: number;
}

/** The names of files as a baseline has them, and the hash of what it records. */
export interface Recording {
    readonly pathOf: (uri: string) => string;
    readonly hash: Hash;
}

/** The findings of a file without those that a baseline holds back. */
export interface Remaining {
    readonly report: FileReport;
    readonly heldBack: readonly Diagnostic[];
}

/** What a baseline has for one finding, by which it is found again. */
function keyOf({ rule, path, fingerprint }: Omit<Recorded, 'count'>): string {
    return JSON.stringify([path, rule, fingerprint]);
}

function isRecorded(value: unknown): value is Recorded {
    if (typeof value !== 'object' || value === null) return false;
    const { rule, path, fingerprint, count } = value as Readonly<Record<string, unknown>>;
    const named = [rule, path, fingerprint].every((each) => typeof each === 'string' && each !== '');
    return named && typeof count === 'number' && Number.isInteger(count) && count > 0;
}

/** What a baseline holds, or what is wrong with it, in words that quote nothing of it. */
export function parseBaseline(
    text: string,
):
    | { readonly ok: true; readonly recorded: readonly Recorded[] }
    | { readonly ok: false; readonly fault: string } {
    let value: unknown;
    try {
        value = JSON.parse(text);
    } catch {
        return { ok: false, fault: 'it is not JSON' };
    }
    const { version, findings } = (value ?? {}) as Readonly<Record<string, unknown>>;
    if (!Array.isArray(findings) || version === undefined)
        return { ok: false, fault: 'it has no "version" and no list of "findings"' };
    if (version !== VERSION)
        return { ok: false, fault: `its "version" is not ${VERSION}, the only one that this kalint knows` };
    const wrong = findings.findIndex((each) => !isRecorded(each));
    if (wrong >= 0)
        return {
            ok: false,
            fault: `item ${wrong + 1} of "findings" lacks a rule, path, fingerprint or count`,
        };
    return { ok: true, recorded: findings.filter(isRecorded) };
}

/** The file for what is recorded: sorted, and a line for each, so that little of it changes at a time. */
export function baselineText(recorded: readonly Recorded[]): string {
    const lines = new Map(
        recorded.map(({ rule, path, fingerprint, count }) => [
            keyOf({ rule, path, fingerprint }),
            `    ${JSON.stringify({ rule, path, fingerprint, count })}`,
        ]),
    );
    const sorted = [...lines].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, line]) => line);
    const list = sorted.length === 0 ? '[]' : `[\n${sorted.join(',\n')}\n  ]`;
    return `{\n  "version": ${VERSION},\n  "findings": ${list}\n}\n`;
}

/** All findings of some files, to be recorded. */
export function recordOf(reports: readonly FileReport[], { pathOf, hash }: Recording): readonly Recorded[] {
    const counted = new Map<string, Recorded>();
    for (const report of reports) {
        const identities = identitiesOf(report);
        for (const [index, { rule }] of report.diagnostics.entries()) {
            const fingerprint = hash(identities[index] ?? '');
            const one = { rule, path: pathOf(report.file.uri), fingerprint };
            const key = keyOf(one);
            counted.set(key, { ...one, count: (counted.get(key)?.count ?? 0) + 1 });
        }
    }
    return [...counted.values()];
}

/**
 * The findings that a baseline does not record. Of findings that are alike it holds back as many as it has; errors
 * among them count as silenced.
 */
export function withoutRecorded(
    reports: readonly FileReport[],
    recorded: readonly Recorded[],
    { pathOf, hash }: Recording,
): readonly Remaining[] {
    const left = new Map(recorded.map((each) => [keyOf(each), each.count]));
    return reports.map((report) => {
        const identities = identitiesOf(report);
        const path = pathOf(report.file.uri);
        const heldBack = report.diagnostics.filter(({ rule }, index) => {
            const key = keyOf({ rule, path, fingerprint: hash(identities[index] ?? '') });
            const count = left.get(key) ?? 0;
            left.set(key, count - 1);
            return count > 0;
        });
        const held = new Set(heldBack);
        const errors = heldBack.filter(({ severity }) => severity === 'error').length;
        return {
            report: {
                ...report,
                diagnostics: report.diagnostics.filter((each) => !held.has(each)),
                suppressedErrors: report.suppressedErrors + errors,
            },
            heldBack,
        };
    });
}

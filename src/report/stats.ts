/** How often each rule found something. */
import type { FileReport } from '../service/report.ts';
import { table } from './table.ts';
import { visible } from './visible.ts';

/** What there is of one rule. */
export interface RuleStats {
    readonly rule: string;
    readonly findings: number;
    /** In how many files they stand. */
    readonly files: number;
    /** How many of them a safe fix would mend. */
    readonly fixable: number;
}

/** The rules that found something, those with the most findings first, then by their ids. */
export function statsOf(reports: readonly FileReport[]): readonly RuleStats[] {
    const byRule = new Map<string, RuleStats>();
    for (const { diagnostics } of reports) {
        const here = new Set<string>();
        for (const { rule, fixes } of diagnostics) {
            const known = byRule.get(rule) ?? { rule, findings: 0, files: 0, fixable: 0 };
            byRule.set(rule, {
                rule,
                findings: known.findings + 1,
                files: known.files + (here.has(rule) ? 0 : 1),
                fixable: known.fixable + (fixes.some(({ safe }) => safe) ? 1 : 0),
            });
            here.add(rule);
        }
    }
    return [...byRule.values()].sort((a, b) => b.findings - a.findings || (a.rule < b.rule ? -1 : 1));
}

/** The same as a table, in lines with an empty one behind them; none where nothing was found. */
export function statsLines(reports: readonly FileReport[]): readonly string[] {
    const all = statsOf(reports);
    if (all.length === 0) return [];
    const rows = all.map(({ rule, findings, files, fixable }) => [
        visible(rule),
        ...[findings, files, fixable].map(String),
    ]);
    return table([['RULE', 'FINDINGS', 'FILES', 'FIXABLE'], ...rows]).split('\n');
}

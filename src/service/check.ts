import { compareReleases } from '../../grammar/schema/releases.ts';
import { readAsWritten } from '../expand/effective.ts';
import type { Diagnostic, Fix } from '../rules/diagnostic.ts';
import { byPlace, runRules } from '../rules/engine.ts';
import { RULES } from '../rules/index.ts';
import { applySuppressions, suppressionsOf } from '../rules/suppress.ts';
import { bind } from '../schema/bind.ts';
import { type Target, newestTarget } from '../schema/targets.ts';
import { parseSource } from '../syntax/parse.ts';
import type { SourceFile } from '../text/source-file.ts';
import type { ConfigTest, FileReport } from './report.ts';
import type { CheckSettings } from './settings.ts';

const knownRules: ReadonlySet<string> = new Set(RULES.map((rule) => rule.meta.id));

/** Judges one file by itself, for every target. */
export function checkFile(file: SourceFile, settings: CheckSettings): FileReport {
    const tree = parseSource(file);
    const bound = bind(readAsWritten(tree));
    const suppressions = suppressionsOf(tree);
    const rules = RULES.filter(({ meta }) => settings.preset === 'strict' || meta.preset === 'recommended');
    const configTest: Record<string, ConfigTest> = {};
    const perTarget = settings.targets.map((target) => {
        const input = { bound, target, suppressions, knownRules };
        const text = runRules(rules, 'text', input);
        const found = text.length > 0 ? text : runRules(rules, 'configuration', input);
        configTest[target.name] = found.some((each) => each.origin === 'keepalived') ? 'fails' : 'passes';
        return found;
    });
    const left = applySuppressions(tree, suppressions, merge(perTarget));
    const target = settings.targets[0] ?? newestTarget();
    const own = runRules(rules, 'suppression', { bound, target, suppressions, knownRules });
    const diagnostics = [...left, ...own.map((each) => ({ ...each, targets: namesOf(settings.targets) }))]
        .sort(byPlace)
        .map((each) => ({ ...each, fixes: each.fixes.filter((fix) => isForAll(fix, settings.targets)) }));
    return { file, diagnostics, configTest, conditions: [] };
}

function namesOf(targets: readonly Target[]): string[] {
    return targets.map((target) => target.name);
}

/** One list of what was found for each target; what several share stands there once and names them. */
function merge(perTarget: readonly (readonly Diagnostic[])[]): Diagnostic[] {
    const merged = new Map<string, Diagnostic>();
    for (const diagnostic of perTarget.flat()) {
        const { rule, span, message, origin, severity } = diagnostic;
        const key = JSON.stringify([rule, span, message, origin, severity]);
        const same = merged.get(key);
        merged.set(
            key,
            same === undefined ? diagnostic : { ...same, targets: [...same.targets, ...diagnostic.targets] },
        );
    }
    return [...merged.values()].sort(byPlace);
}

/** Whether every target understands what a fix writes. */
function isForAll(fix: Fix, targets: readonly Target[]): boolean {
    const { since } = fix;
    return since === undefined || targets.every((target) => compareReleases(since, target.release) <= 0);
}

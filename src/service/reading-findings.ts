/** What goes wrong while a configuration is read, before keywords are looked at. */
import type { Diagnostic } from '../rules/diagnostic.ts';
import { runRules } from '../rules/engine.ts';
import { RULES } from '../rules/index.ts';
import type { BoundConfig } from '../schema/bind.ts';
import type { Target } from '../schema/targets.ts';

/** The rules about that. */
const READING_RULES: ReadonlySet<string> = new Set([
    'syntax/comment-in-definition',
    'syntax/definition-overflow',
    'syntax/endless-definition',
    'syntax/expansion-too-large',
    'syntax/include-cycle',
    'syntax/include-read-twice',
    'syntax/invalid-parameters',
    'syntax/invalid-sequence',
    'syntax/missing-include',
    'syntax/unbalanced-braces',
    'syntax/unmatched-quote',
]);

/** What went wrong, with braces and quotes too; faults of the keywords are not among it. */
export function readingFindings(bound: BoundConfig, target: Target): readonly Diagnostic[] {
    const rules = RULES.filter(({ meta }) => READING_RULES.has(meta.id));
    const none: ReadonlySet<string> = new Set();
    const input = { bound, target, suppressions: [], knownRules: none, ranRules: none };
    return runRules(rules, 'configuration', input);
}

import damerauLevenshtein from 'damerau-levenshtein';
import { type Rule, fixOf } from '../rule.ts';
import { quote } from '../words.ts';

const messages = {
    unknown: (name: string) => `no rule is called ${quote(name)}`,
    meant: (name: string) => `. Did you mean ${quote(name)}?`,
    none: () => 'this suppression names no rule, so it suppresses nothing',
    fix: (name: string) => `write ${quote(name)}`,
};

/** A suppression that names a rule that there is not. */
export const unknownRule: Rule = {
    meta: {
        id: 'suppression/unknown-rule',
        area: 'suppression',
        severity: 'warning',
        origin: 'kalint',
        preset: 'recommended',
        scope: 'suppression',
        speed: 'fast',
        fixable: 'safe',
        title: 'suppression of a rule that there is not',
        why: 'A misspelt rule name suppresses nothing, and the finding that it should have silenced stays.',
        source: 'docs/suppression.md',
    },
    messages,
    create: ({ suppressions, knownRules, report }) => ({
        end() {
            for (const { rules, span } of suppressions) {
                if (rules.length === 0) report({ message: messages.none(), span });
                for (const rule of rules) {
                    if (knownRules.has(rule.name)) continue;
                    const near = nearest(rule.name, [...knownRules]);
                    report({
                        message:
                            messages.unknown(rule.name) + (near === undefined ? '' : messages.meant(near)),
                        span: rule.span,
                        fixes: near === undefined ? [] : [fixOf(messages.fix(near), true, rule.span, near)],
                    });
                }
            }
        },
    }),
};

/** The rule whose id, or whose name without area, is at most two edits away. */
function nearest(name: string, ids: readonly string[]): string | undefined {
    const away = (id: string): number =>
        Math.min(
            damerauLevenshtein(name, id).steps,
            damerauLevenshtein(name, id.slice(id.indexOf('/') + 1)).steps,
        );
    const [best] = [...ids].sort((a, b) => away(a) - away(b));
    return best !== undefined && away(best) <= 2 ? best : undefined;
}

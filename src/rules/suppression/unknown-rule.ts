import { editsBetween, spelled } from '../../text/spelling.ts';
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
                    const near = nearest(rule.name, knownRules);
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

/** Edits that a rule's name may be away. */
const NEAR = 2;

/** The rule whose id, or whose name without area, is nearest to what is written. */
function nearest(name: string, ids: ReadonlySet<string>): string | undefined {
    const written = spelled(name);
    let best: string | undefined;
    let fewest = Infinity;
    for (const id of ids) {
        const bare = id.slice(id.indexOf('/') + 1);
        const away = Math.min(...[id, bare].map((each) => editsBetween(written, spelled(each), NEAR)));
        if (away < fewest) [best, fewest] = [id, away];
    }
    return best;
}

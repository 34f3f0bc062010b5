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
            const near = nearestIn(knownRules);
            for (const { rules, span } of suppressions) {
                if (rules.length === 0) report({ message: messages.none(), span });
                for (const rule of rules) {
                    if (knownRules.has(rule.name)) continue;
                    const meant = near(rule.name);
                    report({
                        message:
                            messages.unknown(rule.name) + (meant === undefined ? '' : messages.meant(meant)),
                        span: rule.span,
                        fixes:
                            meant === undefined ? [] : [fixOf(messages.fix(meant), true, rule.span, meant)],
                    });
                }
            }
        },
    }),
};

/** Edits that a rule's name may be away. */
const NEAR = 2;

/** Finds the rule whose id, or whose name without area, is nearest to what is written. */
function nearestIn(ids: ReadonlySet<string>): (name: string) => string | undefined {
    const known = [...ids].flatMap((id) =>
        [id, id.slice(id.indexOf('/') + 1)].map((name) => ({ id, name: spelled(name) })),
    );
    const answers = new Map<string, string | undefined>();
    return (name) => {
        if (answers.has(name)) return answers.get(name);
        const written = spelled(name);
        let best: string | undefined;
        let fewest = Infinity;
        for (const each of known) {
            const away = editsBetween(written, each.name, NEAR);
            if (away < fewest) [best, fewest] = [each.id, away];
        }
        answers.set(name, best);
        return best;
    };
}

import { spanToDelete } from '../edits.ts';
import { type Rule, fixOf } from '../rule.ts';
import { quote } from '../words.ts';

const messages = {
    unused: (rule: string) => `${quote(rule)} finds nothing here, so there is nothing to suppress`,
    remove: () => 'remove the suppression',
};

/** A suppression that suppresses nothing. */
export const unusedSuppression: Rule = {
    meta: {
        id: 'suppression/unused',
        area: 'suppression',
        severity: 'warning',
        origin: 'kalint',
        preset: 'recommended',
        scope: 'suppression',
        speed: 'fast',
        fixable: 'safe',
        title: 'suppression that suppresses nothing',
        why: 'The finding is mended, or the comment stands in the wrong place. A suppression that is left behind hides the next finding of the rule, which nobody has looked at.',
        source: 'docs/suppression.md',
    },
    messages,
    create: ({ file, suppressions, knownRules, report }) => ({
        end() {
            for (const { rules, span } of suppressions) {
                const unused = rules.filter((rule) => !rule.used && knownRules.has(rule.name));
                for (const rule of unused) {
                    report({
                        message: messages.unused(rule.name),
                        span: rule.span,
                        fixes:
                            rules.length === 1
                                ? [fixOf(messages.remove(), true, spanToDelete(file, span), '')]
                                : [],
                    });
                }
            }
        },
    }),
};

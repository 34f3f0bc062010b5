import type { SourceFile } from '../../text/source-file.ts';
import type { Span } from '../../text/span.ts';
import { isAlone, wholeLine } from '../edits.ts';
import { type Rule, fixOf } from '../rule.ts';
import type { SuppressedRule, Suppression } from '../suppress.ts';
import { quote } from '../words.ts';

const messages = {
    unused: (rule: string) => `${quote(rule)} finds nothing here, so there is nothing to suppress`,
    remove: () => 'remove the suppression',
    removeRule: (rule: string) => `remove ${quote(rule)} from the suppression`,
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
    create: ({ file, suppressions, ranRules, report }) => ({
        end() {
            for (const suppression of suppressions) {
                for (const rule of suppression.rules) {
                    if (rule.used || !ranRules.has(rule.name)) continue;
                    report({
                        message: messages.unused(rule.name),
                        span: rule.span,
                        fixes: [
                            suppression.rules.length === 1
                                ? fixOf(messages.remove(), true, wholeComment(file, suppression), '')
                                : fixOf(messages.removeRule(rule.name), true, inList(suppression, rule), ''),
                        ],
                    });
                }
            }
        },
    }),
};

/** The comment, with its line where it stands alone, else with the blanks before it. */
function wholeComment(file: SourceFile, { span }: Suppression): Span {
    if (isAlone(file, span)) return wholeLine(file, span.start);
    let { start } = span;
    while (/[ \t]/.test(file.text.charAt(start - 1))) start--;
    return { start, end: span.end };
}

/** A rule among others, with what separates it from the next one, or the last one from the one before. */
function inList({ rules }: Suppression, rule: SuppressedRule): Span {
    const index = rules.indexOf(rule);
    const next = rules[index + 1];
    if (next !== undefined) return { start: rule.span.start, end: next.span.start };
    return { start: rules[index - 1]?.span.end ?? rule.span.start, end: rule.span.end };
}

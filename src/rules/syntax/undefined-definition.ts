import { isSplit } from '../../schema/split-definitions.ts';
import { keptUses } from '../../schema/kept-uses.ts';
import { CRASHES, type Fault } from '../../schema/values/fault.ts';
import { isSaid } from '../../schema/values/judge.ts';
import type { Fix } from '../diagnostic.ts';
import { type Rule, fixOf } from '../rule.ts';
import { quote } from '../words.ts';

const messages = {
    missing: (problem: string, otherwise: string) => `${problem}; keepalived ${otherwise}`,
    braces: (text: string) => `write ${quote(text)}`,
};

/** A definition that is used, but not there. */
export const undefinedDefinition: Rule = {
    meta: {
        id: 'syntax/undefined-definition',
        area: 'syntax',
        severity: 'error',
        origin: 'keepalived',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        fixable: 'safe',
        title: 'definition that there is not',
        why: 'A word such as "$VIP" stands for the text of a line "$VIP=…" above it. Where there is none, misspelt or further down, keepalived leaves the word as it is and uses it: as the name of an interface that does not exist, or as a name in mails. Of "${VIP}" it takes the braces for those of a block, so that the "}" ends the block around it. Variables of the environment do not count.',
        symptoms: ['address-on-nobody', 'config-test-silent', 'not-what-was-written'],
        source: 'lib/parser.c:replace_param',
        says: ["'$", '[$', ' $', "Unexpected '{' - ignoring"],
    },
    messages,
    create: ({ bound: config, target, report }) => ({
        fault(fault, bound) {
            if (fault.kind !== 'undefined-definition') return;
            const { problem, otherwise, span, replacement, related } = fault;
            const use = keptUses(bound, config).find(({ span: { start } }) => start >= span.start);
            // That its definition is none is said of the definition.
            if (replacement === undefined && use !== undefined && isSplit(use.name, config)) return;
            report({
                message: messages.missing(problem, otherwise),
                span,
                ...(isSaid(fault, target) ? {} : { origin: 'kalint' as const }),
                ...(otherwise === CRASHES ? { crashes: true } : {}),
                ...(related === undefined ? {} : { related }),
                fixes: fixesOf(replacement),
            });
        },
    }),
};

/** The fix that writes the braces which a name needs. */
function fixesOf(replacement: Fault['replacement']): Fix[] {
    if (replacement?.span === undefined) return [];
    const { text, span } = replacement;
    return [fixOf(messages.braces(text), true, span, text)];
}

import { hasIt, quote } from '../words.ts';
import type { Deprecation } from '../../../grammar/schema/types.ts';
import { type Rule, fixOf } from '../rule.ts';

const messages = {
    deprecated: (word: string, { use }: Deprecation) =>
        `${quote(word)} is deprecated; write ${/\s/.test(use) ? use : quote(use)} instead`,
    rename: (word: string) => `write ${quote(word)}`,
};

/** A spelling that keepalived still understands and wants to be rid of. */
export const deprecatedKeyword: Rule = {
    meta: {
        id: 'version/deprecated-keyword',
        area: 'version',
        severity: 'warning',
        origin: 'keepalived',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        fixable: 'safe',
        title: 'deprecated keyword',
        why: 'keepalived does what the keyword says, and its config test fails all the same: a deprecation counts as a finding there. A later release may drop the word altogether.',
        source: 'keepalived/check/check_http.c:http_get_retry_handler',
        says: [
            'is deprecated',
            'deprecated - please use',
            'against a vrrp is deprecated',
            'please replace with keyword',
        ],
    },
    messages,
    create: ({ target, report }) => ({
        enter({ binding, words }) {
            const word = words[0];
            if (binding.kind !== 'known' || word === undefined) return;
            const { spec, alias } = binding.spelling;
            const { deprecated, since, until } = alias ?? spec;
            if (deprecated?.since === undefined) return;
            if (!hasIt(target.release, deprecated.since, undefined)) return;
            if (!hasIt(target.release, since, until)) return;
            report({
                message: messages.deprecated(word.text, deprecated),
                span: word.span,
                origin: deprecated.reported ? 'keepalived' : 'kalint',
                fixes:
                    alias === undefined
                        ? []
                        : [fixOf(messages.rename(spec.name), true, word.span, spec.name, spec.since)],
            });
        },
    }),
};

import type { Feature } from '../../../grammar/schema/types.ts';
import { hasIt, listWords, quote } from '../words.ts';
import { consequences } from '../consequences.ts';
import type { Rule } from '../rule.ts';

const messages = {
    missing: (word: string, features: readonly Feature[]) =>
        `${quote(word)} needs a keepalived built with ${listWords(features, 'or')}, which this target is not; it drops the line`,
};

/** A keyword that is compiled in only with a build option that the target lacks. */
export const missingFeature: Rule = {
    meta: {
        id: 'version/missing-feature',
        area: 'version',
        severity: 'error',
        origin: 'keepalived',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        title: 'keyword needs a build option that the target lacks',
        why: 'Part of keepalived is left out where a distribution builds it without a library or an option. The keywords of that part are then unknown and dropped, although release and manual have them.',
        symptoms: ['not-what-was-written', 'after-upgrade'],
        source: 'keepalived/core/global_parser.c:init_global_keywords',
        says: ['Unknown keyword'],
    },
    messages,
    create: ({ target, report }) => ({
        enter(bound) {
            const { binding, words } = bound;
            const word = words[0];
            if (binding.kind !== 'known' || word === undefined) return;
            const { spec, alias } = binding.spelling;
            const { since, until } = alias ?? spec;
            if (!hasIt(target.release, since, until)) return;
            for (const need of spec.feature ?? []) {
                const features: readonly Feature[] = typeof need === 'string' ? [need] : need;
                if (features.some((feature) => !target.lacks.includes(feature))) continue;
                report({
                    message: messages.missing(word.text, features),
                    span: word.span,
                    related: consequences(bound),
                });
                return;
            }
        },
    }),
};

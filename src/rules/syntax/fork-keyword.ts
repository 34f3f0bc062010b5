import type { ForeignWord } from '../../../grammar/schema/types.ts';
import { consequences } from '../consequences.ts';
import { type Rule, fixOf } from '../rule.ts';
import { quote } from '../words.ts';

const messages = {
    foreign: (word: ForeignWord) =>
        `${quote(word.name)} is a word of ${word.from}, which upstream keepalived never had; it drops the line`,
    use: (word: string) => `. Its own word for it is ${quote(word)}`,
    fix: (word: string) => `write ${quote(word)}`,
};

/** A word that a fork of keepalived knows, or that texts on the web copy from each other. */
export const forkKeyword: Rule = {
    meta: {
        id: 'syntax/fork-keyword',
        area: 'syntax',
        severity: 'error',
        origin: 'keepalived',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        fixable: 'safe',
        title: 'word of a fork, not of keepalived',
        why: 'Forks of keepalived (DPVS, the LVS of Alibaba) added keywords for kernels of their own. Upstream drops them like any unknown word, so a configuration written for a fork silently loses what made it work there.',
        source: 'lib/parser.c:process_stream',
        says: ['Unknown keyword'],
    },
    messages,
    create: ({ report }) => ({
        enter(bound) {
            const { binding, words, place } = bound;
            const word = words[0];
            if (binding.kind !== 'foreign' || word === undefined) return;
            const { use } = binding.word;
            const spelling = use === undefined ? undefined : place.spellings.get(use);
            report({
                message: messages.foreign(binding.word) + (use === undefined ? '' : messages.use(use)),
                span: word.span,
                related: consequences(bound),
                fixes:
                    use === undefined || spelling === undefined
                        ? []
                        : [fixOf(messages.fix(use), true, word.span, use, spelling.spec.since)],
            });
        },
    }),
};

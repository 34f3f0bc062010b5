import type { ForeignWord } from '../../../grammar/schema/types.ts';
import { consequences, loss } from '../consequences.ts';
import { deleteStatement } from '../edits.ts';
import { type Rule, fixOf } from '../rule.ts';
import { quote } from '../words.ts';

const messages = {
    foreign: ({ name, from }: ForeignWord, loss: string) =>
        `${quote(name)} is a word of ${from}, not of keepalived, which ${loss}`,
    copied: ({ name }: ForeignWord, loss: string) =>
        `${quote(name)} stands in many texts on the web, but keepalived never knew it, and ${loss}`,
    use: (word: string) => `. keepalived calls it ${quote(word)}`,
    fix: (word: string) => `write ${quote(word)}`,
    remove: () => 'remove the line',
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
        symptoms: ['ping-but-no-service', 'not-what-was-written', 'after-upgrade'],
        source: 'lib/parser.c:process_stream',
        says: ['Unknown keyword'],
    },
    messages,
    create: ({ file, report }) => ({
        enter(bound) {
            const { binding, words, place } = bound;
            const word = words[0];
            if (binding.kind !== 'foreign' || word === undefined) return;
            const { use, from } = binding.word;
            const message = from === 'copied texts' ? messages.copied : messages.foreign;
            const spelling = use === undefined ? undefined : place.spellings.get(use);
            report({
                message: message(binding.word, loss(bound)) + (use === undefined ? '' : messages.use(use)),
                span: word.span,
                related: consequences(bound),
                fixes:
                    use === undefined || spelling === undefined
                        ? from === 'copied texts' && bound.statement.children === undefined
                            ? [deleteStatement(messages.remove(), false, file, bound.statement.node)]
                            : []
                        : [fixOf(messages.fix(use), true, word.span, use, spelling.spec.since)],
            });
        },
    }),
};

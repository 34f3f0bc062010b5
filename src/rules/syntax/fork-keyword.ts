import type { ForeignWord } from '../../../grammar/schema/types.ts';
import { lacksValue } from '../../schema/values/judge.ts';
import { consequences, loss } from '../consequences.ts';
import { deleteStatement } from '../edits.ts';
import { type Rule, fixOf } from '../rule.ts';
import { hasIt, quote } from '../words.ts';

const messages = {
    foreign: ({ name, from }: ForeignWord, loss: string) =>
        `${quote(name)} is a word of ${from}, not of keepalived, which ${loss}`,
    copied: ({ name }: ForeignWord, loss: string) =>
        `${quote(name)} stands in many texts on the web, but keepalived never knew it, and ${loss}`,
    guessed: ({ name }: ForeignWord, loss: string) =>
        `${quote(name)} is a good guess, but no word of keepalived, which ${loss}`,
    use: (word: string) => `. keepalived calls it ${quote(word)}`,
    fix: (word: string) => `write ${quote(word)}`,
    remove: () => 'remove the line',
};

/** With which message a word is told. */
function messageFor({ from }: ForeignWord): 'copied' | 'guessed' | 'foreign' {
    if (from === 'copied texts') return 'copied';
    return from === 'a guess' ? 'guessed' : 'foreign';
}

/** A word that a fork of keepalived knows, that texts on the web copy from each other, or that one would expect. */
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
        title: 'word of a fork or of guesswork, not of keepalived',
        why: 'Forks of keepalived (DPVS, the LVS of Alibaba) added keywords for kernels of their own. Upstream drops them like any unknown word, so a configuration written for a fork silently loses what made it work there. So it does with words that one would expect, as `HTTPS_GET` beside `HTTP_GET`.',
        symptoms: ['ping-but-no-service', 'not-what-was-written', 'after-upgrade'],
        source: 'lib/parser.c:process_stream',
        says: ['Unknown keyword'],
    },
    messages,
    create: ({ file, target, report }) => ({
        enter(bound) {
            const { binding, words } = bound;
            const word = words[0];
            if (binding.kind !== 'foreign' || word === undefined) return;
            const { from } = binding.word;
            const { spec, alias } = binding.spelling ?? {};
            const { since, until } = alias ?? spec ?? {};
            const use = hasIt(target.release, since, until) ? binding.word.use : undefined;
            report({
                message:
                    messages[messageFor(binding.word)](binding.word, loss(bound)) +
                    (use === undefined ? '' : messages.use(use)),
                span: word.span,
                related: consequences(bound),
                fixes:
                    use === undefined || spec === undefined
                        ? from === 'copied texts' && bound.statement.children === undefined
                            ? [deleteStatement(messages.remove(), false, file, bound.statement.node)]
                            : []
                        : [fixOf(messages.fix(use), !lacksValue(bound, spec, target), word.span, use, since)],
            });
        },
    }),
};

import { type Place } from '../../../grammar/schema/places.ts';
import { openQuotes } from '../../expand/effective.ts';
import { isBareMember } from '../../model/bare-members.ts';
import { isContinuation } from '../../model/continued-quotes.ts';
import { unopenedBlock } from '../../model/unopened.ts';
import type { Bound } from '../../schema/bind.ts';
import { isKeptKeyword } from '../../schema/kept-uses.ts';
import { lacksValue } from '../../schema/values/judge.ts';
import { editsBetween, spelled } from '../../text/spelling.ts';
import { consequences, loss } from '../consequences.ts';
import { type Rule, fixOf } from '../rule.ts';
import { hasIt, listWords, placePhrase, quote } from '../words.ts';

const messages = {
    unknown: (word: string, place: Place, loss: string) =>
        `${quote(word)} is not a keyword ${placePhrase(place)}; keepalived ${loss}`,
    meant: (names: string) => `. Did you mean ${names}?`,
    include: () => '. Did you mean "include", which brings in a file?',
    lacks: () => ' Its value is missing, too',
    glued: (word: string) => `. A blank belongs between ${quote(word)} and its value`,
    fix: (word: string) => `write ${quote(word)}`,
    separate: (word: string) => `put a blank after ${quote(word)}`,
};

/** A word that is a keyword neither where it stands nor in any other block. */
export const unknownKeyword: Rule = {
    meta: {
        id: 'syntax/unknown-keyword',
        area: 'syntax',
        severity: 'error',
        origin: 'keepalived',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        fixable: 'safe',
        title: 'unknown keyword',
        why: 'keepalived skips a line whose first word it does not know and goes on. When the line opens a block, the lines of the block are read as if they stood outside it, and its closing brace ends the block around it: one wrong letter can take a whole virtual server out of service while the daemon runs on.',
        symptoms: ['ping-but-no-service', 'not-what-was-written'],
        source: 'lib/parser.c:process_stream',
        says: ['Unknown keyword'],
    },
    messages,
    create: ({ target, report, bound: config }) => {
        const lost = openQuotes(config.config);
        const values = new Set(unopenedBlock(config)?.values);
        return {
            enter(bound) {
                const { binding, place, words } = bound;
                const word = words[0];
                if (binding.kind !== 'unknown' || word === undefined || lost.has(word.span.start)) return;
                if (isBareMember(bound, config)) return;
                if (values.has(bound) || isKeptKeyword(bound, config) || isContinuation(bound, config))
                    return;
                if (isInclude(bound)) {
                    report({
                        message: messages.unknown(word.text, place, loss(bound)) + messages.include(),
                        span: word.span,
                        fixes: [fixOf(messages.fix('include'), false, word.span, 'include')],
                    });
                    return;
                }
                const candidates = binding.candidates.filter(({ spelling: { spec, alias } }) => {
                    const { since, until } = alias ?? spec;
                    return hasIt(target.release, since, until);
                });
                const [only] = candidates.length === 1 ? candidates : [];
                const [name = '', value] = only?.text.split(' ') ?? [];
                const names = candidates.map((each) => quote(each.text));
                const lacks = only !== undefined && lacksValue(bound, only.spelling.spec, target);
                report({
                    message:
                        messages.unknown(withoutValue(word.text, value), place, loss(bound)) +
                        (value !== undefined
                            ? messages.glued(name)
                            : names.length > 0
                              ? messages.meant(listWords(names, 'or'))
                              : '') +
                        (lacks && value === undefined ? messages.lacks() : ''),
                    span: word.span,
                    related: consequences(bound),
                    fixes:
                        only === undefined
                            ? []
                            : [
                                  fixOf(
                                      value === undefined ? messages.fix(name) : messages.separate(name),
                                      value !== undefined || !lacks,
                                      word.span,
                                      only.text,
                                      (only.spelling.alias ?? only.spelling.spec).since,
                                  ),
                              ],
                });
            },
        };
    },
};

/** Whether a line is meant to include a file: `Include conf.d/*.conf`. */
function isInclude({ words, statement }: Bound): boolean {
    const [word, file, ...others] = words;
    if (word === undefined || file === undefined || others.length > 0) return false;
    if (word.text === 'include' || statement.children !== undefined) return false;
    return editsBetween(spelled(word.text.toLowerCase()), spelled('include'), 1) < Infinity;
}

/** A word without the value that is glued to it, which may be a secret. */
function withoutValue(text: string, value: string | undefined): string {
    return value === undefined ? text.replace(/(?<=.[= ]).+$/s, '…') : `${text.slice(0, -value.length)}…`;
}

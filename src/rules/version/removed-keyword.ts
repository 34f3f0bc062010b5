import { RELEASES, compareReleases } from '../../../grammar/schema/releases.ts';
import type { Release } from '../../../grammar/schema/types.ts';
import { consequences } from '../consequences.ts';
import { deleteStatement } from '../edits.ts';
import { type Rule, fixOf } from '../rule.ts';
import { quote } from '../words.ts';

const messages = {
    removed: (word: string, gone: Release | undefined) =>
        `${quote(word)} is gone since keepalived ${gone ?? '?'}; later ones drop it`,
    use: (word: string) => `. Write ${quote(word)} instead`,
    rename: (word: string) => `write ${quote(word)}`,
    remove: (word: string) => `remove ${quote(word)}`,
};

/** A keyword that keepalived once had. */
export const removedKeyword: Rule = {
    meta: {
        id: 'version/removed-keyword',
        area: 'version',
        severity: 'error',
        origin: 'keepalived',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        fixable: 'safe',
        title: 'keyword that is gone',
        why: 'Configurations outlive releases, and samples on the web are copied for decades. A keyword that the installed release no longer knows is dropped like a misspelt one, and what it used to do is no longer done.',
        source: 'lib/parser.c:process_stream',
        says: ['Unknown keyword'],
    },
    messages,
    create: ({ file, target, report }) => ({
        enter(bound) {
            const { binding, words, statement } = bound;
            const word = words[0];
            if (binding.kind !== 'known' || word === undefined) return;
            const { spec, alias } = binding.spelling;
            const { until } = alias ?? spec;
            if (until === undefined || compareReleases(target.release, until) <= 0) return;
            const next = spec.replacedBy;
            const since = next === undefined ? undefined : bound.place.spellings.get(next)?.spec.since;
            const fixes =
                next !== undefined
                    ? [fixOf(messages.rename(next), true, word.span, next, since)]
                    : statement.children === undefined
                      ? [deleteStatement(messages.remove(word.text), true, file, statement.node)]
                      : [];
            report({
                message:
                    messages.removed(word.text, RELEASES[RELEASES.indexOf(until) + 1]) +
                    (next === undefined ? '' : messages.use(next)),
                span: word.span,
                related: consequences(bound),
                fixes,
            });
        },
    }),
};

import { RELEASES } from '../../../grammar/schema/releases.ts';
import type { Release } from '../../../grammar/schema/types.ts';
import type { Bound } from '../../schema/bind.ts';
import { consequences } from '../consequences.ts';
import { deleteStatement } from '../edits.ts';
import { type Rule, fixOf } from '../rule.ts';
import { hasIt, quote } from '../words.ts';

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
        symptoms: ['after-upgrade'],
        source: 'lib/parser.c:process_stream',
        says: ['Unknown keyword'],
    },
    messages,
    create: ({ file, target, report }) => {
        const isGone = (bound: Bound): boolean => !hasIt(target.release, undefined, lastReleaseOf(bound));
        return {
            enter(bound) {
                const { binding, words, statement } = bound;
                const word = words[0];
                const until = lastReleaseOf(bound);
                if (binding.kind !== 'known' || word === undefined || until === undefined) return;
                // What stands in a block that is gone goes with it: the block alone is reported.
                if (!isGone(bound) || outerBlocks(bound).some(isGone)) return;
                const { spec } = binding.spelling;
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
        };
    },
};

/** The last release that knew a statement's keyword; undefined when the newest known one does. */
function lastReleaseOf({ binding }: Bound): Release | undefined {
    if (binding.kind !== 'known') return undefined;
    const { spec, alias } = binding.spelling;
    return (alias ?? spec).until;
}

function outerBlocks({ parent }: Bound): Bound[] {
    return parent === undefined ? [] : [parent, ...outerBlocks(parent)];
}

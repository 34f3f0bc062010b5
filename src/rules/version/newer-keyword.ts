import { compareReleases } from '../../../grammar/schema/releases.ts';
import type { Release } from '../../../grammar/schema/types.ts';
import type { Bound } from '../../schema/bind.ts';
import { DISTRIBUTIONS } from '../../schema/targets.ts';
import { consequences } from '../consequences.ts';
import type { Rule } from '../rule.ts';
import { later, quote } from '../words.ts';

const messages = {
    newer: (word: string, since: Release, distribution: string | undefined) =>
        `${quote(word)} came with keepalived ${since}${distribution === undefined ? '' : ` (${distribution} has it)`}; an older one drops it`,
};

/** A keyword that a later release than the target's brought. */
export const newerKeyword: Rule = {
    meta: {
        id: 'version/newer-keyword',
        area: 'version',
        severity: 'error',
        origin: 'keepalived',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        title: 'keyword newer than the target',
        why: 'Manuals on the web describe the newest keepalived; distributions ship older ones. A keyword that the installed release does not know is dropped like a misspelt one, on that host only.',
        symptoms: ['not-what-was-written', 'after-upgrade'],
        source: 'lib/parser.c:process_stream',
        says: ['Unknown keyword'],
    },
    messages,
    create: ({ target, report }) => ({
        enter(bound) {
            const since = sinceOf(bound);
            const word = bound.words[0];
            if (since === undefined || word === undefined) return;
            // What is as old as its block appears with it: the block alone is reported.
            let known = target.release;
            for (let outer = bound.parent; outer !== undefined; outer = outer.parent)
                known = later(known, sinceOf(outer));
            if (compareReleases(since, known) <= 0) return;
            report({
                message: messages.newer(word.text, since, firstDistribution(since)),
                span: word.span,
                related: consequences(bound),
            });
        },
    }),
};

function sinceOf({ binding }: Bound): Release | undefined {
    if (binding.kind !== 'known') return undefined;
    const { spec, alias } = binding.spelling;
    return (alias ?? spec).since;
}

/** The distribution with the oldest release that has what came with `since`. */
function firstDistribution(since: Release): string | undefined {
    return DISTRIBUTIONS.filter((each) => compareReleases(each.release, since) >= 0).sort((a, b) =>
        compareReleases(a.release, b.release),
    )[0]?.name;
}

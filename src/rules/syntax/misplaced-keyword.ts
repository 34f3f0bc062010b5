import { type Place } from '../../../grammar/schema/places.ts';
import { consequences } from '../consequences.ts';
import type { Rule } from '../rule.ts';
import { listWords, placeName, placePhrase, quote } from '../words.ts';

/** So many homes are named before the list is cut. */
const MAX_HOMES = 4;

const messages = {
    misplaced: (word: string, place: Place, homes: readonly Place[]) => {
        const named = homes.slice(0, MAX_HOMES).map(placeName);
        if (homes.length > MAX_HOMES) named.push('other blocks');
        return `${quote(word)} does not belong ${placePhrase(place)}, where keepalived drops it; it is a keyword of ${listWords(named, 'and')}`;
    },
};

/** A keyword that other blocks know, but not the one in which it stands. */
export const misplacedKeyword: Rule = {
    meta: {
        id: 'syntax/misplaced-keyword',
        area: 'syntax',
        severity: 'error',
        origin: 'keepalived',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        title: 'keyword in the wrong block',
        why: 'Each block of keepalived has keywords of its own. A keyword in a block that does not know it is dropped like a misspelt one, so the setting stays at its default although it is written in the file.',
        source: 'lib/parser.c:process_stream',
        says: ['Unknown keyword'],
    },
    messages,
    create: ({ report }) => ({
        enter(bound) {
            const { binding, place, words } = bound;
            const word = words[0];
            if (binding.kind !== 'misplaced' || word === undefined) return;
            report({
                message: messages.misplaced(word.text, place, binding.homes),
                span: word.span,
                related: consequences(bound),
            });
        },
    }),
};

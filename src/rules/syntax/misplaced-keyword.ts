import { type Place } from '../../../grammar/schema/places.ts';
import { consequences } from '../consequences.ts';
import type { Rule } from '../rule.ts';
import { listWords, placeName, placePhrase, quote } from '../words.ts';

/** So many homes are named before the list is cut. */
const MAX_HOMES = 4;

const messages = {
    misplaced: (word: string, place: Place, homes: readonly Place[]) => {
        const named = homes.slice(0, MAX_HOMES).map((home) => nameFrom(place, home));
        if (homes.length > MAX_HOMES) named.push('other blocks');
        const where = `${named.length === 1 ? 'place is' : 'places are'} ${listWords(named, 'and')}`;
        return `${quote(word)} does not belong ${placePhrase(place)}, where keepalived drops it; its ${where}`;
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
        symptoms: ['not-what-was-written'],
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

/** What a place is called in a message about another one, by whose name it may start. */
function nameFrom(place: Place, home: Place): string {
    const inside = place.path !== '' && home.path.startsWith(`${place.path}/`);
    return inside ? home.path.slice(place.path.length + 1) : placeName(home);
}

import { type Place } from '../../../grammar/schema/places.ts';
import { consequences } from '../consequences.ts';
import { type Rule, fixOf } from '../rule.ts';
import { hasIt, listWords, placeName, placePhrase, quote } from '../words.ts';

/** So many homes are named before the list is cut. */
const MAX_HOMES = 4;

const messages = {
    misplaced: (word: string, place: Place, homes: readonly Place[]) => {
        const where = homesNamed(place, homes);
        return `${quote(word)} does not belong ${placePhrase(place)}, where keepalived drops it; its ${where}`;
    },
    meant: (word: string, place: Place, homes: readonly Place[], meant: string) =>
        `${quote(word)} does not belong ${placePhrase(place)}, where keepalived drops it. Did you mean ${quote(meant)}? ${quote(word)} has its ${homesNamed(place, homes, true)}`,
    fix: (word: string) => `write ${quote(word)}`,
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
        fixable: 'unsafe',
        title: 'keyword in the wrong block',
        why: 'Each block of keepalived has keywords of its own. A keyword in a block that does not know it is dropped like a misspelt one, so the setting stays at its default although it is written in the file.',
        symptoms: ['not-what-was-written'],
        source: 'lib/parser.c:process_stream',
        says: ['Unknown keyword'],
    },
    messages,
    create: ({ target, report }) => ({
        enter(bound) {
            const { binding, place, words } = bound;
            const word = words[0];
            if (binding.kind !== 'misplaced' || word === undefined) return;
            // What stands in braces without a head has lost it, which is said of the brace.
            if (bound.parent?.binding.kind === 'empty' && bound.parent.slips.length === 0) return;
            const { spec, alias } = binding.meant ?? {};
            const { name, since, until } = alias ?? spec ?? {};
            const meant = hasIt(target.release, since, until) ? name : undefined;
            report({
                message:
                    meant === undefined
                        ? messages.misplaced(word.text, place, binding.homes)
                        : messages.meant(word.text, place, binding.homes, meant),
                span: word.span,
                related: consequences(bound),
                fixes:
                    meant === undefined ? [] : [fixOf(messages.fix(meant), false, word.span, meant, since)],
            });
        },
    }),
};

/** The blocks that know a word; those inside the place where it stands are surely the ones that were meant. */
function homesNamed(place: Place, homes: readonly Place[], isBare = false): string {
    const inside = homes.filter(({ path }) => place.path !== '' && path.startsWith(`${place.path}/`));
    const likely = inside.length > 0 ? inside : homes;
    const named = likely.slice(0, MAX_HOMES).map(homeName);
    if (likely.length > MAX_HOMES) named.push('other blocks');
    const noun = named.length === 1 ? 'place' : 'places';
    const verb = isBare ? 'in' : named.length === 1 ? 'is' : 'are';
    return `${noun} ${verb} ${listWords(named, 'and')}`;
}

/** What stands in front of the checks, which are known by their own names. */
const IN_REAL_SERVER = 'virtual_server/real_server/';

/** A block as a home of keywords. */
function homeName(home: Place): string {
    return home.path.startsWith(IN_REAL_SERVER) ? home.path.slice(IN_REAL_SERVER.length) : placeName(home);
}

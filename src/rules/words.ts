import { compareReleases } from '../../grammar/schema/releases.ts';
import type { Release } from '../../grammar/schema/types.ts';
import type { Place } from '../../grammar/schema/places.ts';

/** Words longer than this are cut in messages. */
const MAX_WORD = 60;

/** A word of the text for a message: in double quotes, control characters visible, cut when it is long. */
export function quote(word: string): string {
    const shown = word.length > MAX_WORD ? `${word.slice(0, MAX_WORD)}…` : word;
    const visible = Array.from(shown)
        .map((char) =>
            /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|[^\P{Zs} ]/u.test(char)
                ? `<U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}>`
                : char,
        )
        .join('');
    return `"${visible}"`;
}

/** Words as a person lists them: `a`, `a or b`, `a, b or c`. */
export function listWords(words: readonly string[], joint: 'and' | 'or'): string {
    const last = words[words.length - 1] ?? '';
    return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} ${joint} ${last}`;
}

/** What a place is called in a message: `the top of the file`, `vrrp_instance`, `virtual_server/real_server`. */
export function placeName(place: Place): string {
    return place.path === '' ? 'the top of the file' : place.path;
}

/** Where something stands: `at the top of the file`, `in vrrp_instance`. */
export function placePhrase(place: Place): string {
    return `${place.path === '' ? 'at' : 'in'} ${placeName(place)}`;
}

/** Whether `release` has something that came with `since` (absent: it always was) and went after `until`. */
export function hasIt(release: Release, since: Release | undefined, until: Release | undefined): boolean {
    return (
        (since === undefined || compareReleases(since, release) <= 0) &&
        (until === undefined || compareReleases(release, until) <= 0)
    );
}

/** The later of two releases. */
export function later(a: Release, b: Release | undefined): Release {
    return b !== undefined && compareReleases(b, a) > 0 ? b : a;
}

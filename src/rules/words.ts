import { compareReleases } from '../../grammar/schema/releases.ts';
import type { Release } from '../../grammar/schema/types.ts';
import type { Place } from '../../grammar/schema/places.ts';

export { hasIt } from '../../grammar/schema/releases.ts';
export { listWords, quote } from '../text/words.ts';

/** What a place is called in a message: `the top of the file`, `vrrp_instance`, `virtual_server/real_server`. */
export function placeName(place: Place): string {
    return place.path === '' ? 'the top of the file' : place.path;
}

/** Where something stands: `at the top of the file`, `in vrrp_instance`. */
export function placePhrase(place: Place): string {
    return `${place.path === '' ? 'at' : 'in'} ${placeName(place)}`;
}

/** The later of two releases. */
export function later(a: Release, b: Release | undefined): Release {
    return b !== undefined && compareReleases(b, a) > 0 ? b : a;
}

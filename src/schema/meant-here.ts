/** What a keyword of another block was most likely meant for where it stands. */
import type { Place, Spelling } from '../../grammar/schema/places.ts';

/** What the keywords of the last block of a path are elsewhere, where their names have nothing in common. */
const OTHER_NAMES: Readonly<Record<string, Readonly<Record<string, string | undefined>> | undefined>> = {
    '': { group: 'vrrp_sync_group', instance: 'vrrp_instance' },
    authentication: { password: 'auth_pass' },
    MISC_CHECK: { script: 'misc_path', path: 'misc_path' },
    track_file: { path: 'file' },
    vrrp_instance: { interval: 'advert_int' },
};

/** The same for every check of a real server. */
const OF_CHECKS: Readonly<Record<string, string | undefined>> = {
    interval: 'delay_loop',
    timeout: 'connect_timeout',
};

const IN_REAL_SERVER = 'virtual_server/real_server/';

/** The keyword that does here what a word does elsewhere. */
function otherName(word: string, { path }: Place): string | undefined {
    const block = path.slice(path.lastIndexOf('/') + 1);
    const own = OTHER_NAMES[block];
    if (own !== undefined && Object.hasOwn(own, word)) return own[word];
    return path.startsWith(IN_REAL_SERVER) && Object.hasOwn(OF_CHECKS, word) ? OF_CHECKS[word] : undefined;
}

/** Whether one name is the end of the other: `timeout` of `misc_timeout`, `garp_master_delay` of `vrrp_garp_master_delay`. */
function endsAlike(word: string, name: string): boolean {
    return name.endsWith(`_${word}`) || (name.includes('_') && word.endsWith(`_${name}`));
}

/**
 * The keyword of a place for which one of another block was meant: the only one that has the word as its last
 * part, or one that is known to do the same. `isOpen` says which are worth offering.
 */
export function meantHere(
    word: string,
    place: Place,
    isOpen: (spelling: Spelling) => boolean,
): Spelling | undefined {
    const alike = [...place.spellings]
        .filter(([name, spelling]) => endsAlike(word, name) && isOpen(spelling))
        .map(([, spelling]) => spelling);
    if (alike.length === 1) return alike[0];
    const other = place.spellings.get(otherName(word, place) ?? '');
    return other !== undefined && isOpen(other) ? other : undefined;
}

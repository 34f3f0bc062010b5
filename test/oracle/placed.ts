/** The smallest configuration that puts a keyword into its place. */
import { type Place, type Spelling, allPlaces } from '../../grammar/schema/places.ts';
import type { KeywordSpec, Release } from '../../grammar/schema/types.ts';
import { compareReleases } from '../../grammar/schema/releases.ts';
import type { Target } from '../../src/schema/targets.ts';

/** What stands after the name of a block that takes words. */
const HEADS: Readonly<Record<string, string>> = {
    virtual_server: '192.0.2.1 80',
    real_server: '192.0.2.2 80',
    real_group: '192.0.2.3 80',
    virtual_server_group: 'G',
    real_server_group: 'G',
    vrrp_instance: 'V',
    vrrp_sync_group: 'S',
    vrrp_script: 'C',
    vrrp_track_process: 'P',
    vrrp_track_file: 'F',
    track_file: 'F',
    track_group: 'T',
    garp_group: '',
    bfd_instance: 'B',
};

/** What else a block needs, so that the program gets to its end. */
const COMPANY: Readonly<Record<string, readonly string[]>> = {
    HTTP_GET: ['url {', 'path /', '}'],
    SSL_GET: ['url {', 'path /', '}'],
    url: ['path /'],
};

/** Values without which a release ends with a signal instead of a message. */
const VALUES: Readonly<Record<string, string>> = {
    neighbor_ip: '192.0.2.9',
    neighbour_ip: '192.0.2.9',
    status_code: '200',
    virtualhost: 'www.example.com',
    regex: 'ok',
    regex_no_match: 'ok',
    regex_options: 'nocase',
    regex_min_offset: '1',
    regex_max_offset: '9',
    regex_stack: '1000 2000',
};

/** A keyword at a place. */
export interface Placed {
    readonly place: Place;
    readonly name: string;
    readonly spelling: Spelling;
}

/** Every spelling of every keyword of the schema, at each of its places. */
export function everyKeyword(): Placed[] {
    return [...allPlaces()].flatMap((place) =>
        [...place.spellings].map(([name, spelling]) => ({ place, name, spelling })),
    );
}

/** Names of the blocks around a place, outermost first. */
function blockNames(place: Place): string[] {
    return place.path === '' ? [] : place.path.split('/');
}

function isIn(release: Release, since: Release | undefined, until: Release | undefined): boolean {
    return (
        (since === undefined || compareReleases(since, release) <= 0) &&
        (until === undefined || compareReleases(release, until) <= 0)
    );
}

/** Whether the schema says that a target knows a spelling. */
export function isKnownTo(target: Target, { spec, alias }: Spelling): boolean {
    const { since, until } = alias ?? spec;
    const lacks = new Set(target.lacks);
    return (
        isIn(target.release, since, until) &&
        (spec.feature ?? []).every((need) =>
            (typeof need === 'string' ? [need] : need).some((each) => !lacks.has(each)),
        )
    );
}

/** Whether a target knows every block around a place, so that one can get there. */
export function isReachable(target: Target, place: Place): boolean {
    for (let at = place; at.parent !== undefined; at = at.parent) {
        const name = blockNames(at).at(-1);
        const spelling = name === undefined ? undefined : at.parent.spellings.get(name);
        if (spelling === undefined || !isKnownTo(target, spelling)) return false;
    }
    return true;
}

/** A configuration with these lines at a place, and the line (from 1) of the first of them. */
export function placed(place: Place, lines: readonly string[]): { text: string; line: number } {
    const before: string[] = [];
    const after: string[] = [];
    for (const name of blockNames(place)) {
        const head = HEADS[name] ?? '';
        before.push(`${name}${head === '' ? '' : ` ${head}`} {`);
        after.push('}');
    }
    const company = COMPANY[blockNames(place).at(-1) ?? ''] ?? [];
    const text = [...before, ...lines, ...company, ...after, ''].join('\n');
    return { text, line: before.length + 1 };
}

/** How a keyword is written in the smallest way. */
export function linesOf(name: string, spec: KeywordSpec): string[] {
    const head = HEADS[name] ?? VALUES[name] ?? '';
    const words = head === '' ? name : `${name} ${head}`;
    return spec.block === undefined ? [words] : [`${words} {`, ...(COMPANY[name] ?? []), '}'];
}

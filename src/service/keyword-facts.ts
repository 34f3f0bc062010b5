/** What is to be said of a keyword besides what it does, in the words that every output shares. */
import type { Spelling } from '../../grammar/schema/places.ts';
import type { Deprecation, FeatureNeed, KeywordSpec, Release } from '../../grammar/schema/types.ts';
import { hasIt } from '../../grammar/schema/releases.ts';
import type { Target } from '../schema/targets.ts';
import { listWords } from '../text/words.ts';

/** When a spelling is known to keepalived. */
function lifetime(since: Release | undefined, until: Release | undefined): string {
    if (until === undefined) return since === undefined ? 'in every release' : `since ${since}`;
    return since === undefined ? `up to ${until}` : `from ${since} to ${until}`;
}

function deprecation({ since, use, reported }: Deprecation): string {
    const when = since === undefined ? 'advised against by the manual page' : `deprecated since ${since}`;
    const told = since === undefined || reported ? '' : '; keepalived -t does not say so';
    return `${when}; instead: ${use}${told}`;
}

function features(need: FeatureNeed): string {
    return listWords(
        need.map((entry) => (typeof entry === 'string' ? entry : listWords(entry, 'or'))),
        'and',
    );
}

function aliasText(spec: KeywordSpec): string[] {
    return (spec.aliases ?? []).map((alias) => {
        const deprecated = alias.deprecated === undefined ? '' : `, ${deprecation(alias.deprecated)}`;
        return `also spelt ${alias.name} (${lifetime(alias.since, alias.until)}${deprecated})`;
    });
}

/** Whether something else is to be written in its place, for the release or for what its build lacks. */
export function isDeprecated({ spec, alias }: Spelling, { release, lacks }: Target): boolean {
    const { standIn } = spec;
    if (standIn !== undefined && lacks.includes(standIn.without) && hasIt(release, standIn.since, undefined))
        return true;
    return [spec.deprecated, alias?.deprecated].some(
        (each) => each !== undefined && hasIt(release, each.since, undefined),
    );
}

/** Since when a keyword is known, what it is also called, what took its place and what it needs, one fact to an entry. */
export function factsOf({ spec, alias }: Spelling): readonly string[] {
    return [
        ...(alias === undefined ? [] : [`another spelling of ${spec.name}`]),
        lifetime(alias?.since ?? spec.since, alias?.until ?? spec.until),
        ...(alias?.deprecated === undefined ? [] : [deprecation(alias.deprecated)]),
        ...(spec.deprecated === undefined ? [] : [deprecation(spec.deprecated)]),
        ...(spec.replacedBy === undefined ? [] : [`${spec.replacedBy} took its place`]),
        ...(alias === undefined ? aliasText(spec) : []),
        ...(spec.feature === undefined ? [] : [`needs a keepalived built with ${features(spec.feature)}`]),
    ];
}

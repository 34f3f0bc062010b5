/** Names of chains and sets in the packet filter (`keepalived/core/global_parser.c:vrrp_iptables_handler`, `vrrp_ipsets_handler`). */
import { compareReleases } from '../../../grammar/schema/releases.ts';
import type { Release } from '../../../grammar/schema/types.ts';
import { quote } from '../../text/words.ts';
import type { Word } from '../../syntax/tree.ts';
import { type Fault, IGNORES } from './fault.ts';
import type { Reader } from './special.ts';
import { faultsOf } from './word.ts';

/** From this release on an empty name is refused, and so are sets of the same name. */
const STRICTER: Release = '2.3.2';

const MAX_CHAIN = 27;
const MAX_SET = 30;

function nameFaults(word: Word, maxBytes: number, release: Release, otherwise: string): Fault[] {
    const strict = compareReleases(release, STRICTER) >= 0;
    const value = { kind: 'text', maxBytes, ...(strict ? { filled: true as const } : {}) } as const;
    return faultsOf(word, { value, otherwise }, release);
}

/** What is wrong with the names of an input and an output chain; without iptables none are looked at. */
export const readIptablesChains: Reader = ([input, output], { target }) => {
    const { release, lacks } = target;
    if (lacks.includes('iptables') || input === undefined) return [];
    const refused = nameFaults(input, MAX_CHAIN, release, IGNORES);
    if (refused.length > 0 || output === undefined) return refused;
    if (output.text !== input.text || compareReleases(release, STRICTER) < 0)
        return nameFaults(output, MAX_CHAIN, release, 'goes on without it');
    const problem = `${quote(output.text)} is the name of both chains`;
    return [{ kind: 'repeated', span: output.span, problem, otherwise: IGNORES, said: 'never' }];
};

/** The names of all six sets; those that are left out are derived from the others, cut to leave room for an ending. */
function setNames(words: readonly Word[]): string[] {
    const given = words.map(({ text }) => text);
    const [address = ''] = given;
    const inet6 = given[1] ?? `${address.slice(0, MAX_SET)}6`;
    return [
        address,
        inet6,
        given[2] ?? `${inet6.replace(/6$/, '').slice(0, 27)}_if6`,
        given[3] ?? `${address.slice(0, 26)}_igmp`,
        given[4] ?? `${address.slice(0, 27)}_mld`,
        given[5] ?? `${address.slice(0, 27)}_nd`,
    ];
}

/** What is wrong with up to six names of sets. */
export const readIpsetNames: Reader = (words, { target }) => {
    const { release } = target;
    const strict = compareReleases(release, STRICTER) >= 0;
    const sets = words.slice(0, 6);
    const otherwise = strict ? 'uses none of the names' : 'ignores it and what follows';
    const [refused] = sets.flatMap((word) => nameFaults(word, MAX_SET, release, otherwise));
    if (refused !== undefined) return [refused];
    const names = setNames(sets);
    const again = sets.findLast(({ text }) => names.indexOf(text) !== names.lastIndexOf(text));
    if (!strict || again === undefined) return [];
    const twice: Fault = {
        kind: 'repeated',
        span: again.span,
        problem: `${quote(again.text)} names two of the six sets`,
        otherwise,
    };
    return [twice];
};

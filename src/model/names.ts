/**
 * Names that the configuration gives and takes up again. keepalived looks a name up while it reads,
 * so it finds only what stands above (`keepalived/vrrp/vrrp_track.c:find_script_by_name` and its like).
 */
import type { NameKind } from '../../grammar/schema/types.ts';
import { type Bound, type BoundConfig, everyBound } from '../schema/bind.ts';
import type { Target } from '../schema/targets.ts';
import { isRead } from '../schema/values/judge.ts';
import type { Word } from '../syntax/tree.ts';
import { oncePer } from '../text/once.ts';
import { remembered } from './remembered.ts';

/** A block that gives something a name. */
export interface Definition {
    readonly kind: NameKind;
    readonly word: Word;
    readonly block: Bound;
}

/** A place where a name is taken up. */
export interface NameUse {
    readonly kind: NameKind;
    readonly word: Word;
    /** The statement or line in which it stands. */
    readonly bound: Bound;
    /** Finds all definitions of that kind above. */
    readonly above: () => readonly Definition[];
    /** The one above that has the name. */
    readonly definition?: Definition;
    /** Where none above has it, the first one below. */
    readonly below?: Definition;
}

/** The blocks at the top of a file that define names, by keyword. */
const DEFINES: ReadonlyMap<string, NameKind> = new Map([
    ['vrrp_script', 'vrrp_script'],
    ['vrrp_track_process', 'vrrp_track_process'],
    ['track_file', 'track_file'],
    ['vrrp_track_file', 'track_file'],
    ['bfd_instance', 'bfd_instance'],
    ['track_group', 'track_group'],
]);

/** The blocks whose lines start with a name, by path. */
const LISTS: ReadonlyMap<string, NameKind> = new Map(
    ['vrrp_instance', 'vrrp_sync_group'].flatMap((owner): [string, NameKind][] => [
        [`${owner}/track_script`, 'vrrp_script'],
        [`${owner}/track_process`, 'vrrp_track_process'],
        [`${owner}/track_file`, 'track_file'],
        [`${owner}/track_bfd`, 'bfd_instance'],
    ]),
);

/** The blocks whose lines may name a group that they follow. */
const FOLLOWERS = new Set(['static_ipaddress', 'static_routes', 'static_rules']);

function definitionOf(block: Bound, target: Target): Definition | undefined {
    const kind = block.parent === undefined ? DEFINES.get(block.spec?.name ?? '') : undefined;
    const word = block.words[1];
    if (kind === undefined || word === undefined || !isRead(block, target)) return undefined;
    return { kind, word, block };
}

/** The name that a line takes up, and of what kind it is. */
function usedBy({ binding, place, words }: Bound): Pick<NameUse, 'kind' | 'word'> | undefined {
    if (binding.kind !== 'value') return undefined;
    const kind = LISTS.get(place.path);
    const [first] = words;
    if (kind !== undefined && first !== undefined) return { kind, word: first };
    if (!FOLLOWERS.has(place.path)) return undefined;
    const option = words.findIndex(({ text }, index) => index > 0 && text === 'track_group');
    const word = option < 0 ? undefined : words[option + 1];
    return word === undefined ? undefined : { kind: 'track_group', word };
}

/** Whether keepalived reads past a block since its head has no name, or more words than that. */
export function isRefused({ spec, words, slips, statement }: Bound): boolean {
    const { block } = statement.node;
    // Where the `{` is missing, words of the block may stand in its head.
    if (spec?.sameName !== 'skipped' || block === undefined) return false;
    if (block.open.start === block.open.end) return false;
    // A character that nobody sees cuts no word for keepalived, and what is no quote for it holds none together.
    const isListed = slips.some(({ kind }) => kind === 'listing');
    const { length } = isListed ? words : statement.words;
    return length < 2 || (length > 2 && spec.shape?.more === 'refused');
}

/** Blocks that keepalived reads past, for it refuses their head or another of their name stands above. */
export const skippedBlocks = oncePer((statements: readonly Bound[]): ReadonlySet<Bound> => {
    const names = new Set<string>();
    return new Set(
        statements.filter((each) => {
            const { spec, words } = each;
            if (isRefused(each)) return true;
            if (spec?.sameName !== 'skipped' || words[1] === undefined) return false;
            const name = `${spec.name} ${words[1].text}`;
            return names.size === names.add(name).size;
        }),
    );
});

/** The definitions of one kind, in order, and where those of each name are among them. */
interface Known {
    readonly all: Definition[];
    readonly byName: Map<string, { readonly first: Definition; readonly at: number }>;
}

/** The names that a block at the top gives, and those that it takes up where keepalived reads it. */
interface Names {
    readonly definition: Definition | undefined;
    readonly uses: readonly Pick<NameUse, 'kind' | 'word' | 'bound'>[];
}

const namesIn = remembered((top: Bound, target: Target): Names => {
    const isIn = (bound: Bound): boolean => {
        for (let at = bound.parent; at !== undefined; at = at.parent) if (!isRead(at, target)) return false;
        return true;
    };
    const uses = [...everyBound([top])].flatMap((bound) => {
        const use = usedBy(bound);
        return use !== undefined && isIn(bound) ? [{ ...use, bound }] : [];
    });
    return { definition: definitionOf(top, target), uses };
});

/** The places of a configuration where names are taken up, in the order in which keepalived reads them. */
export const nameUses = remembered(({ statements }: BoundConfig, target: Target): readonly NameUse[] => {
    const known = new Map<NameKind, Known>();
    const knownOf = (kind: NameKind): Known => {
        let result = known.get(kind);
        if (result === undefined) known.set(kind, (result = { all: [], byName: new Map() }));
        return result;
    };
    const uses: { readonly use: Pick<NameUse, 'kind' | 'word' | 'bound'>; readonly count: number }[] = [];
    const skipped = skippedBlocks(statements);
    for (const top of statements) {
        const { definition, uses: own } = namesIn(top, target);
        if (definition !== undefined) {
            const { all, byName } = knownOf(definition.kind);
            const name = definition.word.text;
            if (!byName.has(name)) byName.set(name, { first: definition, at: all.length });
            all.push(definition);
        }
        if (skipped.has(top)) continue;
        for (const use of own) uses.push({ use, count: knownOf(use.kind).all.length });
    }
    return uses.map(({ use, count }) => {
        const { all, byName } = knownOf(use.kind);
        const found = byName.get(use.word.text);
        const where =
            found === undefined
                ? {}
                : found.at < count
                  ? { definition: found.first }
                  : { below: found.first };
        return { ...use, above: () => all.slice(0, count), ...where };
    });
});

/** What an instance or a sync group tracks, with the weight that it has there (`keepalived/vrrp/vrrp_track.c:alloc_track_script` and its like). */
import { type Bound, type BoundConfig } from '../schema/bind.ts';
import { type TrackedKind, isKept, trackedKind } from '../schema/lines/tracked.ts';
import type { Target } from '../schema/targets.ts';
import { isRead } from '../schema/values/judge.ts';
import type { Word } from '../syntax/tree.ts';
import { nameUses } from './names.ts';
import type { SyncGroup } from './sync-groups.ts';
import type { VrrpInstance } from './vrrp-instance.ts';

/** One thing that is tracked. */
export interface Tracker {
    readonly kind: TrackedKind;
    /** Its line. */
    readonly line: Bound;
    readonly name: Word;
    readonly weight: number;
    /** The block that defines it; an interface has none. */
    readonly definition?: Bound;
    /** Where it is defined, the statement there that gives the weight. */
    readonly weightFrom?: Bound;
}

/** The weight of what says nothing of it. */
const DEFAULT_WEIGHT: Readonly<Record<TrackedKind, number>> = {
    'tracked-interface': 0,
    'tracked-script': 0,
    'tracked-process': 0,
    'tracked-file': 1,
    'tracked-bfd': 0,
};

function weightIn(word: Word | undefined): number | undefined {
    return word !== undefined && /^[+-]?\d+$/.test(word.text) ? Number(word.text) : undefined;
}

/** Finds what the block of an instance or a sync group tracks, as far as it exists and its weight can be told. */
export function trackerFinder(bound: BoundConfig, target: Target): (owner: Bound) => Tracker[] {
    const definitions = new Map(nameUses(bound, target).map((use) => [use.bound, use.definition]));

    const trackerOf = (line: Bound, kind: TrackedKind): Tracker[] => {
        const [name, option, number] = line.words;
        const definition = definitions.get(line);
        if (name === undefined || !isKept(line.words, kind, target)) return [];
        if (kind !== 'tracked-interface' && definition === undefined) return [];
        const block = definition?.block;
        const base = { kind, line, name, ...(block === undefined ? {} : { definition: block }) };
        if (option !== undefined) {
            const weight = weightIn(number);
            return weight === undefined ? [] : [{ ...base, weight }];
        }
        const weightFrom = block?.children.findLast(({ spec }) => spec?.name === 'weight');
        if (weightFrom === undefined) return [{ ...base, weight: DEFAULT_WEIGHT[kind] }];
        const weight = weightIn(weightFrom.words[1]);
        return weight === undefined ? [] : [{ ...base, weight, weightFrom }];
    };

    return (owner) =>
        owner.children
            .filter((each) => isRead(each, target))
            .flatMap(({ spec, children }) => {
                const kind = trackedKind(spec?.block);
                return kind === undefined ? [] : children.flatMap((line) => trackerOf(line, kind));
            });
}

/**
 * What becomes of a tracker of a router in a group without weights: interfaces and files of the default weight lose
 * theirs, so that their failure is one of the group; whatever else has a weight is not tracked
 * (`keepalived/vrrp/vrrp.c:vrrp_complete_instance`).
 */
function withoutWeight(tracker: Tracker): Tracker[] {
    const { kind, weight } = tracker;
    if (weight === 0) return [tracker];
    const isKept = kind === 'tracked-interface' || (kind === 'tracked-file' && weight === 1);
    return isKept ? [{ ...tracker, weight: 0 }] : [];
}

/** The trackers that count for a virtual router: its own, and those of its group for what it does not track itself. */
export function movers(
    { block }: VrrpInstance,
    group: SyncGroup | undefined,
    trackersOf: (owner: Bound) => readonly Tracker[],
): Tracker[] {
    const own = trackersOf(block);
    if (group === undefined) return [...own];
    const kept = group.weighted ? own : own.flatMap(withoutWeight);
    const shared = trackersOf(group.block).filter(
        ({ kind, name }) => !kept.some((each) => each.kind === kind && each.name.text === name.text),
    );
    return [...kept, ...shared];
}

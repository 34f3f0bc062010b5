import { membersOf } from '../../model/sync-groups.ts';
import type { Cluster } from '../cluster.ts';

/**
 * The virtual routers of a cluster, by their indexes, in sets of those that move together since a sync group of some
 * node has them: what happens to one set makes no difference to another.
 */
export function componentsOf({ routers }: Cluster): readonly (readonly number[])[] {
    let sets: (readonly number[])[] = routers.map((_, index) => [index]);
    const byBlock = new Map(
        routers.flatMap(({ members }, index) =>
            members.map(({ instance }) => [instance.block, index] as const),
        ),
    );
    const groups = new Set(routers.flatMap(({ members }) => members.flatMap(({ group }) => group ?? [])));
    for (const group of groups) {
        const together = new Set(membersOf(group).flatMap(({ block }) => byBlock.get(block) ?? []));
        const touched = sets.filter((set) => set.some((index) => together.has(index)));
        if (touched.length < 2) continue;
        sets = [...sets.filter((set) => !touched.includes(set)), touched.flat()];
    }
    return sets.map((set) => [...set].sort((one, other) => one - other));
}

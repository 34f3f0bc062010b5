/** Groups of virtual routers that change their state together (`keepalived/vrrp/vrrp_sync.c:vrrp_sync_set_group`). */
import type { Bound, BoundConfig } from '../schema/bind.ts';
import type { Target } from '../schema/targets.ts';
import { isRead } from '../schema/values/judge.ts';
import type { Word } from '../syntax/tree.ts';
import { isRefused, skippedBlocks } from './names.ts';
import { remembered } from './remembered.ts';
import { type VrrpInstance, vrrpInstances } from './vrrp-instance.ts';

/** A name in the list of a sync group. */
export interface SyncMember {
    readonly word: Word;
    /** Absent where no instance has that name. */
    readonly instance?: VrrpInstance;
    /** Whether an instance may be meant whose head keepalived refuses. */
    readonly isDoubtful: boolean;
    /** Where the instance was put into a sync group before; then it does not become a member here. */
    readonly earlier?: { readonly word: Word; readonly group: string };
}

/** A sync group that keepalived reads. */
export interface SyncGroup {
    readonly block: Bound;
    readonly name: string;
    /** The names that it lists, in order. */
    readonly listed: readonly SyncMember[];
    /** Whether its members may have a priority of their own by weights. */
    readonly weighted: boolean;
}

/** Those that become members. */
export function membersOf({ listed }: SyncGroup): readonly VrrpInstance[] {
    return listed.flatMap(({ instance, earlier }) =>
        instance === undefined || earlier !== undefined ? [] : [instance],
    );
}

/** The group of which an instance is a member. */
export function groupOf({ block }: VrrpInstance, groups: readonly SyncGroup[]): SyncGroup | undefined {
    return groups.find((each) => membersOf(each).some((member) => member.block === block));
}

/** The sync groups of a configuration, in its order; without those that are read past. */
export const syncGroups = remembered((bound: BoundConfig, target: Target): readonly SyncGroup[] => {
    const skipped = skippedBlocks(bound.statements);
    const instances = new Map(vrrpInstances(bound, target).map((each) => [each.name, each]));
    const refused = new Set(
        bound.statements
            .filter((each) => each.spec?.name === 'vrrp_instance' && isRefused(each))
            .flatMap(({ words }) => words.slice(1).map(({ text }) => text)),
    );
    const taken = new Map<string, { word: Word; group: string }>();
    const blocks = bound.statements.filter(
        (each) => each.spec?.name === 'vrrp_sync_group' && !skipped.has(each),
    );
    return blocks.map((block) => {
        const statements = block.children.filter((each) => isRead(each, target));
        const lists = statements.filter(({ spec }) => spec?.name === 'group');
        // With a second list the group has lost its end, and what becomes of its members is said there.
        const list = lists.length > 1 ? undefined : lists[0];
        const name = block.words[1]?.text ?? '';
        const listed = (list?.children ?? [])
            .flatMap(({ words }) => words)
            .map((word): SyncMember => {
                const instance = instances.get(word.text);
                const isDoubtful = instance === undefined && refused.has(word.text);
                if (instance === undefined) return { word, isDoubtful };
                const earlier = taken.get(word.text);
                if (earlier !== undefined) return { word, instance, isDoubtful, earlier };
                taken.set(word.text, { word, group: name });
                return { word, instance, isDoubtful };
            });
        const weighted = statements.some(({ spec }) => spec?.name === 'sync_group_tracking_weight');
        return { block, name, listed, weighted };
    });
});

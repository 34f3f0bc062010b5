import type { Bound, BoundConfig } from '../schema/bind.ts';
import { oncePer } from '../text/once.ts';

/** A sync group without list, and the lines in it that name its members. */
export interface BareMembers {
    readonly group: Bound;
    readonly lines: readonly [Bound, ...Bound[]];
}

/** The lines of a sync group that are no keyword and may name members. */
function namesIn({ spec, children }: Bound): readonly Bound[] {
    if (spec?.name !== 'vrrp_sync_group' || children.some((each) => each.spec?.name === 'group')) return [];
    return children.filter(
        ({ binding, statement, words }) =>
            binding.kind === 'unknown' && statement.children === undefined && words.length > 0,
    );
}

/** The sync groups whose members stand in no `group` block: one of the lines at least names an instance. */
export const bareMembers = oncePer(({ statements }: BoundConfig): readonly BareMembers[] => {
    const names = new Set(
        statements
            .filter(({ spec }) => spec?.name === 'vrrp_instance')
            .flatMap(({ words }) => words.slice(1, 2).map(({ text }) => text)),
    );
    const isMember = ({ words }: Bound): boolean => words.some(({ text }) => names.has(text));
    return statements.flatMap((group) => {
        const [first, ...others] = namesIn(group).filter(
            (each) =>
                isMember(each) || (each.binding.kind === 'unknown' && each.binding.candidates.length === 0),
        );
        if (first === undefined || ![first, ...others].some(isMember)) return [];
        return [{ group, lines: [first, ...others] as const }];
    });
});

/** Whether a line names members of a sync group where keywords are wanted. */
export function isBareMember(bound: Bound, config: BoundConfig): boolean {
    if (bound.parent?.spec?.name !== 'vrrp_sync_group') return false;
    return bareMembers(config).some(({ lines }) => lines.includes(bound));
}

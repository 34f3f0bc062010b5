/** Things with a name that nothing takes up. */
import type { NameKind } from '../../grammar/schema/types.ts';
import { type Bound, type BoundConfig, everyBound } from '../schema/bind.ts';
import { isRead } from '../schema/values/judge.ts';
import type { Target } from '../schema/targets.ts';
import { oncePer } from '../text/once.ts';
import { type Occurrence, symbolTable } from './symbols.ts';

/** The blocks that take up names of others: a name in any of their lines, itself wrong or not, counts as used. */
const USERS = new Set(['vrrp_instance', 'vrrp_sync_group', 'virtual_server']);

/** Every word in a block that takes up names; of those of a virtual server also the words behind its keyword. */
const wordsIn = oncePer((top: Bound): ReadonlySet<string> => {
    const heads = top.spec?.name === 'virtual_server' ? [top] : top.children;
    return new Set([...everyBound(heads)].flatMap(({ words }) => words.map(({ text }) => text)));
});

/** Whether a word stands in any of the blocks that take up names. */
function isMentioned(name: string, { statements }: BoundConfig): boolean {
    return statements.some(
        (top) => (top.spec === undefined || USERS.has(top.spec.name)) && wordsIn(top).has(name),
    );
}

/**
 * The first definition of each thing of a kind that nothing takes up. None where part of the text could not
 * be had, or where a name of that kind leads nowhere: that one may be meant for it.
 */
export function unusedNames(bound: BoundConfig, target: Target, kind: NameKind): readonly Occurrence[] {
    if (bound.config.incomplete) return [];
    const things = symbolTable(bound, target).ofKind(kind);
    if (things.some(({ definitions }) => definitions.length === 0)) return [];
    return things.flatMap(({ name, definitions: [first], uses }) =>
        first === undefined || uses.length > 0 || isMentioned(name, bound) || !isRead(first.bound, target)
            ? []
            : [first],
    );
}

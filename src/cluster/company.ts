import { membersOf } from '../model/sync-groups.ts';
import type { Cluster } from './cluster.ts';
import type { Member } from './router.ts';

/** The virtual routers that share their state with that of a member, as one text; empty for one in no group. */
export function companyOf({ node, group }: Member, { routers }: Cluster): string {
    if (group === undefined) return '';
    const blocks = membersOf(group).map(({ block }) => block);
    return routers
        .flatMap(({ members }, index) =>
            members.some((each) => each.node === node && blocks.includes(each.instance.block)) ? [index] : [],
        )
        .join(' ');
}

import { membersOf, syncGroups } from '../../model/sync-groups.ts';
import { deleteWhole } from '../edits.ts';
import { quote } from '../words.ts';
import { wholeRule } from './whole-rule.ts';

const messages = {
    single: (name: string) =>
        `${quote(name)} is the only instance in this sync group, so there is nothing to keep in step with it`,
    remove: () => 'remove the sync group',
};

/** A sync group that lists one instance. */
export const syncGroupSingleMember = wholeRule(
    {
        name: 'sync-group-single-member',
        severity: 'warning',
        fixable: 'unsafe',
        title: 'sync group with one member',
        why: 'A sync group makes several instances change their state together. With one member it does nothing, unless it is there for its own notify scripts or trackers, which an instance can have itself. keepalived keeps the group, but its config test fails.',
        source: 'keepalived/vrrp/vrrp_sync.c:vrrp_sync_set_group',
        says: ['has only 1 virtual router(s)'],
    },
    messages,
    function* ({ file, bound, target }) {
        for (const group of syncGroups(bound, target)) {
            const [only] = group.listed;
            // Where more are listed, what is wrong is said of those that are no members.
            if (only === undefined || group.listed.length > 1 || membersOf(group).length !== 1) continue;
            const { node } = group.block.statement;
            const isBare = group.block.children.length === 1;
            yield {
                message: messages.single(only.word.text),
                span: only.word.span,
                fixes: isBare ? deleteWhole(messages.remove(), false, file, node) : [],
            };
        }
    },
);

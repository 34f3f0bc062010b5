import { type SyncGroup, membersOf, syncGroups } from '../../model/sync-groups.ts';
import { type VrrpInstance, OWNER_PRIORITY } from '../../model/vrrp-instance.ts';
import { quote } from '../words.ts';
import { seeAlso, wholeRule } from './whole-rule.ts';

const messages = {
    mixed: (backup: string, owner: string) =>
        `${quote(backup)} starts as BACKUP, but ${quote(owner)} in the same sync group owns its addresses and never is one`,
    owner: () => 'MASTER with priority 255',
    group: () => 'the sync group',
};

/** Whether an instance says that it is the owner of its addresses. */
function isOwner({ facts, priority, effectivePriority }: VrrpInstance): boolean {
    return facts.written === 'MASTER' && priority !== undefined && effectivePriority === OWNER_PRIORITY;
}

/** The first member that starts as BACKUP behind owners only, with the owner before it. */
function mixOf(
    group: SyncGroup,
): { readonly owner: VrrpInstance; readonly backup: VrrpInstance } | undefined {
    const members = membersOf(group);
    const at = members.findIndex((each) => !isOwner(each));
    const owner = members[at - 1];
    const backup = members[at];
    return owner === undefined || backup?.facts.written !== 'BACKUP' ? undefined : { owner, backup };
}

/** A sync group of an owner and an instance that is none. */
export const syncGroupOwnerMix = wholeRule(
    {
        name: 'sync-group-owner-mix',
        title: 'sync group of an owner and others',
        why: 'The owner of its addresses (priority 255) is master whenever it runs, and the members of a sync group have the same state. So they are all owners or none of them is.',
        source: 'keepalived/vrrp/vrrp_sync.c:vrrp_sync_set_group',
        says: ['has some member(s) as address owner'],
    },
    messages,
    function* ({ bound, target }) {
        for (const group of syncGroups(bound, target)) {
            const { owner, backup } = mixOf(group) ?? {};
            const span = backup?.state?.words[1]?.span;
            if (owner === undefined || backup === undefined || span === undefined) continue;
            yield {
                message: messages.mixed(backup.name, owner.name),
                span,
                related: [
                    ...seeAlso(owner.priority, messages.owner()),
                    ...seeAlso(group.block, messages.group()),
                ],
            };
        }
    },
);

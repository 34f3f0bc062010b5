import { syncGroups } from '../../model/sync-groups.ts';
import { quote } from '../words.ts';
import { wholeRule } from './whole-rule.ts';

const messages = {
    again: (name: string, group: string) =>
        `${quote(name)} is in the sync group ${quote(group)} already; keepalived ignores it here`,
    first: () => 'the first time',
};

/** An instance that is in a sync group already. */
export const syncGroupMemberTwice = wholeRule(
    {
        name: 'sync-group-member-twice',
        title: 'instance in two sync groups',
        why: 'An instance follows one sync group. The second group goes without it, and a group that is left without any member is removed. Two groups that share a member are one group in truth: list all of their instances in it.',
        source: 'keepalived/vrrp/vrrp_sync.c:vrrp_sync_set_group',
        says: [
            'cannot exist in more than one sync group',
            'no matching virtual router found in group declaration',
            'has only 0 virtual router(s)',
            'has only 1 virtual router(s)',
        ],
    },
    messages,
    function* ({ bound, target }) {
        for (const { listed } of syncGroups(bound, target)) {
            for (const { word, earlier } of listed) {
                if (earlier === undefined) continue;
                yield {
                    message: messages.again(word.text, earlier.group),
                    span: word.span,
                    related: [{ span: earlier.word.span, message: messages.first() }],
                };
            }
        }
    },
);

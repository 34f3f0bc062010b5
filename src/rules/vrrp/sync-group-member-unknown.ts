import { membersOf, syncGroups } from '../../model/sync-groups.ts';
import { quote } from '../words.ts';
import { seeAlso, wholeRule } from './whole-rule.ts';

const messages = {
    ignored: (name: string) => `there is no vrrp_instance ${quote(name)}; keepalived ignores the name`,
    removed: (name: string) =>
        `there is no vrrp_instance ${quote(name)}; keepalived removes the sync group, which has no other member`,
    group: () => 'the sync group',
};

/** A name in a sync group that no instance has. */
export const syncGroupMemberUnknown = wholeRule(
    {
        name: 'sync-group-member-unknown',
        title: 'sync group with a member that is not there',
        why: 'A sync group lists its members by the names of their "vrrp_instance" blocks. A name that is misspelt leaves an instance out, and then one half of a router can move to the other machine without the other half.',
        symptoms: ['address-on-nobody', 'flapping'],
        source: 'keepalived/vrrp/vrrp_sync.c:vrrp_sync_set_group',
        says: [
            'specified in sync group',
            'no matching virtual router found in group declaration',
            'has only 0 virtual router(s)',
            'has only 1 virtual router(s)',
        ],
    },
    messages,
    function* ({ bound, target }) {
        for (const group of syncGroups(bound, target)) {
            const say = membersOf(group).length === 0 ? messages.removed : messages.ignored;
            for (const { word, instance, isDoubtful } of group.listed) {
                if (instance !== undefined || isDoubtful) continue;
                yield {
                    message: say(word.text),
                    span: word.span,
                    related: seeAlso(group.block, messages.group()),
                };
            }
        }
    },
);

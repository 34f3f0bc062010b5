import { wordsSpan } from '../../schema/bind.ts';
import { membersOf, syncGroups } from '../../model/sync-groups.ts';
import { type Tracker, trackerFinder } from '../../model/trackers.ts';
import { lastOf } from '../../model/vrrp-decisions.ts';
import type { VrrpInstance } from '../../model/vrrp-instance.ts';
import type { Span } from '../../text/span.ts';
import { hasIt, quote } from '../words.ts';
import { wholeRule } from './whole-rule.ts';

const messages = {
    own: (link: string, name: string) =>
        `${quote(link)} is the interface of ${quote(name)}, which is tracked anyway; keepalived tracks it once`,
    tracked: (link: string, name: string) =>
        `${quote(link)} is tracked by ${quote(name)} itself; keepalived tracks it once`,
    first: () => 'it is tracked for this',
};

/** First release whose config test says so. */
const SAID_SINCE = '2.2.0';

/** Where a member tracks an interface itself, and whether that is its own. */
function trackedBy(
    member: VrrpInstance,
    trackers: readonly Tracker[],
    link: string,
): { readonly span: Span; readonly isOwn: boolean } | undefined {
    const own = member.interface;
    if (own?.name === link)
        return lastOf(member.statements, 'dont_track_primary') === undefined
            ? { span: wordsSpan(own.from), isOwn: true }
            : undefined;
    const found = trackers.find(({ kind, name }) => kind === 'tracked-interface' && name.text === link);
    return found === undefined ? undefined : { span: found.name.span, isOwn: false };
}

/** An interface that a sync group tracks, as one of its members does. */
export const interfaceTrackedTwice = wholeRule(
    {
        name: 'interface-tracked-twice',
        severity: 'warning',
        title: 'interface tracked by a sync group and a member',
        why: 'When a member of a sync group goes to FAULT state the whole group does, so an interface that one member follows is followed by the group. Every instance follows its own interface without being told to. keepalived asks to remove one of the two lines, and its config test fails.',
        source: 'keepalived/vrrp/vrrp.c:add_vrrp_to_interface',
        says: ['is configured on VRRP instance and sync group'],
    },
    messages,
    function* ({ bound, target }) {
        const trackersOf = trackerFinder(bound, target);
        const isSaid = hasIt(target.release, SAID_SINCE, undefined);
        for (const group of syncGroups(bound, target)) {
            const members = membersOf(group).map((each) => ({ each, trackers: trackersOf(each.block) }));
            for (const { kind, name } of trackersOf(group.block)) {
                if (kind !== 'tracked-interface') continue;
                for (const { each, trackers } of members) {
                    const first = trackedBy(each, trackers, name.text);
                    if (first === undefined) continue;
                    const say = first.isOwn ? messages.own : messages.tracked;
                    yield {
                        message: say(name.text, each.name),
                        span: name.span,
                        ...(isSaid ? {} : { origin: 'kalint' }),
                        related: [{ span: first.span, message: messages.first() }],
                    };
                }
            }
        }
    },
);

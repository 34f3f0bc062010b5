import { type SyncGroup, membersOf, syncGroups } from '../../model/sync-groups.ts';
import { type Tracker, trackerFinder } from '../../model/trackers.ts';
import { type VrrpInstance, vrrpInstances } from '../../model/vrrp-instance.ts';
import { trackedNoun } from '../../schema/lines/tracked.ts';
import { type Bound, wordsSpan } from '../../schema/bind.ts';
import type { Finding } from '../rule.ts';
import { quote } from '../words.ts';
import { seeAlso, wholeRule } from './whole-rule.ts';

const messages = {
    owner: (noun: string, name: string, outcome: string) =>
        `the ${noun} ${quote(name)} has a weight here, but priority 255 never changes; keepalived ${outcome}`,
    group: (noun: string, name: string, outcome: string) =>
        `the ${noun} ${quote(name)} has a weight here, but the members of a sync group keep their priority; keepalived ${outcome}`,
    member: (noun: string, name: string) =>
        `the ${noun} ${quote(name)} has a weight here, but a member of the sync group has priority 255; keepalived takes the weight as 0`,
    weight: () => 'the weight is from here',
    why: () => 'because of this',
};

const CLEARED = 'takes the weight as 0';

/** What becomes of a tracker with a weight at an instance; undefined where the weight is used. */
function outcomeOf({ kind, weight }: Tracker, inGroup: boolean): string | undefined {
    switch (kind) {
        case 'tracked-process':
            return undefined;
        case 'tracked-interface':
            return inGroup ? CLEARED : 'does not track it for this instance';
        case 'tracked-file':
            return weight === 1 ? CLEARED : 'does not track it';
        case 'tracked-script':
        case 'tracked-bfd':
            return 'does not track it';
    }
}

function findingOf(tracker: Tracker, message: string, because: Bound | undefined): Finding {
    return {
        message,
        span: wordsSpan(tracker.line),
        related: [...seeAlso(tracker.weightFrom, messages.weight()), ...seeAlso(because, messages.why())],
    };
}

/** The statement that makes an instance the owner of its addresses. */
const ownerBy = ({ priority, state }: VrrpInstance): Bound | undefined => priority ?? state;

/** What is said of the trackers of an instance. */
function* inInstance(
    instance: VrrpInstance,
    trackers: readonly Tracker[],
    group: SyncGroup | undefined,
): Generator<Finding> {
    const inGroup = group !== undefined && !group.weighted;
    if (!inGroup && !instance.facts.isOwner) return;
    for (const tracker of trackers) {
        const { kind, name, weight } = tracker;
        const isOwn = kind === 'tracked-interface' && name.text === instance.interface?.name;
        const outcome = outcomeOf(tracker, inGroup);
        if (weight === 0 || isOwn || outcome === undefined) continue;
        const say = inGroup ? messages.group : messages.owner;
        const because = inGroup ? group.block : ownerBy(instance);
        yield findingOf(tracker, say(trackedNoun(kind), name.text, outcome), because);
    }
}

/** Weights where the priority cannot change. */
export const weightedTrackerWithoutEffect = wholeRule(
    {
        name: 'weighted-tracker-without-effect',
        title: 'weight that cannot change the priority',
        why: 'A weight adds to the priority or takes from it. The owner of the addresses has priority 255 for good, and the members of a sync group keep theirs, unless the group has "sync_group_tracking_weight". Some trackers are left out altogether then: what they watch may fail, and nothing happens. Without a weight, or with 0, a failure means FAULT.',
        symptoms: ['no-failover'],
        source: 'keepalived/vrrp/vrrp.c:vrrp_complete_instance',
        says: [
            'tracked interface',
            'with weights due to',
            'ignoring weight from tracked file',
            'ignoring tracked file',
            'ignoring tracked bfd',
            'Cannot have weighted track',
        ],
    },
    messages,
    function* ({ bound, target }) {
        const trackersOf = trackerFinder(bound, target);
        const groups = syncGroups(bound, target);
        for (const instance of vrrpInstances(bound, target)) {
            const group = groups.find((each) =>
                membersOf(each).some(({ block }) => block === instance.block),
            );
            yield* inInstance(instance, trackersOf(instance.block), group);
        }
        for (const group of groups) {
            const owner = membersOf(group).find(({ facts }) => facts.isOwner);
            if (owner === undefined) continue;
            for (const tracker of trackersOf(group.block)) {
                if (tracker.weight === 0) continue;
                const message = messages.member(trackedNoun(tracker.kind), tracker.name.text);
                yield findingOf(tracker, message, ownerBy(owner));
            }
        }
    },
);

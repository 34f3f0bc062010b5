/** What a thing that is tracked does to an instance or a sync group. */
import { priorityRange } from '../../../model/show/priority.ts';
import { groupOf, syncGroups } from '../../../model/sync-groups.ts';
import { type Tracker, movers } from '../../../model/trackers.ts';
import { type VrrpInstance, vrrpInstances } from '../../../model/vrrp-instance.ts';
import type { Bound } from '../../../schema/bind.ts';
import { trackedKind } from '../../../schema/lines/tracked.ts';
import { topOf, trackersIn } from './block-items.ts';
import { bullets, code } from './markdown.ts';
import type { Reading } from '../reading.ts';

/** Whether a statement is a line about something that is tracked. */
export function isTrackerLine({ parent }: Bound): boolean {
    return trackedKind(parent?.spec?.block) !== undefined;
}

/** Whether a statement is a list of things that are tracked. */
export function isTrackerList({ spec }: Bound): boolean {
    return trackedKind(spec?.block) !== undefined;
}

/** What the thing on a line does when it fails; empty where it is not tracked. */
export function trackerWords(reading: Reading, line: Bound): string {
    const { bound, target } = reading;
    const top = topOf(line);
    const trackersOf = trackersIn(bound, target);
    const instance = vrrpInstances(bound, target).find(({ block }) => block === top);
    if (instance === undefined) {
        const shared = trackersOf(top).find((each) => each.line === line);
        return shared === undefined ? '' : groupWords(shared);
    }
    const group = groupOf(instance, syncGroups(bound, target));
    const tracker = movers(instance, group, trackersOf).find((each) => each.line === line);
    if (tracker !== undefined) return instanceWords(tracker, instance);
    const isWritten = trackersOf(top).some((each) => each.line === line);
    return isWritten
        ? 'Here: not tracked; a weight has no place in a sync group without `sync_group_tracking_weight`.'
        : '';
}

/** What each thing in a list of those that are tracked does; empty where there is none. */
export function trackerListWords(reading: Reading, list: Bound): string {
    const told = list.children.flatMap((line) => {
        const words = trackerWords(reading, line).replace(/^Here: /, '');
        return words === '' ? [] : [`${code(line.words[0]?.text ?? '')}: ${words}`];
    });
    return told.length === 0 ? '' : `Here:\n\n${bullets(told)}`;
}

function isReversed({ line, weightFrom }: Tracker): boolean {
    return [line, weightFrom].some((each) => each?.words.at(-1)?.text === 'reverse');
}

/** What has happened to a thing when its weight counts. */
function eventOf(tracker: Tracker): string {
    return isReversed(tracker) ? 'succeeds' : 'fails';
}

function groupWords(tracker: Tracker): string {
    const { weight, kind } = tracker;
    if (kind === 'tracked-file')
        return `Here: its number times ${weight} is added to the priority of each member.`;
    return weight === 0
        ? `Here: when it ${eventOf(tracker)}, all members are in FAULT state and give their addresses up.`
        : `Here: it moves the priority of each member by ${Math.abs(weight)}.`;
}

function instanceWords(tracker: Tracker, instance: VrrpInstance): string {
    const { kind, weight } = tracker;
    const { effectivePriority, facts } = instance;
    if (weight === 0) {
        const event = kind === 'tracked-file' ? 'says so' : eventOf(tracker);
        return `Here: when it ${event}, the instance is in FAULT state and gives its addresses up.`;
    }
    if (facts.isOwner) return `Here: nothing; priority ${effectivePriority} is never moved.`;
    if (kind === 'tracked-file')
        return `Here: its number times ${weight} is added to the priority ${effectivePriority}.`;
    const { lowest, highest } = priorityRange(effectivePriority, [tracker]);
    const [well, failed] = weight > 0 ? [highest, effectivePriority] : [effectivePriority, lowest];
    return isReversed(tracker)
        ? ''
        : `Here: when it fails, the priority goes from ${well} down to ${failed}, as far as nothing else moves it.`;
}

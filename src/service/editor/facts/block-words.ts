/** What sync groups, scripts, tracked processes and BFD sessions come to. */
import { bfdInstances } from '../../../model/bfd-instances.ts';
import { Settings } from '../../../model/show/settings.ts';
import { membersOf, syncGroups } from '../../../model/sync-groups.ts';
import { scriptTimers } from '../../../model/timers.ts';
import type { Bound } from '../../../schema/bind.ts';
import { listWords } from '../../../text/words.ts';
import { itemOf } from './block-items.ts';
import { code, seconds } from './markdown.ts';
import type { Reading } from '../reading.ts';

/** Which virtual routers of a sync group move together. */
export function syncGroupWords({ bound, target }: Reading, block: Bound): string {
    const group = syncGroups(bound, target).find((each) => each.block === block);
    if (group === undefined) return '';
    const members = membersOf(group);
    if (members.length === 0) return 'Here: no virtual router is in it.';
    const names = listWords(
        members.map(({ name }) => code(name)),
        'and',
    );
    if (members.length === 1) return `Here: ${names} alone is in it, so that nothing moves together.`;
    const weights = group.weighted ? ' Each has its own priority by weights.' : '';
    return `Here: ${names} are master together or not at all; when one fails, all give their addresses up.${weights}`;
}

/** When a script makes a difference. */
export function scriptWords({ target }: Reading, block: Bound): string {
    const { failsAfter, hangsAfter, recoversAfter } = scriptTimers(block, target);
    return `Here: a failure counts after ${seconds(failsAfter)} at most, one that hangs after ${seconds(hangsAfter)}; it counts as good again after ${seconds(recoversAfter)}.`;
}

/** How many processes have to run (`keepalived/trackers/track_process.c:process_update_track_process_status`). */
export function processWords(reading: Reading, block: Bound): string {
    const item = itemOf(reading, block);
    if (item === undefined) return '';
    const own = new Settings(block.children, reading.target);
    const quorum = own.amount('quorum') ?? 1;
    const most = own.amount('quorum_max');
    const above = most === undefined ? '' : ` or more than ${most}`;
    const failed =
        most === 0 ? 'any of these processes runs' : `fewer than ${quorum}${above} of these processes run`;
    const delay = own.amount('delay') ?? 0;
    const wait = delay === 0 ? '' : `, ${seconds(delay)} after the number has changed`;
    return `Here: it counts as failed while ${failed}${wait}.`;
}

/**
 * Seconds after which a session counts as down, where both ends have the same settings (RFC 5880 section 6.8.4);
 * undefined for one that keepalived does not keep.
 */
export function detectionTime({ bound, target }: Reading, block: Bound): number | undefined {
    const session = bfdInstances(bound, target).find((each) => each.block === block);
    if (session === undefined) return undefined;
    const own = new Settings(session.statements, target);
    const slowest = Math.max(own.amount('min_rx') ?? 10, own.amount('min_tx') ?? 10);
    return ((own.amount('multiplier') ?? 5) * slowest) / 1000;
}

/** When a session counts as down. */
export function sessionWords(reading: Reading, block: Bound): string {
    const time = detectionTime(reading, block);
    return time === undefined
        ? ''
        : `Here: with the same on the other end, the session counts as down after ${seconds(time)} without packets.`;
}

/** What tracking can make of a priority (`keepalived/vrrp/vrrp_track.c:vrrp_set_effective_priority`). */
import type { Tracker } from '../trackers.ts';
import { OWNER_PRIORITY } from '../vrrp-instance.ts';

/** The lowest and the highest priority of a router that does not own its addresses. */
const LOWEST = 1;
const HIGHEST = 254;

/** The priorities that weights allow. */
export interface PriorityRange {
    readonly lowest: number;
    readonly highest: number;
}

/** How far a file can move a priority: keepalived takes what it holds, times the weight, in these bounds. */
const FILE_REACH = 254;

function clamp(priority: number): number {
    return Math.min(Math.max(priority, LOWEST), HIGHEST);
}

/** The range for a priority and what is tracked. The owner of the addresses has one priority only. */
export function priorityRange(priority: number, trackers: readonly Tracker[]): PriorityRange {
    if (priority === OWNER_PRIORITY) return { lowest: priority, highest: priority };
    let lowest = priority;
    let highest = priority;
    for (const { kind, weight } of trackers) {
        if (weight === 0) continue;
        const isFile = kind === 'tracked-file';
        if (isFile || weight < 0) lowest -= isFile ? FILE_REACH : -weight;
        if (isFile || weight > 0) highest += isFile ? FILE_REACH : weight;
    }
    return { lowest: clamp(lowest), highest: clamp(highest) };
}

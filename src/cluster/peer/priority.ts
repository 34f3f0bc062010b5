/** Priorities of two nodes that stand far enough apart, and near enough for a failed check to turn them round. */
import type { Member } from '../router.ts';

/** By how much one is below the other where no weight asks for less. */
const GAP = 10;

/** The lowest priority, and the highest of a node that does not own the addresses. */
const LOWEST = 1;
const HIGHEST = 254;

/** The largest difference for which every weight of some members still makes up; a weight of 1 can make up for none. */
export function reachOf(members: readonly Member[]): number {
    const weights = members.flatMap(({ trackers }) => trackers.map(({ weight }) => Math.abs(weight)));
    return Math.min(Infinity, ...weights.filter((weight) => weight > 1).map((weight) => weight - 1));
}

/** By how much the priority of one node is to be below that of another. */
export function gapOf(members: readonly Member[]): number {
    return Math.min(GAP, reachOf(members));
}

/**
 * The first of the priorities that are wanted which is above or below that of a member and not too far away, else one
 * that is; undefined where there is no room.
 */
function beside(member: Member, direction: 1 | -1, wanted: readonly number[]): number | undefined {
    const { effectivePriority: own } = member.instance;
    const distance = (priority: number): number => (priority - own) * direction;
    const isGood = (priority: number): boolean =>
        priority >= LOWEST && priority <= HIGHEST && distance(priority) >= 1;
    const found = wanted.find((each) => isGood(each) && distance(each) <= reachOf([member]));
    if (found !== undefined) return found;
    const made = Math.min(Math.max(own + gapOf([member]) * direction, LOWEST), HIGHEST);
    return isGood(made) ? made : undefined;
}

/** A priority with which another node loses against a member; undefined where none is left. `wanted` come first. */
export function weakerThan(member: Member, wanted: readonly number[] = []): number | undefined {
    return beside(member, -1, wanted);
}

/** A priority with which another node wins against a member; undefined where none is left. `wanted` come first. */
export function strongerThan(member: Member, wanted: readonly number[] = []): number | undefined {
    return beside(member, 1, wanted);
}

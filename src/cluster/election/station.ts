/** An instance of a node while an election goes on. */
import { hasIt } from '../../../grammar/schema/releases.ts';
import { membersOf } from '../../model/sync-groups.ts';
import { Settings } from '../../model/show/settings.ts';
import { skewTime } from '../../model/timers.ts';
import type { Tracker } from '../../model/trackers.ts';
import { inet6Groups } from '../../schema/values/address.ts';
import { sourceKey } from '../adverts.ts';
import type { Member } from '../router.ts';

/** Microseconds of a second. */
export const SECOND = 1_000_000;

/** What an instance is: `off` on a machine that is down. */
export type StationState = 'off' | 'fault' | 'backup' | 'master';

/** What is tracked, as an election knows it. */
export interface Tracked {
    /** The same for all instances of a node that track it. */
    readonly key: string;
    readonly tracker: Tracker;
    /** Above 0: added while it works; below: taken away while it does not; 0: the instance is in FAULT then. */
    readonly weight: number;
    /** Whether the weight counts with the other sign, and without one success is FAULT. */
    readonly reversed: boolean;
}

/** An instance with its timers; times are in microseconds. */
export interface Station {
    readonly member: Member;
    /** Index of its virtual router in the cluster. */
    readonly router: number;
    readonly tracked: readonly Tracked[];
    readonly basePriority: number;
    readonly isOwner: boolean;
    readonly interval: number;
    readonly preemptDelay: number;
    readonly startDelay: number;
    /** The interface that it works on, where the loss of its link stops it. */
    readonly link: string | undefined;
    readonly stopsWithLink: boolean;
    state: StationState;
    /** Whether it would be master if its sync group let it. */
    wantsMaster: boolean;
    priority: number;
    masterInterval: number;
    downTimer: number;
    /** Until when the daemon holds back after its start (`vrrp_startup_delay`). */
    delayedUntil: number;
    /** When the timer is over; infinite where none runs. */
    expiry: number;
    /** When the delay of a preemption is over; undefined where none runs. */
    preemptAt: number | undefined;
    /** Why it is in FAULT by itself. */
    readonly faults: Set<string>;
}

/** Priorities that tracking can lead to (`keepalived/vrrp/vrrp.c:vrrp_set_effective_priority`). */
const LOWEST = 1;
const HIGHEST = 254;

/** Brings a priority into the bounds. */
export function bounded(priority: number): number {
    return Math.min(Math.max(priority, LOWEST), HIGHEST);
}

/** Seconds that a priority adds to the timer of a backup, in microseconds. */
export function skewOf({ member, priority, masterInterval }: Station): number {
    return Math.round(skewTime(priority, masterInterval / SECOND, member.instance.facts.version) * SECOND);
}

/** How long it waits for adverts. */
export function downTimerOf(station: Station): number {
    return station.member.timers.downTimerAdverts * station.masterInterval + skewOf(station);
}

function trackedOf({ instance, node, trackers }: Member): Tracked[] {
    return trackers.flatMap((tracker): Tracked[] => {
        const { line, weightFrom } = tracker;
        const isOwn = line.words.some(({ text }) => text === 'weight');
        const words = (isOwn ? line : weightFrom)?.words ?? [];
        const reversed = words.at(-1)?.text === 'reverse' && hasIt(node.target.release, '2.0.18', undefined);
        const { weight } = tracker;
        if (instance.facts.isOwner && weight !== 0) return [];
        return [{ key: `${tracker.kind} ${tracker.name.text}`, tracker, weight, reversed }];
    });
}

/** An instance before its machine is started. */
export function stationOf(member: Member, router: number): Station {
    const { instance, node, timers, holdsBack } = member;
    const own = new Settings(instance.block.children, node.target);
    const general = new Settings(instance.globals, node.target);
    const { facts, effectivePriority, initialState, strict } = instance;
    const hasDelay = initialState !== 'MASTER' && !strict && !holdsBack;
    const interval = Math.round(timers.advertInterval * SECOND);
    const link = instance.interface?.name;
    return {
        member,
        router,
        tracked: trackedOf(member),
        basePriority: effectivePriority,
        isOwner: facts.isOwner,
        interval,
        preemptDelay: hasDelay ? Math.round((own.amount('preempt_delay') ?? 0) * SECOND) : 0,
        startDelay: Math.round((general.amount('vrrp_startup_delay') ?? 0) * SECOND),
        link,
        stopsWithLink: link !== undefined && !own.has('dont_track_primary'),
        state: 'off',
        wantsMaster: false,
        priority: effectivePriority,
        masterInterval: interval,
        downTimer: 0,
        delayedUntil: 0,
        expiry: Infinity,
        preemptAt: undefined,
        faults: new Set(),
    };
}

/** Those that share its state: the instances of its sync group on the same node, itself among them. */
export function companions(station: Station, stations: readonly Station[]): readonly Station[] {
    const { group, node } = station.member;
    if (group === undefined) return [station];
    const blocks = new Set(membersOf(group).map(({ block }) => block));
    return stations.filter(({ member }) => member.node === node && blocks.has(member.instance.block));
}

function numbersOf(text: string): readonly number[] {
    return inet6Groups(text) ?? text.split('.').map(Number);
}

/**
 * Above 0 when one instance sends from a higher address than another, 0 when the address is the same. Where one is not
 * known, the later node counts as the higher.
 */
export function compareAddresses(one: Station, other: Station, stations: readonly Station[]): number {
    const [own, foreign] = [sourceKey(one.member), sourceKey(other.member)];
    if (own === undefined || foreign === undefined) return stations.indexOf(one) - stations.indexOf(other);
    const [left, right] = [numbersOf(own), numbersOf(foreign)];
    for (const [index, part] of left.entries()) {
        const difference = part - (right[index] ?? 0);
        if (difference !== 0) return difference;
    }
    return 0;
}

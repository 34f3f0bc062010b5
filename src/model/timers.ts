/**
 * How long things take in VRRP, in seconds (`keepalived/vrrp/vrrp.c:vrrp_complete_instance`,
 * `keepalived/include/vrrp.h:VRRP_TIMER_SKEW_CALC`, `keepalived/vrrp/vrrp_scheduler.c:vrrp_script_thread`).
 */
import { hasIt } from '../../grammar/schema/releases.ts';
import type { Release } from '../../grammar/schema/types.ts';
import type { Bound } from '../schema/bind.ts';
import type { Target } from '../schema/targets.ts';
import { Settings } from './show/settings.ts';
import type { VrrpInstance } from './vrrp-instance.ts';

/** Microseconds of a second, and of the steps in which version 3 sends intervals. */
const SECOND = 1_000_000;
const CENTISECOND = 10_000;

/** The longest interval that a packet can carry, in its own steps. */
const MAX_STEPS = { 2: 255, 3: 4095 } as const;

/** Seconds between two adverts for seconds that are asked for: whole ones in version 2, hundredths in version 3. */
export function advertInterval(seconds: number, version: 2 | 3): number {
    const step = version === 2 ? SECOND : CENTISECOND;
    const steps = Math.floor((Math.round(seconds * SECOND) + step / 2) / step);
    return (Math.min(Math.max(steps, 1), MAX_STEPS[version]) * step) / SECOND;
}

/**
 * Seconds that a backup waits longer the lower its priority is: (256 − priority) / 256 in version 2
 * (RFC 3768), and as many 256ths of the interval in version 3 (RFC 5798, RFC 9568).
 */
export function skewTime(priority: number, interval: number, version: 2 | 3): number {
    const share = 256 - priority;
    const micros =
        version === 2
            ? Math.floor((share * SECOND) / 256)
            : Math.floor((share * Math.round((interval * SECOND) / CENTISECOND) * 625) / 16);
    return micros / SECOND;
}

/** Seconds without an advert after which a backup takes over: so many intervals, and the skew. */
export function masterDownInterval(adverts: number, interval: number, skew: number): number {
    return inSeconds(adverts * interval + skew);
}

function inSeconds(seconds: number): number {
    return Math.round(seconds * SECOND) / SECOND;
}

/** The timers of a virtual router, for its priority before tracking. */
export interface RouterTimers {
    /**
     * Seconds between two adverts as they are sent. As a backup, a router of version 3 goes by the
     * interval in the adverts that it gets, which is the same where all are alike.
     */
    readonly advertInterval: number;
    /** How many adverts have to be missing. */
    readonly downTimerAdverts: number;
    /** Seconds. */
    readonly skewTime: number;
    /** Seconds without an advert after which it takes over as a backup. */
    readonly masterDownInterval: number;
}

/** How many adverts have to be missing by default; strict mode knows no other number. */
export const DEFAULT_ADVERTS = 3;

/** The timers of a virtual router. */
export function routerTimers(instance: VrrpInstance, target: Target): RouterTimers {
    const { block, globals, facts, effectivePriority, strict } = instance;
    const own = new Settings(block.children, target);
    const general = new Settings(globals, target);
    const interval = advertInterval(own.amount('advert_int') ?? 1, facts.version);
    const asked = own.amount('down_timer_adverts') ?? general.amount('vrrp_down_timer_adverts');
    const adverts = strict ? DEFAULT_ADVERTS : (asked ?? DEFAULT_ADVERTS);
    const skew = skewTime(effectivePriority, interval, facts.version);
    return {
        advertInterval: interval,
        downTimerAdverts: adverts,
        skewTime: skew,
        masterDownInterval: masterDownInterval(adverts, interval, skew),
    };
}

/** When a `vrrp_script` makes a difference, at the latest, once it has succeeded or failed for some time. */
export interface ScriptTimers {
    /** Seconds between the starts of two runs. */
    readonly interval: number;
    /** Seconds after which a run is ended and counts as a failure. */
    readonly timeout: number;
    /** How many runs in a row have to succeed, or to fail. */
    readonly rise: number;
    readonly fall: number;
    /** Seconds until a failure counts where each run fails at once: the next run is up to an interval away. */
    readonly failsAfter: number;
    /** Seconds until it counts where each run hangs. */
    readonly hangsAfter: number;
    /** Seconds until it counts as good again where each run succeeds at once. */
    readonly recoversAfter: number;
}

/** Releases that start a script again although its last run has not ended, as 1.3 and before did, with the last of each. */
const OVERLAPS: readonly (readonly [Release | undefined, Release | undefined])[] = [
    [undefined, '1.3.9'],
    ['2.1.3', '2.3.2'],
];

/** Whether a release starts a script again while its last run goes on; the others leave that run out. */
export function runsOverlap({ release }: Target): boolean {
    return OVERLAPS.some(([since, until]) => hasIt(release, since, until));
}

/** The timers of a `vrrp_script`; without `timeout` a run may take an interval. */
export function scriptTimers(block: Bound, target: Target): ScriptTimers {
    const own = new Settings(block.children, target);
    const interval = own.amount('interval') ?? 1;
    const timeout = own.amount('timeout') ?? interval;
    const rise = own.amount('rise') ?? 1;
    const fall = own.amount('fall') ?? 1;
    // Where runs are left out, one that hangs takes up the next as well that is due when it is ended.
    const period = runsOverlap(target) ? interval : interval * (Math.floor(timeout / interval) + 1);
    return {
        interval,
        timeout,
        rise,
        fall,
        failsAfter: inSeconds(fall * interval),
        hangsAfter: inSeconds(interval + (fall - 1) * period + timeout),
        recoversAfter: inSeconds(rise * interval),
    };
}

/** How long it takes until a fault is made good, in seconds. */
import { DEFAULT_ADVERTS, masterDownInterval, skewTime } from '../../model/timers.ts';
import { allKnow } from '../keepalived/releases.ts';
import { type Director, type Plan, type PlannedCheck, familiesOf } from '../plan.ts';

/** What a director waits beyond its share of adverts, which is also how soon it follows one that resigns. */
export function resignation(plan: Plan, { priority }: Director): number {
    const { interval } = plan.vrrp;
    const skews = familiesOf(plan).map((family) =>
        skewTime(priority, interval, family === 'inet' && Number.isInteger(interval) ? 2 : 3),
    );
    return Math.max(...skews);
}

/** How long after the last advert of the one that had the addresses a director takes them. */
export function takeover(plan: Plan, director: Director): number {
    return masterDownInterval(DEFAULT_ADVERTS, plan.vrrp.interval, resignation(plan, director));
}

/** The longest that a real server gets requests after it failed. */
export interface OutAfter {
    /** If it refuses at once what the check wants. */
    readonly refused: number;
    /** If it does not answer at all. */
    readonly silent: number;
}

/**
 * When a check takes a real server out at the latest: the failure comes just after a check, and each try is repeated.
 * Where a director has a release before 1.3.7, in which scripts had no second try, none is asked for, and DNS checks wait
 * a whole interval for it (`check_misc.c:misc_check_child_thread`, `check_dns.c:dns_final`).
 */
export function outAfter({ type, interval, timeout, retries, delay }: PlannedCheck, plan: Plan): OutAfter {
    const isOld = !allKnow(plan, '1.3.7');
    const tries = isOld && type === 'script' ? 0 : retries;
    const refused = interval + tries * (isOld && type === 'dns' ? interval : delay);
    return { refused, silent: refused + (tries + 1) * timeout };
}

/** Seconds as they are written: `3.6 s`. */
export function secondsText(seconds: number): string {
    return `${Number(seconds.toFixed(1))} s`;
}

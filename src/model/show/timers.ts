/** The timers of VRRP (`keepalived/vrrp/vrrp.c:vrrp_complete_instance`, `keepalived/include/vrrp.h:VRRP_TIMER_SKEW_CALC`). */

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
    return Math.round((adverts * interval + skew) * SECOND) / SECOND;
}

/** How expectations reach what was seen. */
import type { LabSet } from './sets.ts';

/** What a guest saw under a name; undefined where it never came to that. */
export type See = (name: string) => string | undefined;

/** Makes the tests of a part. */
export type Expect = (set: LabSet, see: See) => void;

/** What was seen as a number; NaN where there is none. */
export function numberSeen(see: See, name: string): number {
    return Number.parseFloat(see(name) ?? '');
}

/** Every second request of several is without an answer, the others are answered by one server. */
export const HALF_LOST = /^(web2 - web2 -|- web2 - web2)$/;

/** Milliseconds in which a backup that hears nothing becomes master: three intervals and the skew of priority 90. */
export function masterDown({ interval }: LabSet): number {
    return 3 * interval + ((256 - 90) / 256) * Math.min(interval, 1000);
}

/** What a busy machine that emulates another one may add, in milliseconds. */
export const SLACK = 2_500;

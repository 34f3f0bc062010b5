/** The releases on record. */
import type { Program } from '../oracle/keepalived.ts';

/** Each release on record with the target that stands for the build that was run. */
export const TARGETS: Readonly<Record<string, string>> = {
    '2.2.7': 'debian-12',
    '2.3.3': 'debian-13',
    '2.4.3': '2.4.3',
};

/** Whether a program is of a release on record, and built in the same way. */
export function isOnRecord({ release, target }: Program): boolean {
    return TARGETS[release] === target;
}

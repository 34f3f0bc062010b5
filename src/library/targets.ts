import { RELEASES } from '../../grammar/schema/releases.ts';
import { DISTRIBUTIONS } from '../schema/targets.ts';

/** Every name that `targets` takes: the distributions, then the releases from the oldest to the newest. */
export function targetNames(): readonly string[] {
    return [...DISTRIBUTIONS.map(({ name }) => name), ...RELEASES];
}

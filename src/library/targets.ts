import * as schema from '../schema/targets.ts';

/** Every name that `targets` takes: the distributions, then the releases from the oldest to the newest. */
export function targetNames(): readonly string[] {
    return schema.targetNames();
}

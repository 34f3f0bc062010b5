/**
 * What configurations mean to one release and not to another, although both accept them: changed meanings
 * and defaults. An entry is one record in the list of its area, in the order of the releases.
 */
import type { Change } from './changes/change.ts';
import { LVS_CHANGES } from './changes/lvs.ts';
import { SCRIPT_CHANGES } from './changes/scripts.ts';
import { VRRP_CHANGES } from './changes/vrrp.ts';
import { compareReleases } from './releases.ts';

export type { Change, Keep, Statement } from './changes/change.ts';

/** Every change of meaning, the oldest first. */
export const CHANGES: readonly Change[] = [...VRRP_CHANGES, ...LVS_CHANGES, ...SCRIPT_CHANGES].sort((a, b) =>
    compareReleases(a.since, b.since),
);

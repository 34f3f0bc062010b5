import type { Includes } from '../expand/includes.ts';
import { type Target, newestTarget } from '../schema/targets.ts';

/** How much is said: `recommended` is quiet, `strict` adds taste and site policy. */
export type Preset = 'recommended' | 'strict';

/** What a check is made for. */
export interface CheckSettings {
    /** At least one. */
    readonly targets: readonly Target[];
    readonly preset: Preset;
    /** The configuration ids to read for; absent or empty: each that the text names, see `viewsOf`. */
    readonly configIds?: readonly string[];
    /** Finds what include lines name; absent: they lead nowhere. */
    readonly includes?: Includes;
}

/** The settings of a check that nobody asked for anything else: the newest release, the quiet preset. */
export const DEFAULT_SETTINGS: CheckSettings = { targets: [newestTarget()], preset: 'recommended' };

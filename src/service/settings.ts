import type { Includes } from '../expand/includes.ts';
import type { Severity } from '../rules/diagnostic.ts';
import { type Target, newestTarget } from '../schema/targets.ts';
import type { SourceFile } from '../text/source-file.ts';

/** How much is said: `recommended` is quiet, `strict` adds taste and site policy. */
export type Preset = 'recommended' | 'strict';

/**
 * What becomes of a rule: its findings are left out, it is turned on with its own severity, or it is turned
 * on with this one. What the config test would do stays the same.
 */
export type RuleLevel = 'off' | 'on' | Severity;

/** What a check is made for. */
export interface CheckSettings {
    /** At least one. */
    readonly targets: readonly Target[];
    readonly preset: Preset;
    /** By the id of the rule; a rule that is not named is as its preset has it. */
    readonly rules?: ReadonlyMap<string, RuleLevel>;
    /** The configuration ids to read for; absent or empty: each that the text names, see `viewsOf`. */
    readonly configIds?: readonly string[];
    /** Finds what include lines name; absent: they lead nowhere. */
    readonly includes?: Includes;
}

/** The settings of each file, where they differ. */
export type SettingsFor<Own = CheckSettings> = (file: SourceFile) => Own;

/** The settings of each file, be they the same for all. */
export function forEachFile<Own extends object>(settings: Own | SettingsFor<Own>): SettingsFor<Own> {
    return typeof settings === 'function' ? settings : () => settings;
}

/** The settings of a check that nobody asked for anything else: the newest release, the quiet preset. */
export const DEFAULT_SETTINGS: CheckSettings = { targets: [newestTarget()], preset: 'recommended' };

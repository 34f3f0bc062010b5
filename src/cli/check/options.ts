import type { JudgeOptions } from './settings.ts';
import type { Preset } from '../../service/settings.ts';
import type { ColorChoice } from '../color.ts';

/** How findings are written. */
export const FORMATS = ['pretty', 'json', 'unix'] as const;

/** What makes the exit status 1. */
export const FAIL_ON = ['config-test', 'error', 'warning', 'never'] as const;

/** How much is said. */
export const PRESETS: readonly Preset[] = ['recommended', 'strict'];

/** The options of `kalint check` as they are parsed. */
export interface CheckOptions extends JudgeOptions {
    readonly target: readonly string[];
    readonly preset: Preset;
    readonly format: (typeof FORMATS)[number];
    readonly failOn: (typeof FAIL_ON)[number];
    readonly quiet?: boolean;
    readonly color: ColorChoice;
    readonly showSecrets?: boolean;
    readonly fix?: boolean;
    readonly unsafeFixes?: boolean;
    readonly diff?: boolean;
    readonly listFiles?: boolean;
    readonly stdinFilename?: string;
}

import type { FailOn } from '../../config/values.ts';
import type { Preset } from '../../service/settings.ts';
import type { ColorChoice } from '../color.ts';
import type { ClusterChoice } from './clusters.ts';
import type { ConfigChoice, FileChoice } from './collected.ts';
import type { NamingOptions } from './inputs.ts';

/** How findings are written. */
export const FORMATS = ['pretty', 'json', 'unix'] as const;

/** The options of `kalint check` as they are parsed. */
export interface CheckOptions extends ClusterChoice, ConfigChoice, FileChoice, NamingOptions {
    readonly target: readonly string[];
    readonly features: readonly string[];
    readonly configId: readonly string[];
    readonly root?: string;
    readonly preset?: Preset;
    readonly format: (typeof FORMATS)[number];
    readonly failOn?: FailOn;
    readonly quiet?: boolean;
    readonly color: ColorChoice;
    readonly showSecrets?: boolean;
    readonly fix?: boolean;
    readonly unsafeFixes?: boolean;
    readonly diff?: boolean;
    /** The operand is a deployment: a folder with one for each host, or a description. */
    readonly deployment?: boolean;
    readonly listFiles?: boolean;
    readonly showSettings?: boolean;
}

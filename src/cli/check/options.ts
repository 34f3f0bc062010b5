import type { FailOn } from '../../config/values.ts';
import type { Recorded } from '../../report/baseline.ts';
import type { Preset } from '../../service/settings.ts';
import type { ColorChoice } from '../color.ts';
import type { ClusterChoice } from './clusters.ts';
import type { ConfigChoice, FileChoice } from './collected.ts';
import type { FormatChoice } from './format-choice.ts';
import type { NamingOptions } from './inputs.ts';

/** The options of `kalint check` as they are parsed. */
export interface CheckOptions extends ClusterChoice, ConfigChoice, FileChoice, NamingOptions {
    readonly target: readonly string[];
    readonly features: readonly string[];
    readonly configId: readonly string[];
    readonly root?: string;
    readonly preset?: Preset;
    /** What becomes of rules, as `script/*=off`. */
    readonly rule: readonly string[];
    /** As they were asked for; none means `pretty`. */
    readonly format: readonly FormatChoice[];
    readonly outputFile?: string;
    readonly maxWarnings?: number;
    readonly stats?: boolean;
    readonly baseline?: string;
    readonly updateBaseline?: boolean;
    /** What the baseline records, once it is read. */
    readonly recorded?: readonly Recorded[];
    readonly failOn?: FailOn;
    readonly quiet?: boolean;
    readonly color: ColorChoice;
    readonly showSecrets?: boolean;
    readonly fix?: boolean;
    readonly unsafeFixes?: boolean;
    readonly diff?: boolean;
    /** The operand is a deployment: a folder with one for each host, or a description. */
    readonly deployment?: boolean;
    /** How many files are checked at once; absent: as many as pay. */
    readonly jobs?: number;
    readonly cache?: boolean;
    readonly cacheLocation?: string;
    readonly listFiles?: boolean;
    readonly showSettings?: boolean;
}

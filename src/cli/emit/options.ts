import type { ColorChoice } from '../color.ts';

/** The options of `kalint emit` as they are parsed. */
export interface EmitOptions {
    readonly output?: string;
    readonly init?: boolean;
    readonly from?: readonly string[];
    readonly diff?: boolean;
    readonly dryRun?: boolean;
    readonly only: readonly string[];
    readonly force?: boolean;
    readonly color: ColorChoice;
    readonly showSecrets?: boolean;
}

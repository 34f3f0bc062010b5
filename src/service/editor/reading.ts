import type { BoundConfig } from '../../schema/bind.ts';
import type { Target } from '../../schema/targets.ts';

/**
 * A configuration as an editor asks about it: read for one configuration id, and looked at for one target.
 * All offsets and spans of the editor's features are those of `bound.config.tree.file`, the joined text.
 */
export interface Reading {
    readonly bound: BoundConfig;
    readonly target: Target;
}

import type { GraphFormat } from '../../graph/formats.ts';
import type { Theme } from '../../graph/svg-style.ts';
import type { NodeOptions } from '../read/nodes.ts';

/** The options of `kalint graph` as they are parsed. */
export interface GraphOptions extends NodeOptions {
    readonly format: GraphFormat;
    readonly theme: Theme;
}

import type { Theme } from '../../graph/svg-style.ts';
import type { NodeOptions } from '../read/nodes.ts';

/** How a picture is written. */
export const GRAPH_FORMATS = ['svg', 'dot', 'mermaid'] as const;

/** The options of `kalint graph` as they are parsed. */
export interface GraphOptions extends NodeOptions {
    readonly format: (typeof GRAPH_FORMATS)[number];
    readonly theme: Theme;
}

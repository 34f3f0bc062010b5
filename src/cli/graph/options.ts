import type { Theme } from '../../graph/svg-style.ts';
import type { ConfigChoice } from '../check/collected.ts';

/** How a picture is written. */
export const GRAPH_FORMATS = ['svg', 'dot', 'mermaid'] as const;

/** The options of `kalint graph` as they are parsed. */
export interface GraphOptions extends ConfigChoice {
    readonly target?: string;
    readonly features: readonly string[];
    readonly root?: string;
    readonly format: (typeof GRAPH_FORMATS)[number];
    readonly theme: Theme;
}

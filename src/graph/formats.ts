/** How a picture is written, the usual way first. */
export const GRAPH_FORMATS = ['svg', 'dot', 'mermaid'] as const;

export type GraphFormat = (typeof GRAPH_FORMATS)[number];

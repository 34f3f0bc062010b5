/** Pictures of configurations as text: what is drawn, in one of the forms in which it is written. */
import type { ClusterNode } from '../cluster/node.ts';
import type { FileReport } from '../service/report.ts';
import { dotOf } from './dot.ts';
import { drawGraph } from './draw.ts';
import type { GraphFormat } from './formats.ts';
import type { Machine } from './machine.ts';
import { mermaidOf } from './mermaid.ts';
import type { Graph } from './model.ts';
import { svgOf } from './svg.ts';
import type { Theme } from './svg-style.ts';

/** The configuration id for which a node is read, of which its name tells where its file is read for several. */
function idOf({ name, bound }: ClusterNode): { readonly configId?: string } {
    const id = [...bound.config.configIds].find((each) => name.endsWith(` (-i ${each})`));
    return id === undefined ? {} : { configId: id };
}

/** Nodes of which no more is known than their configurations. */
export function machinesOf(nodes: readonly ClusterNode[]): readonly Machine[] {
    return nodes.map((node) => ({
        name: node.name,
        node,
        ...idOf(node),
        uris: [],
        addresses: new Set(),
    }));
}

/** A picture in one of the forms; the theme is for an SVG. */
export function writeGraph(graph: Graph, format: GraphFormat, theme: Theme): string {
    switch (format) {
        case 'svg':
            return svgOf(graph, theme);
        case 'dot':
            return dotOf(graph);
        case 'mermaid':
            return mermaidOf(graph);
    }
}

/** The picture of some nodes with what is found in their files, and its title; undefined where nothing is to be drawn. */
export function pictureOf(
    nodes: readonly ClusterNode[],
    reports: readonly FileReport[],
    format: GraphFormat,
    theme: Theme,
): { readonly title: string; readonly content: string } | undefined {
    const graph = drawGraph(machinesOf(nodes), reports);
    return graph === undefined
        ? undefined
        : { title: graph.title, content: writeGraph(graph, format, theme) };
}

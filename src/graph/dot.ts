/** A picture in the language of Graphviz. */
import {
    type EdgeRole,
    type Element,
    type Fault,
    type Graph,
    type GraphNode,
    type NodeKind,
    faultLine,
    isGroup,
    nodesIn,
    within,
} from './model.ts';
import { harmless, shown } from './text.ts';

/** A text in quotes; a line end in it starts a new line that is centred. */
function quoted(text: string): string {
    return `"${text
        .replace(/[\\"]/g, (char) => `\\${char}`)
        // Graphviz takes & for the start of an entity.
        .replace(/&/g, '&amp;')
        .replace(/\n/g, '\\n')}"`;
}

function attributes(all: Readonly<Record<string, string>>): string {
    const parts = Object.entries(all).map(([name, value]) => `${name}=${quoted(value)}`);
    return parts.length === 0 ? '' : ` [${parts.join(', ')}]`;
}

const SHAPES: Readonly<Record<NodeKind, Readonly<Record<string, string>>>> = {
    clients: { shape: 'ellipse' },
    address: { style: 'rounded' },
    instance: {},
    tracked: { shape: 'note' },
    service: { shape: 'component' },
    server: {},
    sorry: { style: 'dashed' },
};

const STYLES: Readonly<Record<EdgeRole, Readonly<Record<string, string>>>> = {
    flow: {},
    backup: { style: 'dashed' },
    sorry: { style: 'dotted', label: 'when no real server is left' },
    tracks: { style: 'dotted', dir: 'none' },
};

const COLORS: Readonly<Record<Fault['severity'], string>> = { error: '#c40d1f', warning: '#8f5300' };

/** How what has faults looks, and their lines. */
function faultsOf(
    id: string,
    graph: Graph,
): { lines: readonly string[]; look: Readonly<Record<string, string>> } {
    const faults = graph.faults.get(id) ?? [];
    const [worst] = faults;
    if (worst === undefined) return { lines: [], look: {} };
    const tip = faults.flatMap(({ messages }) => messages).map(harmless);
    return {
        lines: faults.map(faultLine),
        look: { color: COLORS[worst.severity], penwidth: '2', tooltip: tip.join('\n') },
    };
}

function nodeLine(node: GraphNode, graph: Graph): string {
    const { lines, look } = faultsOf(node.id, graph);
    const label = [node.title, ...node.lines, ...lines].map(shown).join('\n');
    return `${node.id}${attributes({ label, ...SHAPES[node.kind], ...look })};`;
}

function linesOf(element: Element, graph: Graph, indent: string): readonly string[] {
    if (!isGroup(element)) return [indent + nodeLine(element, graph)];
    const { lines, look } = faultsOf(element.id, graph);
    const label = [element.title, ...lines].map(shown).join('\n');
    const own = Object.entries({ label, ...look }).map(
        ([name, value]) => `${indent}    ${name}=${quoted(value)};`,
    );
    return [
        `${indent}subgraph cluster_${element.id} {`,
        ...own,
        ...element.members.flatMap((each) => linesOf(each, graph, `${indent}    `)),
        `${indent}}`,
    ];
}

/** The lines between boxes; one to or from a group ends at its frame, and its other boxes are kept in the same column. */
function edgeLines({ elements, edges }: Graph): readonly string[] {
    const groups = new Map(
        elements
            .flatMap(within)
            .filter(isGroup)
            .map((each) => [each.id, nodesIn(each)]),
    );
    return edges.flatMap(({ from, to, role }) => {
        const [tails, heads] = [groups.get(from), groups.get(to)];
        const tail = tails?.[0]?.id ?? from;
        const [head = to, ...others] = heads?.map(({ id }) => id) ?? [];
        const ends = {
            ...(tails === undefined ? {} : { ltail: `cluster_${from}` }),
            ...(heads === undefined ? {} : { lhead: `cluster_${to}` }),
        };
        return [
            `    ${tail} -> ${head}${attributes({ ...STYLES[role], ...ends })};`,
            ...others.map((other) => `    ${tail} -> ${other} [style="invis"];`),
        ];
    });
}

/** The picture as a directed graph for `dot`, with a line end. */
export function dotOf(graph: Graph): string {
    return [
        'digraph keepalived {',
        `    graph [rankdir="LR", compound="true", fontname="sans-serif", label=${quoted(shown(graph.title))}, labelloc="t"];`,
        '    node [shape="box", fontname="sans-serif", fontsize="11"];',
        '    edge [fontname="sans-serif", fontsize="10"];',
        ...graph.elements.flatMap((each) => linesOf(each, graph, '    ')),
        ...edgeLines(graph),
        '}',
        '',
    ].join('\n');
}

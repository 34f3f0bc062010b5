/** A picture in the language of Mermaid. */
import {
    type EdgeRole,
    type Element,
    type Graph,
    type NodeKind,
    faultLine,
    isGroup,
    within,
} from './model.ts';
import { shown } from './text.ts';

/** Characters that mean something to Mermaid, to Markdown or to HTML within quotes; `_` does so around a word only. */
const SPECIAL = /(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|[^_\p{L}\p{N} .,:()[\]/+?'-]/gu;

/** Words with which Mermaid looks for colours before it parses, also within quotes. */
const LOOKED_FOR = /s(?=tyle)|c(?=lassDef)/g;

function numbered(char: string): string {
    return `#${String(char.codePointAt(0) ?? 0)};`;
}

/** A text within quotes: whatever is not plain stands there by its number. */
function escaped(text: string): string {
    return shown(text).replace(SPECIAL, numbered).replace(LOOKED_FOR, numbered);
}

/** Lines as one label in quotes, between which Mermaid wants at least a blank. */
function label(lines: readonly string[]): string {
    const text = lines.map(escaped).join('<br>');
    return `"${text === '' ? ' ' : text}"`;
}

/** What stands before and behind the label of a box. */
const SHAPES: Readonly<Record<NodeKind, readonly [string, string]>> = {
    clients: ['((', '))'],
    address: ['([', '])'],
    instance: ['[', ']'],
    tracked: ['[/', '/]'],
    service: ['[[', ']]'],
    server: ['[', ']'],
    sorry: ['[', ']'],
};

const ARROWS: Readonly<Record<EdgeRole, string>> = {
    flow: '-->',
    backup: '-.->',
    sorry: '-. "when no real server is left" .->',
    tracks: '-.-',
};

/** How what has a class looks. */
const CLASSES = {
    error: 'stroke:#c40d1f,stroke-width:3px',
    warning: 'stroke:#b36b00,stroke-width:3px',
    sorry: 'stroke-dasharray:6 4',
} as const;

function linesOf(element: Element, graph: Graph, indent: string): readonly string[] {
    const { id, title } = element;
    const faults = (graph.faults.get(id) ?? []).map(faultLine);
    if (!isGroup(element)) {
        const [open, close] = SHAPES[element.kind];
        return [`${indent}${id}${open}${label([title, ...element.lines, ...faults])}${close}`];
    }
    return [
        `${indent}subgraph ${id}[${label([title, ...faults])}]`,
        ...element.members.flatMap((each) => linesOf(each, graph, `${indent}    `)),
        `${indent}end`,
    ];
}

/** What looks otherwise than most, and how. */
function classLines({ elements, faults }: Graph): readonly string[] {
    const classOf = ({ id, kind }: Element): keyof typeof CLASSES | undefined =>
        faults.get(id)?.[0]?.severity ?? (kind === 'sorry' ? 'sorry' : undefined);
    return (['error', 'warning', 'sorry'] as const).flatMap((name) => {
        const ids = elements.flatMap(within).filter((each) => classOf(each) === name);
        if (ids.length === 0) return [];
        return [`classDef ${name} ${CLASSES[name]}`, `class ${ids.map(({ id }) => id).join(',')} ${name}`];
    });
}

/** The picture as a flow chart, with a line end. */
export function mermaidOf(graph: Graph): string {
    return [
        'flowchart LR',
        `    accTitle: ${escaped(graph.title)}`,
        ...graph.elements.flatMap((each) => linesOf(each, graph, '    ')),
        ...graph.edges.map(({ from, to, role }) => `    ${from} ${ARROWS[role]} ${to}`),
        ...classLines(graph).map((line) => `    ${line}`),
        '',
    ].join('\n');
}

/** A picture as SVG. */
import { type Box, FONT_SIZE } from './boxes.ts';
import { type Line, layOut } from './layout.ts';
import { type EdgeRole, type Graph, isGroup } from './model.ts';
import { type Theme, styleSheet } from './svg-style.ts';
import { harmless, shown, widthOf } from './text.ts';

const ENTITIES: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
};

/** A harmless text for the content of an element of XML. */
function xml(text: string): string {
    return text.replace(/[&<>"]/g, (char) => ENTITIES[char] ?? char);
}

/** Round ends for addresses and clients; slightly round corners for the others. */
function radiusOf({ element: { kind }, height }: Box): number {
    return kind === 'address' || kind === 'clients' ? Math.min(height / 2, 18) : 5;
}

function boxText(box: Box, graph: Graph): string {
    const { element, x, y, width, height, texts } = box;
    const faults = graph.faults.get(element.id) ?? [];
    const worst = faults[0]?.severity ?? '';
    const tip = faults.flatMap(({ severity, rule, messages }) =>
        messages.map((message) => `${severity}: ${harmless(message)} [${rule}]`),
    );
    const names = [isGroup(element) ? 'group' : 'box', element.kind, worst].filter((name) => name !== '');
    return [
        `<g id="${element.id}">`,
        ...(tip.length === 0 ? [] : [`<title>${xml(tip.join('\n'))}</title>`]),
        `<rect class="${names.join(' ')}" x="${x}" y="${y}" width="${width}" height="${height}" rx="${radiusOf(box)}"/>`,
        ...texts.map(
            ({ role, text, x: left, y: base }) =>
                `<text class="${role}" x="${left}" y="${base}">${xml(text)}</text>`,
        ),
        '</g>',
    ].join('\n');
}

function pathOf({ role, from, to }: Line): string {
    const y2 = to.y + to.height / 2;
    if (role === 'tracks') return `M${from.x + 12} ${from.y + from.height}V${y2}H${to.x}`;
    const [x1, y1] = [from.x + from.width, from.y + from.height / 2];
    const half = (to.x - x1) / 2;
    return `M${x1} ${y1}C${x1 + half} ${y1} ${to.x - half} ${y2} ${to.x} ${y2}`;
}

function lineText(line: Line): string {
    const arrow = line.role === 'tracks' ? '' : ' marker-end="url(#kalint-head)"';
    return `<path class="edge ${line.role}" d="${pathOf(line)}"${arrow}/>`;
}

/** What the kinds of lines are that need a word. */
const LEGEND: readonly (readonly [EdgeRole, string])[] = [
    ['backup', 'when the stronger nodes have failed'],
    ['sorry', 'when no real server is left'],
];

const MARGIN = 16;
/** The base line of the title and what stands beside it, and where the boxes begin. */
const BASE = 24;
const TOP = 34;
/** The length of a sample of a line, and the gap behind it. */
const SAMPLE = 44;
const GAP = 8;

/** A sample of each kind of broken line from `x` on, and where it ends. */
function legend(graph: Graph, x: number): { readonly parts: readonly string[]; readonly right: number } {
    const used = LEGEND.filter(([role]) => graph.edges.some((edge) => edge.role === role));
    let right = x;
    const parts = used.flatMap(([role, text]) => {
        const left = right;
        right += SAMPLE + GAP + widthOf(text, FONT_SIZE) + MARGIN;
        return [
            `<path class="edge ${role}" d="M${left} ${BASE - 4}H${left + SAMPLE}"/>`,
            `<text class="line" x="${left + SAMPLE + GAP}" y="${BASE}">${text}</text>`,
        ];
    });
    return { parts, right };
}

/** The picture as a document of SVG with a line end, with no reference to anything outside it. */
export function svgOf(graph: Graph, theme: Theme): string {
    const { width, height, boxes, lines } = layOut(graph);
    const title = shown(graph.title);
    const { parts: samples, right } = legend(graph, 3 * MARGIN + widthOf(title, FONT_SIZE, true));
    const wide = Math.max(width, right);
    const tall = TOP + height;
    const frames = boxes.filter(({ element }) => isGroup(element));
    const others = boxes.filter(({ element }) => !isGroup(element));
    const parts = [
        `<svg xmlns="http://www.w3.org/2000/svg" class="kalint" width="${wide}" height="${tall}" viewBox="0 0 ${wide} ${tall}" role="img" aria-labelledby="kalint-title kalint-desc">`,
        `<title id="kalint-title">${xml(harmless(graph.title))}</title>`,
        `<desc id="kalint-desc">${xml(harmless(graph.description))}</desc>`,
        `<style>\n${styleSheet(theme)}\n</style>`,
        '<defs><marker id="kalint-head" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse" orient="auto"><path class="head" d="M0 0L8 4L0 8z"/></marker></defs>',
        `<rect class="paper" width="${wide}" height="${tall}"/>`,
        `<text class="title" x="${MARGIN}" y="${BASE}">${xml(title)}</text>`,
        ...samples,
        `<g transform="translate(0 ${TOP})">`,
        ...frames.map((box) => boxText(box, graph)),
        ...lines.map(lineText),
        ...others.map((box) => boxText(box, graph)),
        '</g>',
        '</svg>',
    ];
    return `${parts.join('\n')}\n`;
}

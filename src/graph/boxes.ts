/** How large boxes and groups are, and where everything inside them stands; all in pixels. */
import { type Element, type Graph, type GraphGroup, type GraphNode, faultLine, isGroup } from './model.ts';
import { shown, widthOf } from './text.ts';

/** What a text in a box is. */
export type TextRole = 'title' | 'line' | 'heading' | 'error' | 'warning';

/** A text, by the left end of its base line. */
export interface PlacedText {
    readonly role: TextRole;
    readonly text: string;
    readonly x: number;
    readonly y: number;
}

/** A box or the frame of a group, by its upper left corner, with the texts that are its own. */
export interface Box {
    readonly element: Element;
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
    readonly texts: readonly PlacedText[];
}

/** The size of letters. */
export const FONT_SIZE = 13;

const LINE = 18;
const PAD = 9;
const GAP = 8;
/** Between two servers, of which a virtual server may have many, and around one that is more than a line in a list. */
const ROW_GAP = 2;
const ROW_PAD = 4;
/** Things that are tracked stand so much further to the right than what tracks them. */
const INDENT = 26;
/** Between the name of a server and what else is told of it. */
const COLUMN_GAP = 8;
/** From the upper edge of a line to its base line. */
const BASE = 13;

/** A box before it has a place. */
interface Sized {
    readonly element: Element;
    readonly width: number;
    readonly height: number;
    /** From the left and the upper edge. */
    readonly texts: readonly PlacedText[];
    readonly members: readonly { readonly sized: Sized; readonly dx: number; readonly dy: number }[];
}

type Row = readonly { readonly role: TextRole; readonly text: string; readonly dx: number }[];

function isBold(role: TextRole): boolean {
    return role === 'title' || role === 'heading';
}

/** Rows of text from the upper edge of a box on. */
function textsOf(rows: readonly Row[], pad = PAD): Pick<Sized, 'texts' | 'width' | 'height'> {
    const texts = rows.flatMap((row, index) =>
        row.map(({ role, text, dx }) => ({ role, text, x: PAD + dx, y: pad + index * LINE + BASE })),
    );
    const ends = texts.map(({ x, text, role }) => x + widthOf(text, FONT_SIZE, isBold(role)));
    return { texts, width: Math.max(0, ...ends) + PAD, height: 2 * pad + rows.length * LINE };
}

function faultRows(element: Element, { faults }: Graph): readonly Row[] {
    return (faults.get(element.id) ?? []).map((fault) => [
        { role: fault.severity, text: shown(faultLine(fault)), dx: 0 },
    ]);
}

function isRow(element: Element): element is GraphNode {
    return element.kind === 'server' || element.kind === 'sorry';
}

function titleWidth({ title }: GraphNode): number {
    return widthOf(shown(title), FONT_SIZE, true);
}

/** A box; a server is one line, in which what follows its name starts at `column`. */
function sizedNode(node: GraphNode, graph: Graph, column: number): Sized {
    const { title, lines } = node;
    const head: Row[0] = { role: 'title', text: shown(title), dx: 0 };
    const more = lines.map((text): Row[0] => ({ role: 'line', text: shown(text), dx: 0 }));
    const rows: readonly Row[] = isRow(node)
        ? [[head, ...more.map((each) => ({ ...each, dx: column }))]]
        : [[head], ...more.map((each) => [each])];
    const faults = faultRows(node, graph);
    const pad = !isRow(node) ? PAD : node.kind === 'server' && faults.length === 0 ? 0 : ROW_PAD;
    return { element: node, members: [], ...textsOf([...rows, ...faults], pad) };
}

function sizedGroup(group: GraphGroup, graph: Graph): Sized {
    const heading: Row = [{ role: 'heading', text: shown(group.title), dx: 0 }];
    const { texts, width, height } = textsOf([heading, ...faultRows(group, graph)]);
    const names = group.members.flatMap((each) => (isRow(each) ? [titleWidth(each)] : []));
    const column = Math.max(0, ...names) + COLUMN_GAP;
    const members: { sized: Sized; dx: number; dy: number }[] = [];
    const gap = group.kind === 'pool' ? ROW_GAP : GAP;
    let dy = height;
    let right = width;
    for (const each of group.members) {
        const sized = sizedOf(each, graph, column);
        const dx = PAD + (each.kind === 'tracked' ? INDENT : 0);
        members.push({ sized, dx, dy });
        dy += sized.height + gap;
        right = Math.max(right, dx + sized.width + PAD);
    }
    return { element: group, texts, width: right, height: dy - gap + PAD, members };
}

function sizedOf(element: Element, graph: Graph, column?: number): Sized {
    if (isGroup(element)) return sizedGroup(element, graph);
    return sizedNode(element, graph, column ?? titleWidth(element) + COLUMN_GAP);
}

/** The least size that an element takes, with all that is in it. */
export function sizeOf(element: Element, graph: Graph): { readonly width: number; readonly height: number } {
    const { width, height } = sizedOf(element, graph);
    return { width, height };
}

function placedAt(sized: Sized, x: number, y: number, width: number): Box[] {
    const { element, height, texts, members } = sized;
    const own: Box = {
        element,
        x,
        y,
        width,
        height,
        texts: texts.map((each) => ({ ...each, x: x + each.x, y: y + each.y })),
    };
    const inside = members.flatMap((each) =>
        placedAt(each.sized, x + each.dx, y + each.dy, width - each.dx - PAD),
    );
    return [own, ...inside];
}

/** An element at a place and all that is in it, each frame before what is in it; `width` is no less than it takes. */
export function boxesOf(element: Element, graph: Graph, x: number, y: number, width: number): readonly Box[] {
    return placedAt(sizedOf(element, graph), x, y, width);
}

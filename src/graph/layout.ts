/** Places the boxes of a picture in columns, from the clients on the left to the real servers on the right. */
import { type Box, boxesOf, sizeOf } from './boxes.ts';
import { dagre } from './dagre.ts';
import { type EdgeRole, type Element, type Graph, isGroup } from './model.ts';

/** A line between two boxes. */
export interface Line {
    readonly role: EdgeRole;
    readonly from: Box;
    readonly to: Box;
}

/** A picture in which everything has its place, in pixels. */
export interface Layout {
    readonly width: number;
    readonly height: number;
    readonly boxes: readonly Box[];
    readonly lines: readonly Line[];
}

/** The column of what stands at the top of a picture. */
const COLUMNS: Readonly<Record<Element['kind'], number>> = {
    clients: 0,
    address: 1,
    addresses: 1,
    instance: 2,
    tracked: 2,
    sync: 2,
    director: 2,
    service: 3,
    server: 4,
    sorry: 4,
    pool: 4,
};

/** Around everything. */
const MARGIN = 16;
/** Between two boxes of a column. */
const BETWEEN = 18;
/** Between two columns: the more lines there are, the more room do they take. */
const COLUMN_GAP = 80;
const GAP_PER_LINE = 2;
const WIDEST_GAP = 180;

function columnOf({ kind }: Element): number {
    return COLUMNS[kind];
}

/** The element at the top of a picture in which each box and group is, by the id of that. */
function ownersOf({ elements }: Graph): ReadonlyMap<string, Element> {
    const owners = new Map<string, Element>();
    const enter = (element: Element, owner: Element): void => {
        owners.set(element.id, owner);
        if (isGroup(element)) for (const each of element.members) enter(each, owner);
    };
    for (const each of elements) enter(each, each);
    return owners;
}

/** The lines between different elements at the top; from the clients to each to which no other leads. */
function linksOf(graph: Graph): readonly { readonly from: Element; readonly to: Element }[] {
    const owners = ownersOf(graph);
    const links = graph.edges.flatMap(({ from, to }) => {
        const [one, other] = [owners.get(from), owners.get(to)];
        return one === undefined || other === undefined || one === other ? [] : [{ from: one, to: other }];
    });
    const reached = new Set(links.map(({ to }) => to));
    const [clients] = graph.elements;
    const more = graph.elements.filter((each) => each !== clients && !reached.has(each));
    return [...links, ...(clients === undefined ? [] : more.map((to) => ({ from: clients, to })))];
}

/** A stretch of the sheet. */
interface Area {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
}

/** The last column of which the boxes are moved together. */
const LAST_CLOSE = COLUMNS.director;

/**
 * The same areas with the columns up to the directors moved together around one height: the library places a box next
 * to those that it leads to, which for some directors with many virtual servers is far apart.
 */
function together(areas: ReadonlyMap<Element, Area>): ReadonlyMap<Element, Area> {
    const result = new Map(areas);
    const inColumn = (column: number): (readonly [Element, Area])[] =>
        [...areas].filter(([each]) => columnOf(each) === column).sort(([, a], [, b]) => a.y - b.y);
    const close = inColumn(LAST_CLOSE);
    const middle =
        close.reduce((sum, [, { y, height }]) => sum + y + height / 2, 0) / Math.max(close.length, 1);
    for (let column = 0; column <= LAST_CLOSE; column++) {
        const all = inColumn(column);
        const tall = all.reduce((sum, [, { height }]) => sum + height + BETWEEN, -BETWEEN);
        let y = Math.max(Math.round(middle - tall / 2), MARGIN);
        for (const [element, area] of all) {
            result.set(element, { ...area, y });
            y += area.height + BETWEEN;
        }
    }
    return result;
}

/** Where each element stands, of which those of one column are equally wide. */
function areasOf(graph: Graph, widths: ReadonlyMap<Element, number>): ReadonlyMap<Element, Area> {
    const links = linksOf(graph);
    const sheet = new dagre.Graph();
    sheet.setGraph({
        rankdir: 'LR',
        nodesep: BETWEEN,
        edgesep: BETWEEN / 2,
        ranksep: Math.min(COLUMN_GAP + GAP_PER_LINE * links.length, WIDEST_GAP),
        marginx: MARGIN,
        marginy: MARGIN,
    });
    for (const each of graph.elements)
        sheet.setNode(each.id, { width: widths.get(each) ?? 0, height: sizeOf(each, graph).height });
    for (const { from, to } of links)
        sheet.setEdge(from.id, to.id, { minlen: Math.max(columnOf(to) - columnOf(from), 1) });
    const constraints = graph.elements.flatMap((each, index) => {
        const next = graph.elements.slice(index + 1).find((other) => columnOf(other) === columnOf(each));
        return next === undefined ? [] : [{ left: each.id, right: next.id }];
    });
    dagre.layout(sheet, { constraints });
    const areas = graph.elements.map((each): [Element, Area] => {
        const { x, y, width, height } = sheet.node(each.id);
        return [each, { x: Math.round(x - width / 2), y: Math.round(y - height / 2), width, height }];
    });
    return together(new Map(areas));
}

/** Places everything; the same picture gets the same places. */
export function layOut(graph: Graph): Layout {
    const widest = new Map<number, number>();
    for (const each of graph.elements) {
        const column = columnOf(each);
        widest.set(column, Math.max(widest.get(column) ?? 0, sizeOf(each, graph).width));
    }
    const widths = new Map(graph.elements.map((each) => [each, widest.get(columnOf(each)) ?? 0]));
    const areas = areasOf(graph, widths);
    const boxes = [...areas].flatMap(([each, { x, y, width }]) => boxesOf(each, graph, x, y, width));
    const byId = new Map(boxes.map((box) => [box.element.id, box]));
    const lines = graph.edges.flatMap(({ from, to, role }): Line[] => {
        const [one, other] = [byId.get(from), byId.get(to)];
        return one === undefined || other === undefined ? [] : [{ role, from: one, to: other }];
    });
    return {
        width: Math.max(...boxes.map(({ x, width }) => x + width)) + MARGIN,
        height: Math.max(...boxes.map(({ y, height }) => y + height)) + MARGIN,
        boxes,
        lines,
    };
}

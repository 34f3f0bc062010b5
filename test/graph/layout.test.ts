import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Box, FONT_SIZE } from '../../src/graph/boxes.ts';
import { type Layout, layOut } from '../../src/graph/layout.ts';
import { type Element, type Graph, isGroup, within } from '../../src/graph/model.ts';
import { widthOf } from '../../src/graph/text.ts';
import { anyGraph } from './any.ts';
import { graphOf, largeText } from './drawn.ts';

/**
 * Advance widths of the letters from blank to tilde, in thousandths of the size, of DejaVu Sans and of its bold cut: among
 * the fonts that systems use for `sans-serif`, the widest.
 */
const PLAIN =
    '318 401 460 838 636 950 780 275 390 390 500 838 318 361 318 337 636 636 636 636 636 636 636 636 636 636 337 337 838 838 838 531 1000 684 686 698 770 632 575 775 752 295 295 656 557 863 748 787 603 787 695 635 611 732 684 989 685 611 685 390 337 390 838 500 500 613 635 550 635 615 352 635 634 278 278 579 278 974 634 612 635 635 411 521 392 634 592 818 592 592 525 636 337 636 838';
const BOLD =
    '348 456 521 838 696 1002 872 306 457 457 523 838 380 415 380 365 696 696 696 696 696 696 696 696 696 696 400 400 838 838 838 580 1000 774 762 734 830 683 683 821 837 372 372 775 637 995 837 850 733 850 770 720 682 812 774 1103 771 724 725 457 365 457 838 500 500 675 716 593 716 678 435 716 712 343 343 665 343 1042 712 687 716 716 493 595 478 712 652 924 645 652 582 712 365 712 838';

it.each([
    ['plain', PLAIN, false],
    ['bold', BOLD, true],
])('no letter is wider than it is taken for: %s', (_, widths, bold) => {
    const wider = widths.split(' ').flatMap((width, index) => {
        const char = String.fromCharCode(32 + index);
        return Number(width) > widthOf(char, 1000, bold) ? [char] : [];
    });
    expect(widths.split(' ')).toHaveLength(95);
    expect(wider).toEqual([]);
});

function overlap(one: Box, other: Box): boolean {
    return (
        one.x < other.x + other.width &&
        other.x < one.x + one.width &&
        one.y < other.y + other.height &&
        other.y < one.y + one.height
    );
}

function isInside(inner: Box, outer: Box): boolean {
    return (
        inner.x >= outer.x &&
        inner.y >= outer.y &&
        inner.x + inner.width <= outer.x + outer.width &&
        inner.y + inner.height <= outer.y + outer.height
    );
}

/** What is wrong with places: boxes over each other or outside their frame, texts that leave their box. */
function faultsOf({ width, height, boxes, lines }: Layout, { elements, edges }: Graph): string[] {
    const byId = new Map(boxes.map((box) => [box.element.id, box]));
    const found: string[] = [];
    const siblings = (all: readonly Element[], frame: Box | undefined): void => {
        const own = all.flatMap(({ id }) => byId.get(id) ?? []);
        if (own.length !== all.length) found.push('a box is missing');
        for (const [index, one] of own.entries()) {
            const over = own.slice(index + 1).find((other) => overlap(one, other));
            if (over !== undefined) found.push(`${one.element.id} lies over ${over.element.id}`);
            if (frame !== undefined && !isInside(one, frame))
                found.push(`${one.element.id} leaves its frame`);
            if (isGroup(one.element)) siblings(one.element.members, one);
        }
    };
    siblings(elements, undefined);
    for (const { element, x, y, width: wide, height: tall, texts } of boxes) {
        if (x < 0 || y < 0 || x + wide > width || y + tall > height)
            found.push(`${element.id} leaves the sheet`);
        for (const { text, role, x: left, y: base } of texts) {
            const end = left + widthOf(text, FONT_SIZE, role === 'title' || role === 'heading');
            if (left < x || end > x + wide || base - FONT_SIZE < y || base > y + tall)
                found.push(`"${text}" leaves ${element.id}`);
        }
    }
    if (lines.length !== edges.length) found.push('a line is missing');
    for (const { role, from, to } of lines)
        if (role !== 'tracks' && from.x + from.width >= to.x)
            found.push(`the line from ${from.element.id} to ${to.element.id} leads back`);
    return found;
}

describe('places', () => {
    it('overlap nowhere and have room for their texts, whatever these are', () => {
        fc.assert(
            fc.property(anyGraph, (graph) => {
                expect(faultsOf(layOut(graph), graph)).toEqual([]);
            }),
            { numRuns: 60 },
        );
    });

    it('are the same for the same picture', () => {
        const graph = graphOf({ lb1: largeText(100, 4), lb2: largeText(90, 4) });
        expect(layOut(graph)).toEqual(layOut(graph));
    });

    it('stay within bounds for 12 virtual servers with 20 real servers each', () => {
        const graph = graphOf({ lb1: largeText(100, 12), lb2: largeText(90, 12) });
        const layout = layOut(graph);
        expect(faultsOf(layout, graph)).toEqual([]);
        const servers = layout.boxes.filter(({ element }) => element.kind === 'server');
        expect(servers).toHaveLength(240);
        // All servers in one column, each in a line of 20 pixels, with a head of 36 for each virtual server.
        expect(new Set(servers.map(({ x }) => x)).size).toBe(1);
        expect(layout.height).toBeLessThan(12 * (20 * 20 + 80));
        expect(layout.width).toBeLessThan(2000);
    });

    it('of directors are in the order of their priorities', () => {
        const texts = { a: largeText(90, 6), b: largeText(110, 6), c: largeText(100, 6) };
        const graph = graphOf(texts);
        const { boxes } = layOut(graph);
        const directors = boxes
            .filter(({ element }) => element.kind === 'director')
            .sort((a, b) => a.y - b.y);
        expect(directors.map(({ element }) => element.title)).toEqual([
            'director b',
            'director c',
            'director a',
        ]);
        expect(graph.elements.flatMap(within).length).toBe(boxes.length);
    });
});

import { XmlElement, XmlText, parseXml } from '@rgrove/parse-xml';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dotOf } from '../../src/graph/dot.ts';
import { mermaidOf } from '../../src/graph/mermaid.ts';
import { type Graph, isGroup, within } from '../../src/graph/model.ts';
import { THEMES, styleSheet } from '../../src/graph/svg-style.ts';
import { svgOf } from '../../src/graph/svg.ts';
import { shown } from '../../src/graph/text.ts';
import { anyGraph, anyText } from './any.ts';
import { graphOf, serverText } from './drawn.ts';

/** The elements of a document in a line, those inside others too. */
function elementsOf(parent: XmlElement): XmlElement[] {
    return parent.children.flatMap((each) => (each instanceof XmlElement ? [each, ...elementsOf(each)] : []));
}

function rootOf(svg: string): XmlElement {
    const root = parseXml(svg).root;
    if (root === null) throw new Error('there is no element');
    return root;
}

const NASTY: Graph = {
    title: 'a "b" <c> & \\d',
    description: '</desc>',
    elements: [
        { id: 'clients1', kind: 'clients', title: 'clients', lines: [] },
        {
            id: 'addresses1',
            kind: 'addresses',
            title: 'x"]\nend',
            members: [
                { id: 'address1', kind: 'address', title: '"<br>`#35;_style:#1;', lines: ['\\"', '\\'] },
            ],
        },
    ],
    edges: [{ from: 'clients1', to: 'addresses1', role: 'flow' }],
    faults: new Map([
        [
            'address1',
            [{ severity: 'error', rule: 'vrrp/x', messages: ['a.conf:1:1: <b> & "c"', 'a.conf:2:1: \\'] }],
        ],
    ]),
};

describe('SVG', () => {
    it('is one document whatever the texts are, each as it is shown', () => {
        fc.assert(
            fc.property(anyGraph, fc.constantFrom(...THEMES), (graph, theme) => {
                const root = rootOf(svgOf(graph, theme));
                const texts = elementsOf(root)
                    .filter(({ name }) => name === 'text')
                    .map(({ text }) => text);
                const wanted = graph.elements.flatMap(within).map(({ title }) => shown(title));
                expect(texts).toEqual(expect.arrayContaining(wanted));
            }),
            { numRuns: 60 },
        );
    });

    it('tells at a fault what it is, and the message where one points to it', () => {
        const root = rootOf(svgOf(NASTY, 'auto'));
        const box = elementsOf(root).find(({ attributes }) => attributes['id'] === 'address1');
        const inside = box === undefined ? [] : elementsOf(box);
        expect(inside.map(({ name, text, attributes }) => [name, attributes['class'] ?? '', text])).toEqual([
            ['title', '', 'error: a.conf:1:1: <b> & "c" [vrrp/x]\nerror: a.conf:2:1: \\ [vrrp/x]'],
            ['rect', 'box address error', ''],
            ['text', 'title', '"<br>`#35;_style:#1;'],
            ['text', 'line', '\\"'],
            ['text', 'line', '\\'],
            ['text', 'error', 'error: vrrp/x (2 times)'],
        ]);
    });

    it('has a title and a description for those who do not see it', () => {
        const [title, description] = rootOf(svgOf(NASTY, 'auto')).children.filter(
            (each) => !(each instanceof XmlText),
        );
        expect([title, description]).toMatchObject([
            { name: 'title', text: NASTY.title },
            { name: 'desc', text: NASTY.description },
        ]);
    });

    it('follows the reader in its colours, or has those that were asked for', () => {
        expect(styleSheet('auto')).toContain('@media (prefers-color-scheme:dark)');
        const [light, dark] = [styleSheet('light'), styleSheet('dark')];
        expect(light).toContain('--kalint-paper:#ffffff');
        expect(dark).toContain('--kalint-paper:#14171c');
        expect(light + dark).not.toContain('@media');
    });

    it.each(THEMES)('has texts that can be told from what is behind them: %s', (theme) => {
        const shades = theme === 'auto' ? [...styleSheet(theme).matchAll(/\{(--kalint[^}]*)/g)] : [];
        const sheets = shades.length > 0 ? shades.map(([, each = '']) => each) : [styleSheet(theme)];
        for (const sheet of sheets) {
            const colors = new Map(
                [...sheet.matchAll(/--kalint-(\w+):(#\w{6})/g)].map(([, name = '', color = '']) => [
                    name,
                    color,
                ]),
            );
            const behind = ['paper', 'frame', 'address', 'instance', 'tracked', 'service', 'server', 'sorry'];
            const weak = ['text', 'faint', 'error', 'warning'].flatMap((front) =>
                behind.filter((back) => contrast(colors.get(front), colors.get(back)) < 4.5),
            );
            expect(colors.size).toBe(13);
            expect(weak).toEqual([]);
        }
    });
});

/** How well a colour can be told from another, from 1 to 21, as the Web Content Accessibility Guidelines 2 count. */
function contrast(one = '', other = ''): number {
    const luminance = (color: string): number => {
        const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
            const part = parseInt(color.slice(at, at + 2), 16) / 255;
            return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
}

describe('Graphviz', () => {
    /** A statement: names, words and quoted texts without an end of line, and brackets. */
    const LINE =
        /^ *(?:\}|(?:digraph \w+|subgraph \w+) \{|\w+="(?:[^"\\\n]|\\[^\n])*";|\w+(?: -> \w+)?(?: \[\w+="(?:[^"\\\n]|\\[^\n])*"(?:, \w+="(?:[^"\\\n]|\\[^\n])*")*\])?;)$/;

    it('has every text in quotes that end where they are meant to', () => {
        fc.assert(
            fc.property(anyGraph, (graph) => {
                const lines = dotOf(graph).split('\n');
                expect(lines.at(-1)).toBe('');
                expect(lines.slice(0, -1).filter((line) => !LINE.test(line))).toEqual([]);
            }),
            { numRuns: 60 },
        );
    });

    it('starts and ends a line at the frame of a group', () => {
        expect(dotOf(NASTY)).toContain('clients1 -> address1 [lhead="cluster_addresses1"];');
    });

    it('escapes quotes, backslashes and entities', () => {
        const dot = dotOf(NASTY);
        expect(dot).toContain('label="a \\"b\\" <c> &amp; \\\\d"');
        expect(dot).toContain('label="\\"<br>`#35;_style:#1;\\n\\\\\\"\\n\\\\\\nerror: vrrp/x (2 times)"');
    });
});

describe('Mermaid', () => {
    /** A label: nothing in it but letters, digits, some marks, numbers of characters and line breaks. */
    const LABEL = /^"(?:[\p{L}\p{N}_ .,:()[\]/+?'-]|#\d+;|<br>)+"$/u;

    it('has nothing in a label that means something else', () => {
        fc.assert(
            fc.property(anyGraph, (graph) => {
                const [head, title, ...lines] = mermaidOf(graph).split('\n');
                expect(head).toBe('flowchart LR');
                expect(title).toMatch(/^ {4}accTitle: /);
                const labels = lines.flatMap((line) => /"[^]*"/.exec(line)?.[0] ?? []);
                expect(labels.filter((each) => !LABEL.test(each))).toEqual([]);
                const boxes = graph.elements.flatMap(within);
                const heads = lines.filter((line) => /^ *(?:subgraph )?[a-z]+\d+[[(]/.test(line));
                expect(heads).toHaveLength(boxes.length);
                expect(lines.filter((line) => line.trim() === 'end')).toHaveLength(
                    boxes.filter(isGroup).length,
                );
            }),
            { numRuns: 60 },
        );
    });

    it('never has a word in a text that Mermaid takes for a style before it parses', () => {
        fc.assert(
            fc.property(anyText, (title) => {
                const graph: Graph = { ...NASTY, title: `${title}style:#1;classDef:#2;`, faults: new Map() };
                expect(mermaidOf(graph)).not.toMatch(/(?:style|classDef).*:\S*#.*;/);
            }),
            { numRuns: 30 },
        );
    });

    it('writes special characters by their numbers', () => {
        expect(mermaidOf(NASTY)).toContain(
            'address1(["#34;#60;br#62;#96;#35;35#59;#95;#115;tyle:#35;1#59;<br>#92;#34;<br>#92;<br>error: vrrp/x (2 times)"])',
        );
    });
});

it('writes the same each time', () => {
    const texts = { lb1: serverText('192.0.2.1', ['10.0.0.1']), lb2: serverText('192.0.2.1', ['10.0.0.1']) };
    const written = (): string[] => {
        const graph = graphOf(texts);
        return [svgOf(graph, 'auto'), dotOf(graph), mermaidOf(graph)];
    };
    expect(written()).toEqual(written());
});

/** What `kalint graph --format dot` writes, in the real Graphviz. */
import { spawnSync } from 'node:child_process';
import { XmlElement, parseXml } from '@rgrove/parse-xml';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dotOf } from '../../src/graph/dot.ts';
import { type Graph, faultLine, isGroup, within } from '../../src/graph/model.ts';
import { shown } from '../../src/graph/text.ts';
import { hasProgram } from '../cli/programs.ts';
import { anyGraph } from '../graph/any.ts';
import { graphOf, largeText } from '../graph/drawn.ts';
import { say } from './say.ts';

const found = hasProgram('dot');
if (!found) say('without Graphviz the tests of what is written for it are skipped');

/** The groups and nodes that Graphviz draws, each with its texts, and how many lines. */
function drawn(graph: Graph): { boxes: readonly string[]; lines: number } {
    const { status, stdout, stderr } = spawnSync('dot', ['-Tsvg'], { input: dotOf(graph), encoding: 'utf8' });
    // Graphviz tells of fonts and characters that it does not have; faults of the language are errors.
    expect({ status, errors: stderr.split('\n').filter((line) => /syntax|^Error/i.test(line)) }).toEqual({
        status: 0,
        errors: [],
    });
    const root = parseXml(stdout, { ignoreUndefinedEntities: true }).root;
    const all = (parent: XmlElement): XmlElement[] =>
        parent.children.flatMap((each) => (each instanceof XmlElement ? [each, ...all(each)] : []));
    const elements = root === null ? [] : all(root);
    const ofClass = (name: string): XmlElement[] =>
        elements.filter(({ attributes }) => attributes['class'] === name);
    const textsOf = (parent: XmlElement): string =>
        all(parent)
            .filter(({ name }) => name === 'text')
            .map(({ text }) => text.replaceAll('\u00a0', ' ').trim())
            .filter((text) => text !== '')
            .join('\n');
    return {
        boxes: [...ofClass('cluster'), ...ofClass('node')].map(textsOf).sort(),
        lines: ofClass('edge').filter((each) => all(each).some(({ name }) => name === 'path')).length,
    };
}

/** What is to be written in the boxes and frames. */
function wanted({ elements, faults }: Graph): readonly string[] {
    return elements
        .flatMap(within)
        .map((each) =>
            [each.title, ...(isGroup(each) ? [] : each.lines), ...(faults.get(each.id) ?? []).map(faultLine)]
                .map((text) => shown(text).trim())
                .filter((text) => text !== '')
                .join('\n'),
        )
        .sort();
}

describe.skipIf(!found)('Graphviz', () => {
    it('draws a large pair', () => {
        const graph = graphOf({ lb1: largeText(100, 12), lb2: largeText(90, 12) });
        const { boxes, lines } = drawn(graph);
        expect(boxes).toEqual(wanted(graph));
        expect(lines).toBe(graph.edges.length);
    });

    it('draws any texts as they are', () => {
        fc.assert(
            fc.property(anyGraph, (graph) => {
                const { boxes, lines } = drawn(graph);
                expect(boxes).toEqual(wanted(graph));
                expect(lines).toBe(graph.edges.length);
            }),
            { numRuns: 25 },
        );
    });
});

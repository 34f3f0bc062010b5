import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NEWEST } from '../../grammar/schema/releases.ts';
import { readConfiguration } from '../../src/expand/effective.ts';
import { read } from '../../src/expand/reader.ts';
import { build, parseSource } from '../../src/syntax/parse.ts';
import { tokenSpan } from '../../src/syntax/tree.ts';
import { createSourceFile } from '../../src/text/source-file.ts';
import { SourceSet } from '../../src/text/source-set.ts';
import { MAIN, includesIn, tokensOf } from '../support/expand.ts';
import { fixtureTexts, mutated, propertySeed, soup } from '../support/texts.ts';
import { outline } from '../support/tree.ts';

const seed = propertySeed();
const texts = fc.oneof(soup, mutated(fixtureTexts()));

/** A text without anything that is replaced, repeated, left out, included or escaped, and without blanks at ends of lines. */
const plain = texts.map((text) => text.replace(/[$~@\\]|include/g, '').replace(/[ \t]+$/gm, ''));

describe(`any text (KALINT_SEED=${seed})`, () => {
    it('in which nothing is to be replaced is read as its tree has it', () => {
        fc.assert(
            fc.property(plain, (text) => {
                const file = createSourceFile(MAIN, text);
                const tree = parseSource(file);
                const options = { release: NEWEST, configId: undefined, includes: includesIn({}) };
                const { lines, openQuotes, problems } = read(new SourceSet(file), options);
                const built = build(lines, text);
                expect(outline(built.items)).toBe(outline(tree.items));
                expect([...built.problems.map(({ span }) => span), ...openQuotes].sort(byStart)).toEqual(
                    tree.problems.map(({ span }) => span).sort(byStart),
                );
                expect(problems).toEqual([]);
            }),
            { seed, numRuns: 400 },
        );
    });

    it('is read to its end, and all of it points into the files', () => {
        fc.assert(
            fc.property(texts, texts, fc.constantFrom(NEWEST, '2.2.7' as const), (text, other, release) => {
                const sources = new SourceSet(createSourceFile(MAIN, text));
                const includes = includesIn({ [MAIN]: text, '10.0.0.1': other });
                const { lines, problems, openQuotes } = read(sources, { release, configId: 'lb1', includes });
                const { length } = sources.joined.text;
                const spans = [
                    ...lines.flatMap(tokensOf).map(tokenSpan),
                    ...problems.map(({ span }) => span),
                    ...openQuotes,
                ];
                for (const { start, end } of spans) {
                    expect(start).toBeGreaterThanOrEqual(0);
                    expect(end).toBeGreaterThan(start);
                    expect(end).toBeLessThanOrEqual(length);
                }
            }),
            { seed, numRuns: 300 },
        );
    });

    it('has a tree of its own where nothing is to be replaced', () => {
        const tree = parseSource(createSourceFile(MAIN, 'a {\n    b # $X @c\n}\n'));
        const options = { release: NEWEST, configId: undefined, includes: includesIn({}) };
        const { statements } = readConfiguration(tree, options);
        expect(statements.map(({ node }) => node)).toEqual(tree.items);
        expect(statements[0]?.node).toBe(tree.items[0]);
    });
});

function byStart(a: { start: number; end: number }, b: { start: number; end: number }): number {
    return a.start - b.start || a.end - b.end;
}

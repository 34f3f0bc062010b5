import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { selectionsAt } from '../../../src/service/editor/structure/selections.ts';
import { parseSource } from '../../../src/syntax/parse.ts';
import { parseInParts } from '../../../src/syntax/parts.ts';
import { createSourceFile } from '../../../src/text/source-file.ts';
import { contains } from '../../../src/text/span.ts';
import { fixtureTexts, mutated, propertySeed, soup } from '../../support/texts.ts';
import { unmarked } from './marked.ts';

/** What is selected at the cursor `|`, from the least on; the whole text, which is always last, is left out. */
function selected(marks: string): readonly string[] {
    const { text, offset } = unmarked(marks);
    const spans = selectionsAt(parseSource(createSourceFile('a', text)), offset);
    expect(spans.at(-1)).toEqual({ start: 0, end: text.length });
    return spans.slice(0, -1).map(({ start, end }) => text.slice(start, end));
}

describe('growing a selection', () => {
    it('goes from a word in quotes to the blocks', () => {
        expect(selected('a x {\n    b "c d| e" f # g\n    h\n}\n\ni\n')).toEqual([
            'd',
            'c d e',
            '"c d e"',
            '"c d e" f',
            'b "c d e" f',
            'b "c d e" f # g',
            'b "c d e" f # g\n    h',
            '\n    b "c d e" f # g\n    h\n',
            '{\n    b "c d e" f # g\n    h\n}',
            'a x {\n    b "c d e" f # g\n    h\n}',
        ]);
    });

    it('goes from the head of a block to the block', () => {
        expect(selected('a x| y {\n  b\n}\n')).toEqual(['x', 'x y', 'a x y', 'a x y {\n  b\n}']);
        expect(selected('z\na {\n  b\n}|\nc\n')).toEqual(['}', '{\n  b\n}', 'a {\n  b\n}']);
    });

    it('goes through the blocks from between statements', () => {
        expect(selected('a {\n  b {\n    |\n    c\n  }\n}\n')).toEqual([
            '\n    \n    c\n  ',
            '{\n    \n    c\n  }',
            'b {\n    \n    c\n  }',
            '\n  b {\n    \n    c\n  }\n',
            '{\n  b {\n    \n    c\n  }\n}',
            'a {\n  b {\n    \n    c\n  }\n}',
        ]);
    });

    it('goes from a word of a comment to all comments beside it', () => {
        expect(selected('a {\n  # b c|\n  # d\n  e # f\n}\n').slice(0, 4)).toEqual([
            'c',
            'b c',
            '# b c',
            '# b c\n  # d',
        ]);
        expect(selected('a {\n  # d\n  e f # g|\n}\n').slice(0, 4)).toEqual([
            'g',
            '# g',
            'e f # g',
            '# d\n  e f # g',
        ]);
    });

    it('goes from the name of a definition to its use, and from its text to all of it', () => {
        expect(selected('a b${X|}c\n').slice(0, 4)).toEqual(['X', '${X}', 'b${X}c', 'a b${X}c']);
        expect(selected('$X=a b| \\\n  c\n')).toEqual(['b', 'a b \\\n  c', '$X=a b \\\n  c']);
        expect(selected('include a/b|.conf\nc\n')).toEqual(['a/b.conf', 'include a/b.conf']);
    });

    it('knows the text only, where nothing else is there', () => {
        expect(selected('|')).toEqual([]);
        expect(selected('\n|\na\n')).toEqual([]);
    });

    it('takes a block that is not closed as far as it goes', () => {
        expect(selected('a {\n  b|\n')).toEqual(['b', '\n  b\n', '{\n  b\n']);
    });
});

describe('at any offset of any text', () => {
    it('each selection holds the offset, and the one before it and more', () => {
        const texts = fixtureTexts().filter((text) => text.length < 3_000);
        const place = fc.double({ min: 0, max: 1, noNaN: true });
        fc.assert(
            fc.property(
                fc.oneof(soup, mutated(texts)),
                fc.array(place, { minLength: 1, maxLength: 8 }),
                (text, places) => {
                    const file = createSourceFile('a', text);
                    for (const tree of [parseSource(file), parseInParts(file)]) {
                        for (const offset of [0, ...places.map((each) => Math.round(each * text.length))]) {
                            const spans = selectionsAt(tree, offset);
                            expect(spans.at(-1)).toEqual({ start: 0, end: text.length });
                            let last = { start: offset, end: offset };
                            for (const span of spans) {
                                expect(contains(span, last)).toBe(true);
                                if (text !== '')
                                    expect(span.end - span.start).toBeGreaterThan(last.end - last.start);
                                last = span;
                            }
                        }
                    }
                },
            ),
            { numRuns: 400, seed: propertySeed() },
        );
    });

    it('depth costs no stack', () => {
        const text = 'a {\n'.repeat(20_000);
        const tree = parseSource(createSourceFile('a', text));
        expect(selectionsAt(tree, text.length - 2).length).toBeGreaterThan(20_000);
    });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../src/text/edit.ts';
import {
    createSourceFile,
    editSource,
    lineAt,
    lineSpan,
    positionAt,
    textOf,
} from '../../src/text/source-file.ts';

const fileOf = (text: string) => createSourceFile('a.conf', text);

describe('lines', () => {
    it.each([
        ['', ['']],
        ['a', ['a']],
        ['a\n', ['a', '']],
        ['a\nb', ['a', 'b']],
        ['\n\n', ['', '', '']],
        ['a\r\nb\r\n', ['a', 'b', '']],
        ['a\r\r\nb', ['a', 'b']],
        ['a\rb\r', ['a\rb']],
    ])('of %j end at a line feed only, without the carriage returns before it', (text, expected) => {
        const file = fileOf(text);
        expect(file.lineStarts.map((_, line) => textOf(file, lineSpan(file, line)))).toEqual(expected);
    });

    it('hold every offset of the text, the end included', () => {
        const text = fc.string({ unit: fc.constantFrom('a', '\n', '\r', '\u{1f600}') });
        fc.assert(
            fc.property(text, (content) => {
                const file = fileOf(content);
                for (let offset = 0; offset <= content.length; offset++) {
                    const before = content.slice(0, offset).split('\n');
                    const line = before.length - 1;
                    const column = before[line]?.length;
                    expect(lineAt(file, offset)).toBe(line);
                    expect(positionAt(file, offset)).toEqual({ line, column });
                }
            }),
        );
    });
});

describe('a file after an edit', () => {
    const piece = fc.constantFrom('a', '\n', '\r\n', 'bc', '');
    const texts = fc.array(piece, { maxLength: 20 }).map((pieces) => pieces.join(''));

    it('is that of its text', () => {
        fc.assert(
            fc.property(texts, texts, fc.nat(40), fc.nat(10), (before, text, place, length) => {
                const start = Math.min(place, before.length);
                const edit = { span: { start, end: Math.min(before.length, start + length) }, text };
                expect(editSource(createSourceFile('a.conf', before), edit, 7)).toEqual(
                    createSourceFile('a.conf', applyEdits(before, [edit]), 7),
                );
            }),
            { numRuns: 2_000 },
        );
    });
});

import { describe, expect, it } from 'vitest';
import { glyphOf, visible } from '../../src/report/visible.ts';

describe('a text made visible', () => {
    it.each([
        ['plain text', 'plain text'],
        ['日本 é 😀', '日本 é 😀'],
        ['\u001b[31mred', '␛[31mred'],
        ['a\nb\tc', 'a b c'],
        ['a\rb', 'a␍b'],
        ['\u007f', '␡'],
        ['\u0085\u009b', '<U+0085><U+009B>'],
        ['a\u202eb', 'a<U+202E>b'],
        ['\ufeff', '<U+FEFF>'],
        ['\ud83d', '<U+D83D>'],
    ])('%j is %j', (text, expected) => {
        expect(visible(text)).toBe(expected);
    });

    it('has nothing in it that a terminal would obey', () => {
        const all = Array.from({ length: 0x3000 }, (_, code) => String.fromCharCode(code)).join('');
        expect(visible(all)).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
    });
});

describe('a glyph', () => {
    it.each([
        ['a', 0, 1],
        ['\t', 0, 4],
        ['\t', 3, 1],
        ['語', 0, 2],
        ['😀', 0, 2],
        ['\u0301', 5, 0],
        ['\u3000', 0, 2],
        ['é', 0, 1],
    ])('%j in column %i takes %i', (char, column, width) => {
        expect(glyphOf(char, column).width).toBe(width);
    });
});

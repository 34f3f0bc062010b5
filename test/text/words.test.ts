import { describe, expect, it } from 'vitest';
import { listWords, quote, utf8Length } from '../../src/text/words.ts';

describe('a quoted word', () => {
    it.each([
        ['plain', '"plain"'],
        ['', '""'],
        ['a b', '"a b"'],
        ['a\u00a0b', '"a<U+00A0>b"'],
        ['\u001b[31m', '"<U+001B>[31m"'],
        ['\u200b', '"<U+200B>"'],
        ['日本', '"日本"'],
        ['x'.repeat(60), `"${'x'.repeat(60)}"`],
        [`${'x'.repeat(59)}😀`, `"${'x'.repeat(59)}…"`],
        ['x'.repeat(61), `"${'x'.repeat(60)}…"`],
    ])('%j is %j', (word, expected) => {
        expect(quote(word)).toBe(expected);
    });
});

describe('a list of words', () => {
    it.each([
        [[], ''],
        [['a'], 'a'],
        [['a', 'b'], 'a or b'],
        [['a', 'b', 'c'], 'a, b or c'],
    ])('%j', (words, expected) => {
        expect(listWords(words, 'or')).toBe(expected);
    });
});

describe('the length in UTF-8', () => {
    it.each(['', 'abc', 'é', '€', '日本', '\u{1f600}', 'a\u{1f600}é'])('of %j', (text) => {
        expect(utf8Length(text)).toBe(Buffer.byteLength(text, 'utf8'));
    });
});

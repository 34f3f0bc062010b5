import { describe, expect, it } from 'vitest';
import { type Edit, applyEdits, editsClash } from '../../src/text/edit.ts';
import { contains, join, overlaps } from '../../src/text/span.ts';

const edit = (start: number, end: number, text: string): Edit => ({ span: { start, end }, text });

describe('edits', () => {
    it.each<[string, Edit[], string]>([
        ['none', [], 'abcdef'],
        ['a replacement', [edit(1, 3, 'X')], 'aXdef'],
        ['an insertion at each end', [edit(0, 0, '<'), edit(6, 6, '>')], '<abcdef>'],
        ['a deletion of everything', [edit(0, 6, '')], ''],
        ['several, in any order', [edit(4, 5, 'E'), edit(0, 1, 'A')], 'AbcdEf'],
        ['neighbours', [edit(2, 4, 'Y'), edit(0, 2, 'X')], 'XYef'],
    ])('%s', (_, edits, expected) => {
        expect(applyEdits('abcdef', edits)).toBe(expected);
    });

    it.each<[string, Edit[], Edit[], boolean]>([
        ['of which some overlap', [edit(0, 1, ''), edit(3, 6, '')], [edit(5, 8, '')], true],
        ['that only touch', [edit(0, 3, '')], [edit(3, 6, '')], false],
        ['of which one inserts where the other ends', [edit(3, 3, 'x')], [edit(0, 3, '')], true],
        ['of which one list is empty', [], [edit(0, 3, '')], false],
    ])('%s', (_, a, b, expected) => {
        expect(editsClash(a, b)).toBe(expected);
        expect(editsClash(b, a)).toBe(expected);
    });
});

describe('spans', () => {
    it('are joined with what lies between them', () => {
        expect(join({ start: 4, end: 6 }, { start: 1, end: 2 })).toEqual({ start: 1, end: 6 });
    });

    it.each([
        [{ start: 0, end: 2 }, { start: 2, end: 4 }, false],
        [{ start: 0, end: 3 }, { start: 2, end: 4 }, true],
        [{ start: 2, end: 2 }, { start: 2, end: 4 }, true],
        [{ start: 5, end: 5 }, { start: 2, end: 4 }, false],
    ])('%j and %j overlap: %s', (a, b, expected) => {
        expect(overlaps(a, b)).toBe(expected);
        expect(overlaps(b, a)).toBe(expected);
    });

    it('contain themselves, and what begins and ends within them', () => {
        const outer = { start: 1, end: 4 };
        expect(contains(outer, outer)).toBe(true);
        expect(contains(outer, { start: 2, end: 3 })).toBe(true);
        expect(contains(outer, { start: 2, end: 5 })).toBe(false);
    });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Edit, EditSet, applyEdits } from '../../src/text/edit.ts';
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
        const sets = [new EditSet(), new EditSet()];
        expect([sets[0]?.add(a), sets[0]?.add(b)]).toEqual([true, !expected]);
        expect([sets[1]?.add(b), sets[1]?.add(a)]).toEqual([true, !expected]);
    });

    it('are taken one after the other as long as none touches one that was taken', () => {
        const spans = fc
            .tuple(fc.nat(40), fc.nat(4))
            .map(([start, length]) => edit(start, start + length, ''));
        fc.assert(
            fc.property(fc.array(spans, { maxLength: 20 }), (edits) => {
                const set = new EditSet();
                const taken: Edit[] = [];
                for (const each of edits) {
                    const free = taken.every(({ span }) => !overlaps(span, each.span));
                    expect(set.add([each])).toBe(free);
                    if (free) taken.push(each);
                }
                expect(new Set(set.edits)).toEqual(new Set(taken));
            }),
        );
    });

    it('of one group keep their order where they insert at one place', () => {
        const set = new EditSet();
        set.add([edit(2, 2, 'A'), edit(2, 2, 'B')]);
        expect(applyEdits('xxyy', set.edits)).toBe('xxAByy');
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

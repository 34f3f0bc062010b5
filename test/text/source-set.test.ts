import { describe, expect, it } from 'vitest';
import { createSourceFile, textOf } from '../../src/text/source-file.ts';
import { SourceSet } from '../../src/text/source-set.ts';

describe('several files as one text', () => {
    const main = createSourceFile('main.conf', 'a\nb');
    const other = createSourceFile('other.conf', 'cde');

    it('is the text of the file when there is one only', () => {
        expect(new SourceSet(main).joined).toBe(main);
    });

    it('leads from each place back to the file', () => {
        const set = new SourceSet(main);
        const start = set.add(other);
        const place = set.locate({ start: start + 1, end: start + 3 });
        expect(textOf(set.joined, { start: start + 1, end: start + 3 })).toBe('de');
        expect(place.file).toBe(other);
        expect(textOf(place.file, place.span)).toBe('de');
        expect(set.locate({ start: 2, end: 3 })).toEqual({ file: main, span: { start: 2, end: 3 } });
        expect(set.endAt(start)).toBe(start + 3);
    });

    it('holds a file once', () => {
        const set = new SourceSet(main);
        expect(set.add(other)).toBe(set.add(other));
        expect(set.add(main)).toBe(0);
        expect(set.files).toEqual([main, other]);
        expect(set.startOf('other.conf')).toBe(main.text.length + 1);
    });
});

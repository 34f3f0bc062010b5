import { applyPatch } from 'diff';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffReport } from '../../src/report/diff.ts';
import { changedLines } from '../../src/text/line-diff.ts';
import { PLAIN } from '../../src/report/style.ts';
import { createSourceFile } from '../../src/text/source-file.ts';

const plain = { style: PLAIN, showSecrets: true, secretNames: new Set<string>(), exact: true };

function diffOf(before: string, after: string, name = 'a.conf', options = {}): string {
    const [one, other] = [createSourceFile(name, before), createSourceFile(name, after)];
    return diffReport(one, other, { ...plain, ...options });
}

describe('changed lines', () => {
    it.each([
        ['nothing', 'abc', 'abc', []],
        ['a line', 'abc', 'axc', ['1-2 -> 1-2']],
        ['two lines apart', 'abcd', 'xbcy', ['0-1 -> 0-1', '3-4 -> 3-4']],
        ['a new line', 'ab', 'axb', ['1-1 -> 1-2']],
        ['a line less', 'axb', 'ab', ['1-2 -> 1-1']],
        ['a moved line', 'abcd', 'bcda', ['0-1 -> 0-0', '4-4 -> 3-4']],
        ['everything', 'ab', 'cdef', ['0-2 -> 0-4']],
        ['a line among equal ones', 'zzaz', 'zzbz', ['2-3 -> 2-3']],
        ['lines between equal ones', 'zazbz', 'zxzyz', ['1-2 -> 1-2', '3-4 -> 3-4']],
    ])('%s', (_, before, after, expected) => {
        const changes = changedLines(before.split(''), after.split(''));
        expect(
            changes.map((each) => `${each.oldStart}-${each.oldEnd} -> ${each.newStart}-${each.newEnd}`),
        ).toEqual(expected);
    });

    it('of 100 000 lines, all alike and all changed, are found at once', () => {
        const start = performance.now();
        const changes = changedLines(Array<string>(100_000).fill('; x'), Array<string>(100_000).fill('# x'));
        expect(changes).toHaveLength(100_000);
        expect(performance.now() - start).toBeLessThan(5_000);
    });
});

describe('a diff', () => {
    const text = fc
        .array(fc.constantFrom('a', 'b', 'c', '}', '', '-x', '\\ y', 'd\r'), { maxLength: 30 })
        .chain((lines) => fc.constantFrom(lines.join('\n'), `${lines.join('\n')}\n`));

    it('turns the one text into the other: 2 000 pairs', () => {
        fc.assert(
            fc.property(text, text, (before, after) => {
                const diff = diffOf(before, after);
                expect(diff === '').toBe(before === after);
                if (diff === '') return;
                expect(applyPatch(before, diff, { autoConvertLineEndings: false })).toBe(after);
            }),
            { numRuns: 2_000 },
        );
    });

    it('shows three lines around changes, those of near ones once', () => {
        const lines = Array.from({ length: 30 }, (_, index) => `line ${String(index + 1)}\n`);
        const after = lines.map((line, index) => ([4, 10, 20].includes(index) ? `new ${line}` : line));
        expect(diffOf(lines.join(''), after.join('')).match(/^@@.*$/gm)).toEqual([
            '@@ -2,13 +2,13 @@',
            '@@ -18,7 +18,7 @@',
        ]);
    });

    it('tells of a missing line end', () => {
        expect(diffOf('a\nb', 'a\nc\n')).toBe(
            '--- a.conf\n+++ a.conf\n@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+c\n',
        );
    });

    it.each([
        ['a b.conf', '--- a b.conf\t\n'],
        ['a\nb.conf', '--- "a\\012b.conf"\n'],
        ['q"u\\o.conf', '--- "q\\"u\\\\o.conf"\n'],
        ['\u001b[31m.conf', '--- "\\033[31m.conf"\n'],
        ['ü.conf', '--- ü.conf\n'],
    ])('names %j so that a patching program finds it', (name, head) => {
        expect(diffOf('a\n', 'b\n', name).startsWith(head)).toBe(true);
    });

    it('moves nothing on a terminal', () => {
        const diff = diffOf('\u001b[31m\r\n', '\tb\r\n', 'a\u001b.conf', { exact: false });
        expect(diff).toBe('--- a␛.conf\n+++ a␛.conf\n@@ -1,1 +1,1 @@\n-␛[31m␍\n+\tb␍\n');
    });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatText } from '../../src/format/index.ts';
import { type RangesResult, formatFile, formatRanges } from '../../src/service/format.ts';
import { stretchesOf } from '../../src/service/stretches.ts';
import { applyEdits } from '../../src/text/edit.ts';
import { type SourceFile, createSourceFile, lineAt } from '../../src/text/source-file.ts';
import { fixtureTexts, mutated, propertySeed, soup } from '../support/texts.ts';

const texts = fixtureTexts().filter((text) => text.length < 3_000);
const anyText = fc.oneof(soup, mutated(texts));
const file = (text: string): SourceFile => createSourceFile('keepalived.conf', text);

/** The text after lines `first` to `last`, from 0, were laid out. */
function after(text: string, first: number, last: number): string {
    const source = file(text);
    const span = { start: source.lineStarts[first] ?? 0, end: source.lineStarts[last + 1] ?? text.length };
    const result = formatRanges(source, [span]);
    expect(result.kind).toBe('formatted');
    return applyEdits(text, result.kind === 'formatted' ? result.edits : []);
}

describe('laying out some lines', () => {
    it('leaves the others as they are', () => {
        const text = 'a {\n b\n  c   d\n e\n}\n';
        expect(after(text, 2, 2)).toBe('a {\n b\n    c d\n e\n}\n');
        expect(after(text, 1, 2)).toBe('a {\n    b\n    c d\n e\n}\n');
        expect(after(text, 4, 4)).toBe(text);
    });

    it('takes the line of the brace with that of its name', () => {
        expect(after('a\n{\n b\n}\n', 1, 1)).toBe('a {\n b\n}\n');
        expect(after('a\n{\n b\n}\n', 0, 0)).toBe('a {\n b\n}\n');
    });

    it('takes comments between the two with them', () => {
        const text = 'a\n#\n{\n b\n}\n';
        for (const line of [0, 1, 2]) expect(after(text, line, line)).toBe('a {\n    #\n b\n}\n');
    });

    it('cuts a line into several', () => {
        expect(after('a { b { c\n d }\n }\nx  y\n', 0, 0)).toBe('a {\n    b {\n        c\n d }\n }\nx  y\n');
    });

    it('takes the empty lines above a line with it', () => {
        expect(after('a\n\n\n\nb\n\n\n\nc\n', 4, 4)).toBe('a\n\nb\n\n\n\nc\n');
        expect(after('a\nb {\n c\n}\n', 1, 1)).toBe('a\n\nb {\n c\n}\n');
    });

    it('takes no line at whose start the selection ends, and that of a cursor', () => {
        const text = ' a\n b\n';
        const edited = (start: number, end: number): string => {
            const result = formatRanges(file(text), [{ start, end }]);
            return applyEdits(text, result.kind === 'formatted' ? result.edits : []);
        };
        expect(edited(0, 3)).toBe('a\n b\n');
        expect(edited(0, 4)).toBe('a\nb\n');
        expect(edited(3, 3)).toBe(' a\nb\n');
        expect(edited(6, 6)).toBe(text);
    });

    it('takes several selections', () => {
        const text = ' a\n b\n c\n';
        const spans = [
            { start: 1, end: 2 },
            { start: 7, end: 8 },
        ];
        const result = formatRanges(file(text), spans);
        expect(applyEdits(text, result.kind === 'formatted' ? result.edits : [])).toBe('a\n b\nc\n');
    });

    it('does not take long where much goes together', () => {
        const text = `a\n${'#\n'.repeat(20_000)}{\n b\n}\n`;
        const begun = performance.now();
        expect(stretchesOf(file(text), formatText(text).text)).toHaveLength(3);
        // Each line is looked at a few times; with all that stand before it this would take minutes.
        expect(performance.now() - begun).toBeLessThan(10_000);
    });

    it('leaves what braces are wrong in', () => {
        expect(after('a {\n  b\n', 1, 1)).toBe('a {\n  b\n');
    });
});

describe('the stretches of any text and its layout', () => {
    it('are both texts, in whole lines', () => {
        fc.assert(
            fc.property(anyText, (text) => {
                const laidOut = formatText(text).text;
                const stretches = stretchesOf(file(text), laidOut);
                let at = 0;
                for (const { span } of stretches) {
                    expect(span.start).toBe(at);
                    expect(at === 0 || text[at - 1] === '\n').toBe(true);
                    at = span.end;
                }
                expect(at).toBe(text.length);
                expect(stretches.map((each) => each.text).join('')).toBe(laidOut);
            }),
            { numRuns: 400, seed: propertySeed() },
        );
    });
});

describe('laying out lines of any text', () => {
    it('does for all of them what laying out the file does', () => {
        fc.assert(
            fc.property(anyText, (text) => {
                const whole = formatFile(file(text));
                const result: RangesResult = formatRanges(file(text), [{ start: 0, end: text.length }]);
                expect(result.kind).toBe(whole.kind);
                if (whole.kind === 'formatted' && result.kind === 'formatted')
                    expect(applyEdits(text, result.edits)).toBe(whole.file.text);
            }),
            { numRuns: 300, seed: propertySeed() },
        );
    });

    it('comes line by line to the layout of the file', () => {
        fc.assert(
            fc.property(anyText, (text) => {
                const { text: laidOut, skipped } = formatText(text);
                fc.pre(skipped.length === 0 && formatFile(file(text)).kind === 'formatted');
                let current = file(text);
                // From the end, so that what has been laid out is not moved.
                for (let line = current.lineStarts.length - 1; line >= 0; line--) {
                    const start = current.lineStarts[line] ?? 0;
                    const result = formatRanges(current, [{ start, end: start }]);
                    if (result.kind !== 'formatted') throw new Error(result.reason);
                    for (const { span } of result.edits)
                        expect(lineAt(current, span.start)).toBeLessThanOrEqual(line);
                    current = file(applyEdits(current.text, result.edits));
                }
                expect(current.text).toBe(laidOut);
            }),
            { numRuns: 100, seed: propertySeed() },
        );
    });
});

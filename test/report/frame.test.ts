import { describe, expect, it } from 'vitest';
import { drawFrame, frameOf } from '../../src/report/frame.ts';
import { noRedaction, redactionOf } from '../../src/report/secrets.ts';
import { glyphOf } from '../../src/report/visible.ts';
import { createSourceFile } from '../../src/text/source-file.ts';

const same = (text: string): string => text;

/** The two lines of the frame for the part between `[` and `]` of a line. */
function drawn(marked: string, width = 80): string[] {
    const start = marked.indexOf('[');
    const end = marked.indexOf(']') - 1;
    const file = createSourceFile('a.conf', marked.replace(/[[\]]/g, ''));
    return drawFrame(frameOf(file, { start, end }, width, noRedaction), 1, same, same);
}

/** Columns that a text takes on a terminal. */
function columns(text: string): number {
    return Array.from(text).reduce((sum, char) => sum + glyphOf(char, 0).width, 0);
}

describe('a frame', () => {
    it.each([
        ['a word', 'abc [def] ghi', ['1 | abc def ghi', '  |     ^^^']],
        ['nothing', 'abc[] def', ['1 | abc def', '  |    ^']],
        ["the line's end", 'abc[]', ['1 | abc', '  |    ^']],
        ['an empty line', '[]', ['1 |', '  | ^']],
        ['a tab before it', '\tab\t[c]', ['1 |     ab  c', '  |         ^']],
        ['a tab in it', 'a[\tb]', ['1 | a   b', '  |  ^^^^']],
        ['wide characters', '日本 [語x]', ['1 | 日本 語x', '  |      ^^^']],
        ['a combining mark before it', 'e\u0301 [x]', ['1 | e\u0301 x', '  |   ^']],
        ['a combining mark in it', 'a[e\u0301]b', ['1 | ae\u0301b', '  |  ^']],
        ['a no-break space', 'a[\u00a0]b', ['1 | a·b', '  |  ^']],
        ['what cannot be seen', 'a[\u200b]b', ['1 | a<U+200B>b', '  |  ^^^^^^^^']],
        ['what a terminal would obey', '\u001b[2J[x]'.replace('[', ''), ['1 | ␛2Jx', '  |    ^']],
        ['carriage returns at the end', 'a[b]\r', ['1 | ab', '  |  ^']],
        ['an emoji', '😀[x]', ['1 | 😀x', '  |   ^']],
    ])('marks %s', (_, marked, expected) => {
        expect(drawn(marked)).toEqual(expected);
    });

    it('shows of several lines the first', () => {
        const file = createSourceFile('a.conf', 'ab\ncd');
        expect(frameOf(file, { start: 1, end: 4 }, 80, noRedaction)).toEqual({
            line: 1,
            text: 'ab',
            from: 1,
            to: 2,
        });
    });
});

describe('a line that is too long', () => {
    const filler = 'abcdefghij'.repeat(30);

    it.each([
        ['at its start', `[XYZ]${filler}`],
        ['in its middle', `${filler}[XYZ]${filler}`],
        ['at its end', `${filler}[XYZ]`],
        ['among wide characters', `${'語'.repeat(200)}[XYZ]${'語'.repeat(200)}`],
        ['among characters beyond the basic plane', `${'😀'.repeat(500)}[XYZ]${'😀'.repeat(500)}`],
    ])('is cut around a mark %s, which stands under its text', (_, marked) => {
        const [line = '', marks = ''] = drawn(marked, 60);
        const text = line.slice('1 | '.length);
        expect(columns(text)).toBeLessThanOrEqual(60);
        expect(columns(text)).toBeGreaterThan(55);
        expect(text).not.toMatch(/[\ud800-\udfff](?![\udc00-\udfff])/u);
        const from = marks.indexOf('^') - '1 | '.length;
        expect(columns(text.slice(0, text.indexOf('XYZ')))).toBe(from);
        expect(marks.trim()).toBe('| ' + ' '.repeat(from) + '^^^');
    });

    it('says where it was cut', () => {
        const [line = ''] = drawn(`${filler}[XYZ]${filler}`, 60);
        expect(line).toMatch(/^1 \| ….*XYZ.*…$/);
        expect(drawn(`[XYZ]${filler}`, 60)[0]).toMatch(/^1 \| XYZ.*[^…]…$/);
        expect(drawn(`${filler}[XYZ]`, 60)[0]).toMatch(/^1 \| ….*XYZ$/);
    });

    it('shows the start of a mark that is longer than the room', () => {
        const [line = '', marks = ''] = drawn(`ab [${filler}] cd`, 40);
        expect(line).toMatch(/^1 \| …?abcdefghij.*…$/);
        expect(marks.length).toBeLessThanOrEqual('1 | '.length + 40);
    });

    it('costs no more where it has a million characters', () => {
        const file = createSourceFile('a.conf', '{'.repeat(1_000_000));
        const start = performance.now();
        for (let at = 0; at < 1_000_000; at += 1_000)
            frameOf(file, { start: at, end: at + 1 }, 80, noRedaction);
        expect(performance.now() - start).toBeLessThan(5_000);
    });
});

describe('a secret in a frame', () => {
    it.each([
        ['before the mark', 'auth_pass s3cr3t {', '{', '1 | auth_pass *** {', '  |               ^'],
        ['under the mark', 'auth_pass s3cr3t', 's3cr3t', '1 | auth_pass ***', '  |           ^^^'],
    ])('%s', (_, text, meant, ...expected) => {
        const file = createSourceFile('a.conf', text);
        const start = text.indexOf(meant);
        const frame = frameOf(file, { start, end: start + meant.length }, 80, redactionOf(text));
        expect(drawFrame(frame, 1, same, same)).toEqual(expected);
    });

    it('that is long is hidden also where the line is cut in it', () => {
        const text = `auth_pass ${'s3cr3t'.repeat(500)} x`;
        const file = createSourceFile('a.conf', text);
        const frame = frameOf(file, { start: text.length - 1, end: text.length }, 40, redactionOf(text));
        expect(frame.text).toMatch(/^…\*\*\* x$/);
        expect(frame.text.slice(frame.from, frame.to)).toBe('x');
    });
});

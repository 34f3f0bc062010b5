import { describe, expect, it } from 'vitest';
import { NEWEST } from '../../grammar/schema/releases.ts';
import type { Includes } from '../../src/expand/includes.ts';
import { read } from '../../src/expand/reader.ts';
import { createSourceFile } from '../../src/text/source-file.ts';
import { SourceSet } from '../../src/text/source-set.ts';
import { type ExpandCase, MAIN, lines, linesRead, problemsRead, readCase } from '../support/expand.ts';

const given = (text: string, files: ExpandCase['files'] = {}): ExpandCase => ({
    title: '',
    text,
    files,
    expected: '',
});

/** Definitions of which each has the one before it twice, and a line that uses the last. */
function doubled(first: string, count: number): string {
    const others = Array.from({ length: count }, (_, at) => `$A${at + 1}=\${A${at}}\${A${at}}`);
    return lines(first, ...others, `a\${A${count}}`);
}

describe('definitions that lead back to themselves', () => {
    it.each([
        ['at once', lines('$A=$A', 'a$A', 'b'), 'a / b', 'endless-definition 2'],
        ['through another', lines('$A=${B}', '$B=${A}', 'a${A}'), 'a', 'endless-definition 3'],
        ['over several lines', lines('$A=$A \\', 'b', '$A', 'c'), 'c', 'endless-definition 3'],
    ])('%s are taken out', (_, text, expected, problems) => {
        const reading = readCase(given(text));
        expect(linesRead(reading)).toBe(expected);
        expect(problemsRead(reading)).toBe(problems);
    });

    it('end where the line is full when they grow', () => {
        const reading = readCase(given(lines('$A=x$A', '$A')));
        expect(linesRead(reading)).toMatch(/^x{1021}\$A$/);
        expect(problemsRead(reading)).toBe('definition-overflow 2');
    });

    it('are told from those that bring nothing thousands of times', () => {
        const reading = readCase(given(doubled('$A0=', 12)));
        expect([linesRead(reading), problemsRead(reading)]).toEqual(['a', '']);
    });

    it('end where the text is too much when each line brings another', () => {
        const reading = readCase(given(lines('$A=a \\', '$A', 'before', '$A', 'b')));
        expect(linesRead(reading)).toBe('before');
        expect(problemsRead(reading)).toBe('expansion-too-large 4');
    });
});

describe('too much text', () => {
    it('is not made by nested sequences', () => {
        const head = '~SEQ(A,999) ~SEQ(B,999) ~SEQ(C,999)';
        const reading = readCase(given(lines('a', `${head} b`, 'c')));
        expect(linesRead(reading)).toBe('a');
        expect(problemsRead(reading)).toBe('expansion-too-large 2');
    });

    it('is not made by a sequence of which nothing is left', () => {
        const reading = readCase(given(lines('a', '~SEQ(A,999999999) @no b', 'c')));
        expect(problemsRead(reading)).toBe('expansion-too-large 2');
    });

    it.each(['$A0=', '$A0=x'])('is not made by definitions that double one another, of %s', (first) => {
        const reading = readCase(given(doubled(first, 40)));
        expect(linesRead(reading)).toBe('');
        expect(problemsRead(reading)).toContain('expansion-too-large 42');
    });

    it('is no use of a definition that stands in a file', () => {
        const reading = readCase(given(lines('$A=a', '$A $A $A $A'.concat('\n').repeat(80_000))));
        expect(problemsRead(reading)).toBe('');
    });

    it('is not brought by files that include others twice', () => {
        const names = Array.from({ length: 30 }, (_, index) => index);
        const files = Object.fromEntries(
            names.map((index) => [
                `${index}.inc`,
                lines('a', `include ${index + 1}.inc`, `include ${index + 1}.inc`),
            ]),
        );
        const reading = readCase(given(lines('include 0.inc', 'b'), { ...files, '30.inc': lines('c') }));
        expect(problemsRead(reading)).toContain('expansion-too-large 1');
    });

    it('is not brought by one file', () => {
        const reading = readCase(given(lines('include a.inc'), { 'a.inc': lines('a').repeat(2_500_000) }));
        expect(reading.lines).toEqual([]);
        expect(problemsRead(reading)).toBe('expansion-too-large 1');
    });

    it('is no number of braces on the lines of a file', () => {
        const reading = readCase(given(lines('$A=a', 'b { c }'.concat('\n').repeat(12_000))));
        expect(reading.lines).toHaveLength(48_000);
        expect(problemsRead(reading)).toBe('');
    });

    it('is nothing that stands in files as it is', () => {
        const reading = readCase(given(lines('include a.inc'), { 'a.inc': lines('a').repeat(30_000) }));
        expect(reading.lines).toHaveLength(30_000);
        expect(problemsRead(reading)).toBe('');
    });
});

describe('includes', () => {
    it('may name more files than may lead to one another', () => {
        const files = Object.fromEntries(
            Array.from({ length: 100 }, (_, index) => [`d/${index}`, lines('a')]),
        );
        const reading = readCase(given(lines('include d/*'), files));
        expect(reading.lines).toHaveLength(100);
        expect(problemsRead(reading)).toBe('');
    });

    it('may be made by a sequence', () => {
        const files = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`${index}`, lines('a')]));
        const reading = readCase(given(lines('~SEQ(X,0,49) include ${X}'), files));
        expect(reading.lines).toHaveLength(50);
        expect(reading.problems.filter(({ kind }) => kind !== 'include-read-twice')).toEqual([]);
    });

    it('end where a file is found under ever new names', () => {
        const includes: Includes = (pattern, from) => ({
            kind: 'files',
            files: [createSourceFile(`${from}/${pattern}`, lines('a', 'include again', 'b'))],
        });
        const sources = new SourceSet(createSourceFile(MAIN, lines('include again')));
        const { lines: found, problems } = read(sources, { release: NEWEST, configId: undefined, includes });
        expect(found.length).toBeLessThan(100);
        expect(problems.map(({ kind }) => kind)).toEqual(['include-cycle']);
    });
});

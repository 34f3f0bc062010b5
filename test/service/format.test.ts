import { describe, expect, it } from 'vitest';
import { NEWEST } from '../../grammar/schema/releases.ts';
import { formatText } from '../../src/format/index.ts';
import { DEFAULT_FORMAT_SETTINGS, formatFile } from '../../src/service/format.ts';
import { differenceOf } from '../../src/service/unchanged.ts';
import { createSourceFile } from '../../src/text/source-file.ts';
import { MAIN, includesIn } from '../support/expand.ts';

const file = (text: string) => createSourceFile(MAIN, text, 3);
const releases = [NEWEST, '2.2.7'] as const;

describe('laying out a file', () => {
    it('gives the file with its name and version, and what stays', () => {
        const text = 'a\n{ }\n\nb {\n x {\n';
        const result = formatFile(file(text));
        expect(result).toEqual({
            kind: 'formatted',
            file: createSourceFile(MAIN, formatText(text).text, 3),
            skipped: [{ start: 7, end: text.length - 1 }],
        });
    });

    it('proves it for what an included file says of the definitions', () => {
        const settings = {
            ...DEFAULT_FORMAT_SETTINGS,
            releases,
            includes: includesIn({ 'defs.conf': '$X=a { b \\\n\n@lb1 $Y=c\n' }),
        };
        const text = 'include defs.conf\nv {\n$X\n}\n@lb2 w $Y\n}\n';
        expect(formatFile(file(text), settings).kind).toBe('formatted');
    });
});

describe('laying out a large file', () => {
    it('proves it as well: blocks in plenty', () => {
        const result = formatFile(file('a\n{ b }\n'.repeat(30_000)));
        expect(result.kind).toBe('formatted');
    });
});

describe('the proof that a layout changes nothing', () => {
    const difference = (before: string, after: string): string | undefined =>
        differenceOf(file(before), file(after), { releases });

    it('holds where only blanks, line ends and places of comments differ', () => {
        expect(difference('a # c\n{ b "x  y" }', 'a { # c\n    b "x  y"\n}\n')).toBeUndefined();
    });

    it.for([
        ['a word', 'a b\n', 'a c\n'],
        ['a line end', 'a b\n', 'a\nb\n'],
        ['blanks in quotes', 'a "b  c"\n', 'a "b c"\n'],
        ['a lost brace', 'a { b }\n', 'a { b\n'],
        ['the use of a definition', '$X=1\na $X\n', '$X=1\na $X}\n'],
        ['a quote without partner', 'a "b\n', 'a b\n'],
        ['a word beside a definition', '$X=1\na b\n', '$X=1\na c\n'],
        ['a comment that becomes text', 'a # b\n', 'a\nb\n'],
    ] as const)('does not hold for %s', ([, before, after]) => {
        expect(difference(before, after)).toBe(`keepalived ${NEWEST} would read something else from it`);
    });

    it.for([
        ['@lb1 a { b }\n', '@lb1 a {\nb\n}\n', 'keepalived 2.4.3 would read something else from it'],
        [
            '@^lb1 a\n',
            '@^lb1\na\n',
            'keepalived 2.4.3 would read something else from it for the configuration id "lb1"',
        ],
        [
            '@lb1 a\n',
            '@lb1 b\n',
            'keepalived 2.4.3 would read something else from it for the configuration id "lb1"',
        ],
    ] as const)('is made for every id: %s', ([before, after, reason]) => {
        expect(difference(before, after)).toBe(reason);
    });

    it('cannot be made where there is too much text', () => {
        const much = '~SEQ(A,1,30000) a\n';
        expect(difference(much, `${much}\n`)).toBe(
            'definitions and includes bring more text than kalint reads',
        );
    });

    it('is made for every release', () => {
        expect(difference('a # b \\\n', 'a # b\n')).toBe(
            'keepalived 2.2.7 would read something else from it',
        );
    });
});

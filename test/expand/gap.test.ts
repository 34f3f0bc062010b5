import { describe, expect, it } from 'vitest';
import { NEWEST } from '../../grammar/schema/releases.ts';
import { type EffectiveConfig, isUnknown, readConfiguration } from '../../src/expand/effective.ts';
import type { Includes } from '../../src/expand/includes.ts';
import { parseSource } from '../../src/syntax/parse.ts';
import { createSourceFile } from '../../src/text/source-file.ts';
import { lines } from '../support/expand.ts';

function reading(text: string, files: Readonly<Record<string, string>> = {}): EffectiveConfig {
    const includes: Includes = (pattern) => {
        const found = files[pattern];
        return found === undefined
            ? { kind: 'missing', pattern: false }
            : { kind: 'files', files: [createSourceFile(pattern, found)] };
    };
    const tree = parseSource(createSourceFile('main.conf', text));
    return readConfiguration(tree, { release: NEWEST, configId: undefined, includes });
}

/** The words with a definition that may be in what is missing. */
function unknownIn({ statements, gap }: EffectiveConfig): string {
    const words = statements.flatMap((each) => each.words);
    return words
        .filter((word) => isUnknown(word, gap))
        .map(({ text }) => text)
        .join(' ');
}

describe('where text is missing', () => {
    it.each([
        ['below, so that all is known', lines('a $X', 'include no'), ''],
        ['above', lines('include no', 'a $X'), '$X'],
        ['between', lines('a $X', 'include no', 'b $Y', 'include never', 'c $Z'), '$Y $Z'],
        ['nowhere', lines('a $X'), ''],
        ['below what a definition makes', lines('$A=\\', 'a $X \\', 'b $Y', '', '$A', 'include no'), ''],
        ['above what a definition makes', lines('$A=b $Y', 'include no', '$A'), '$Y'],
    ])('%s', (_, text, expected) => {
        expect(unknownIn(reading(text))).toBe(expected);
    });

    it.each([
        ['before the line in it', lines('include no', 'b $Y'), '$Y $Z'],
        ['behind it', lines('b $Y', 'include no'), '$Z'],
    ])('in an included file, %s', (_, part, expected) => {
        expect(unknownIn(reading(lines('a $X', 'include part', 'c $Z'), { part }))).toBe(expected);
    });

    it('begins where too much is made', () => {
        const { gap, incomplete } = reading(lines('a $X', '~SEQ(A,999) ~SEQ(B,999) b', 'c'));
        expect([gap?.path, incomplete]).toEqual([[5], true]);
    });
});

import { describe, expect, it } from 'vitest';
import { formatText } from '../../src/format/index.ts';
import { piecesOf } from './pieces.ts';
import { effectsOf, idsIn } from './same.ts';

/** Texts in which a blank or a line end more or less would have an effect. */
const TEXTS: readonly (readonly [string, string])[] = [
    ['a definition that a comment seems to end, before a block', '$X={ \\\n# c\n  a {\n b\n}\n'],
    ['a definition behind a name that is not defined', '{${A}$X=a \\\na\n}\n'],
    ['a definition that blanks seem to end', '$X=a \\\n  \n  b \\\n\n  c\n'],
    ['a name at the end of its line', '$M=a \\\nb\nx $M\n{\n}\n'],
    ['a name before a brace', '$V=1\na {$V}\n'],
    ['a comment that goes on in older releases', 'a # b \\\n{\n}\n'],
    ['a comment of its own that goes on', 'a\n# b \\\n{\n}\n'],
    ['a backslash before blanks', 'a \\  \n{\n}\n'],
    ['a carriage return before blanks', '# c\r\t\na\n{ }\n'],
    ['an include without pattern before a brace', 'include\n{ a }\n'],
    ['an include behind a brace', 'a { include b }\n}\n'],
    ['a condition behind a brace', 'a { @lb1 b }\n}\n'],
    ['a condition and the brace below it', '@lb1 a\n{\n}\n'],
    ['an escaped sign before a brace', 'a b\\#c\n{ d\n}\n'],
];

describe('the layout of odd texts', () => {
    it.for(TEXTS)('changes nothing else: %s', ([, text]) => {
        const { text: formatted } = formatText(text);
        const ids = idsIn(text);
        expect(piecesOf(formatted)).toEqual(piecesOf(text));
        expect(effectsOf(formatted, ids)).toEqual(effectsOf(text, ids));
        expect(formatText(formatted).text).toBe(formatted);
    });
});

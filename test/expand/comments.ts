import { type ExpandCase, lines } from '../support/expand.ts';

/** Comments, escapes, blanks and braces. */
export const COMMENTS: readonly ExpandCase[] = [
    { title: 'from either sign', text: lines('a # x', 'b ! x', '#c', '!d'), expected: 'a / b' },
    { title: 'inside a word', text: lines('a#x', 'b!x'), expected: 'a / b' },
    { title: 'not in double quotes', text: lines('a "#x" "', 'b "!x"#y'), expected: 'a "#x" " / b "!x"' },
    { title: 'in single quotes', text: lines("'a #x'"), expected: "'a" },
    { title: 'with a quote in it', text: lines('a # it"s'), expected: 'a' },
    { title: 'with braces in it', text: lines('a # { }'), expected: 'a' },
    {
        title: 'not after a backslash at the top of a file',
        text: lines(String.raw`a\#b`, String.raw`c\!d`),
        expected: 'a#b / c!d',
        copyDiffers: true,
    },
    { title: 'after two backslashes', text: lines(String.raw`a\\#b`), expected: String.raw`a\\` },
    {
        title: 'after a backslash in front of another character',
        text: lines(String.raw`a\b#c`),
        expected: String.raw`a\b`,
    },
    {
        title: 'after an escaped quote, which opens nothing for comments',
        text: lines(String.raw`a \" #b`),
        expected: String.raw`a \ "`,
    },
    {
        title: 'with a backslash at the end',
        text: lines('a # x \\', 'b'),
        expected: 'a / b',
        before: 'a\\ / b',
    },
    {
        title: 'with a backslash at the end, alone on a line',
        text: lines('# x \\', 'a'),
        expected: 'a',
        before: '\\ / a',
    },
    {
        title: 'with an escaped backslash at the end',
        text: lines(String.raw`a # x \\`),
        expected: 'a',
    },
    { title: 'a backslash at the end is a word', text: lines('a b \\', 'c'), expected: 'a b\\ / c' },
    { title: 'an empty text', text: '', expected: '' },
    { title: 'a last line without end', text: 'a\nb', expected: 'a / b' },
    { title: 'lines that end as on Windows', text: 'a\r\nb \r\r\n\r\nc\r', expected: 'a / b / c' },
    { title: 'a carriage return inside is a blank', text: 'a\rb "\n', expected: 'a b "' },
    { title: 'tabs and form feeds', text: '\ta\tb\t"\n\fc\v\n', expected: 'a b " / c' },
    { title: 'a no-break space is none', text: 'a\u00a0b\nc\u00a0\n', expected: 'a\u00a0b / c\u00a0' },
    { title: 'braces stand alone', text: lines('a{b}c'), expected: 'a / { / b / } / c' },
    { title: 'one brace after the other', text: lines('a { { b } }'), expected: 'a / { / { / b / } / }' },
    { title: 'not in double quotes', text: lines('a "{" b { "c}"', '}'), expected: 'a "{" b / { / "c}" / }' },
    { title: 'not after an open quote', text: lines('a " { b', 'c'), expected: 'a " { b / c' },
];

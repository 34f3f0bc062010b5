import { describe, expect, it } from 'vitest';
import { StructureParser, isTrivia } from '../../grammar/parser.ts';
import { createLexer } from '../../grammar/tokens.ts';

// Chevrotain's own examination of a grammar wants a function that Node 20 lacks.
const object = Object as unknown as { groupBy?: unknown };
object.groupBy ??= (items: readonly unknown[], key: (item: unknown) => string) => {
    const groups: Record<string, unknown[]> = {};
    for (const item of items) (groups[key(item)] ??= []).push(item);
    return groups;
};

const lexer = createLexer();
const kinds = (text: string): string[] =>
    lexer
        .tokenize(text)
        .tokens.filter((token) => token.tokenType.name !== 'Blank')
        .map((token) => `${token.tokenType.name} ${JSON.stringify(token.image)}`);

describe('the lexer and the grammar', () => {
    it('pass their own examination, with every pattern in the fast dispatch table', () => {
        expect(() => createLexer(true)).not.toThrow();
        expect(() => new StructureParser(true)).not.toThrow();
    });

    it('gives no token type to the parser that it does not know', () => {
        expect(lexer.tokenize('a # b').tokens.filter((token) => isTrivia(token.tokenType))).toHaveLength(2);
    });
});

describe('comments', () => {
    it.each([
        ['# a', ['Comment "# a"']],
        ['priority 100#x', ['Word "priority"', 'Word "100"', 'Comment "#x"']],
        ['priority 100!x', ['Word "priority"', 'Word "100"', 'Comment "!x"']],
        ['a \\#b \\!c', ['Word "a"', 'Word "\\\\#b"', 'Word "\\\\!c"']],
        ['a \\\\#b', ['Word "a"', 'Word "\\\\\\\\"', 'Comment "#b"']],
        ['a "b # c" d', ['Word "a"', 'QuotedWord "\\"b # c\\""', 'Word "d"']],
        ["a 'b # c'", ['Word "a"', 'Word "\'b"', 'Comment "# c\'"']],
        ['# it"s', ['Comment "# it\\"s"']],
        ['a # b\r\n', ['Word "a"', 'Comment "# b"', 'Newline "\\r\\n"']],
    ])('%j', (text, expected) => {
        expect(kinds(text)).toEqual(expected);
    });

    it('are seen by the quotes as keepalived counts them when a quote is escaped', () => {
        // decomment() passes over the escaped quote, so the # is outside quotes for it.
        expect(kinds('a \\"b # c"')).toEqual([
            'Word "a"',
            'Word "\\\\"',
            'OpenQuote "\\"b "',
            'Comment "# c\\""',
        ]);
    });
});

describe('words', () => {
    it.each([
        ['state "MASTER"x', ['Word "state"', 'QuotedWord "\\"MASTER\\""', 'Word "x"']],
        ['a"b"{', ['Word "a"', 'QuotedWord "\\"b\\""', 'LBrace "{"']],
        ['router_id a{b}', ['Word "router_id"', 'Word "a"', 'LBrace "{"', 'Word "b"', 'RBrace "}"']],
        ['x "a{b}"', ['Word "x"', 'QuotedWord "\\"a{b}\\""']],
        ['x 10.0.${NET}.1', ['Word "x"', 'Word "10.0.${NET}.1"']],
        ['x ${_RANDOM 1 5}', ['Word "x"', 'Word "${_RANDOM 1 5}"']],
        ['state "BACKUP { # x', ['Word "state"', 'OpenQuote "\\"BACKUP { # x"']],
        ['a\u00a0b', ['Word "a\u00a0b"']],
        ['a\rb', ['Word "a"', 'Word "b"']],
    ])('%j', (text, expected) => {
        expect(kinds(text)).toEqual(expected);
    });
});

describe('lines with a meaning of their own', () => {
    it.each([
        ['@lb1 priority 100', ['ConfigId "@lb1"', 'Word "priority"', 'Word "100"']],
        ['x @lb1', ['Word "x"', 'Word "@lb1"']],
        ['a { @^lb1 b', ['Word "a"', 'LBrace "{"', 'ConfigId "@^lb1"', 'Word "b"']],
        ['$X=a {b} # c', ['DefinitionName "$X="', 'RawText "a"', 'RawText "{b}"', 'Comment "# c"']],
        ['$X = a', ['Word "$X"', 'Word "="', 'Word "a"']],
        [
            '$X=a \\\n b\nc',
            [
                'DefinitionName "$X="',
                'RawText "a"',
                'ContinuedLine "\\\\\\n"',
                'RawText "b"',
                'RawEnd "\\n"',
                'Word "c"',
            ],
        ],
        ['~SEQ(A, 1, 3) x${A}', ['Sequence "~SEQ(A, 1, 3)"', 'Word "x${A}"']],
        ['~LST({A,B},{1,2}) x', ['Sequence "~LST({A,B},{1,2})"', 'Word "x"']],
        ['include /etc/{a,b}.conf', ['Include "include"', 'RawText "/etc/{a,b}.conf"']],
        ['includer x', ['Include "includer"', 'RawText "x"']],
        ['include', ['Word "include"']],
        ['includez x', ['Word "includez"', 'Word "x"']],
        ['include # x', ['Word "include"', 'Comment "# x"']],
    ])('%j', (text, expected) => {
        expect(kinds(text)).toEqual(expected);
    });
});

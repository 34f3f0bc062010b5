import { type ExpandCase, lines } from '../support/expand.ts';

/** A line that is no sequence. */
function refused(head: string, title: string): ExpandCase {
    return { title, text: lines(`${head} a\${X}`, 'b'), expected: 'b', problems: 'invalid-sequence 1' };
}

/** Sequences of numbers. */
export const SEQUENCES: readonly ExpandCase[] = [
    { title: 'to a number', text: lines('~SEQ(X,3) a${X}'), expected: 'a1 / a2 / a3' },
    { title: 'to a number below 1', text: lines('~SEQ(X,-2) a${X}'), expected: 'a-1 / a-2' },
    { title: 'to 0', text: lines('~SEQ(X,0) a${X}'), expected: 'a1 / a0' },
    {
        title: 'from and to',
        text: lines('~SEQ(X,5,7) a${X}', '~SEQ(X,2,0) b${X}'),
        expected: 'a5 / a6 / a7 / b2 / b1 / b0',
    },
    {
        title: 'in steps',
        text: lines('~SEQ(X,0,5,12) a${X}', '~SEQ(X,3,-2,-1) b${X}', '~SEQ(X,1,9,1) c${X}'),
        expected: 'a0 / a5 / a10 / b3 / b1 / b-1 / c1',
    },
    {
        title: 'hexadecimal',
        text: lines('~SEQx(X,9,11) a${X}', '~SEQx(X,0x90,0x10,0xb0) b${X}'),
        expected: 'a9 / aa / ab / b90 / ba0 / bb0',
    },
    { title: 'octal bounds', text: lines('~SEQ(X,010,011) a${X}'), expected: 'a8 / a9' },
    { title: 'blanks', text: lines('~SEQ \t( X , 1 , 2 )  \t a${X}'), expected: 'a1 / a2' },
    {
        title: 'bounds from definitions',
        text: lines('$N=2', '$F=1', '~SEQ(X,$F,$N) a${X}', '~SEQ(X,${N}) b${X}'),
        expected: 'a1 / a2 / b1 / b2',
    },
    {
        title: 'without a comma: one character is taken for it',
        text: lines('~SEQ(X 2) a${X}'),
        expected: 'a1 / a0',
    },
    { title: 'without a number', text: lines('~SEQ(X,) a${X}'), expected: 'a1 / a0' },
    { title: 'without a text', text: lines('~SEQ(X,2)', 'a'), expected: 'a' },
    { title: 'keeps the last value', text: lines('~SEQ(X,2) a', 'b$X'), expected: 'a / a / b2' },
    {
        title: 'one in the other',
        text: lines('~SEQ(X,2) ~SEQ(Y,2) a${X}${Y}', 'b'),
        expected: 'a11 / a12 / a21 / a22 / b',
    },
    {
        title: 'of a block',
        text: lines('~SEQ(X,2) a${X} { b${X} }'),
        expected: 'a1 / { / b1 / } / a2 / { / b2 / }',
    },
    {
        title: 'of a definition',
        text: lines('$M=a${X} \\', 'b${X}', '~SEQ(X,2) $M', 'c'),
        expected: 'a1 / b1 / a2 / b2 / c',
    },
    {
        title: 'in a definition',
        text: lines('$M=a \\', '~SEQ(X,2) b${X} \\', 'c', '$M', 'd'),
        expected: 'a / b1 / b2 / c / d',
    },
    {
        title: 'at the end of a definition, in a sequence',
        text: lines('$M=a${X} \\', '~SEQ(Y,2) b${X}${Y}', '~SEQ(X,2) $M', 'c'),
        expected: 'a1 / b11 / b12 / a2 / b21 / b22 / c',
    },
    {
        title: 'of definitions in definitions',
        text: lines('$IN=b${X}${Y} \\', 'c', '$OUT=a${X} \\', '~SEQ(Y,2) $IN', '~SEQ(X,2) $OUT', 'd'),
        expected: 'a1 / b11 / c / b12 / c / a2 / b21 / c / b22 / c / d',
    },
    {
        title: 'of a definition that is made',
        text: lines('~SEQ(X,2) $Y=y${X}', 'a$Y'),
        expected: 'ay2',
    },
    { title: 'behind a brace', text: lines('a { ~SEQ(X,2) b${X}', '}'), expected: 'a / { / b1 / b2 / }' },
    { title: 'not inside a line', text: lines('a ~SEQ(X,2) "'), expected: 'a ~SEQ(X,2) "' },
    {
        title: 'that a definition brings is none',
        text: lines('$S=~SEQ(X,2) a', '$S "'),
        expected: '~SEQ(X,2) a "',
    },
    {
        title: 'that a definition brings is one for older releases where more is to replace',
        text: lines('$S=~SEQ(X,2) a$X', '$S'),
        expected: '~SEQ(X,2) a$X',
        before: 'a1 / a2',
    },
    refused('~SEQ', 'refused without parentheses'),
    refused('~SEQX(X,2)', 'refused with a large X'),
    refused('~SEQ(,2)', 'refused without a name'),
    refused('~SEQ(X)', 'refused without bounds'),
    refused('~SEQ(X,a)', 'refused with words'),
    refused('~SEQ(X,1,2,3,4)', 'refused with four numbers'),
    refused('~SEQ(X,08)', 'refused with half an octal number'),
    refused('~SEQ(X,1,0,3)', 'refused with steps of 0'),
    refused('~SEQ(X,1,-1,3)', 'refused with steps that lead away'),
    refused('~SEQ(X,3,1,1)', 'refused with steps that lead away from above'),
    refused('~SEQx(X,-1,3)', 'refused with negative hexadecimal numbers'),
    refused('~SEQ(X,2', 'refused without its end'),
    refused(`~SEQ(X,1${' '.repeat(62)})`, 'refused with too many characters'),
    refused('~SEQ(X,$N)', 'refused with a definition that is not there'),
];

/** Lists of values. */
export const LISTS: readonly ExpandCase[] = [
    { title: 'of one variable', text: lines('~LST(X,1,b,c) a${X}'), expected: 'a1 / ab / ac' },
    {
        title: 'of one variable, in braces',
        text: lines('~LST({X},{1},{2}) a${X}', '~LST(X,{3},4) a${X}'),
        expected: 'a1 / a2 / a3 / a4',
    },
    {
        title: 'of two variables',
        text: lines('~LST({X,Y},{1,2},{3,4}) a${X}${Y}'),
        expected: 'a12 / a34',
    },
    {
        title: 'with values missing',
        text: lines('~LST({X,Y},{1},{},{,2},3) a${X}.${Y}'),
        expected: 'a1. / a. / a.2 / a3.',
    },
    {
        title: 'with blanks',
        text: lines('~LST ( { X , Y } , { 1 , 2 } , { 3 , 4 } ) a${X}${Y}'),
        expected: 'a12 / a34',
    },
    {
        title: 'in a sequence, and the other way round',
        text: lines('~SEQ(X,2) ~LST(Y,b,c) a${X}${Y}', '~LST(Y,b,c) ~SEQ(X,2) a${X}${Y}'),
        expected: 'a1b / a1c / a2b / a2c / a1b / a2b / a1c / a2c',
    },
    {
        title: 'of a definition',
        text: lines('$M=a${X} { \\', 'b${Y} \\', '}', '~LST({X,Y},{1,2},{3,4}) $M'),
        expected: 'a1 / { / b2 / } / a3 / { / b4 / }',
    },
    refused('~LST', 'refused without parentheses'),
    refused('~LST(X)', 'refused without values'),
    refused('~LST({X},{1,2})', 'refused with too many values'),
    refused('~LST({X,Y},{1,2}', 'refused without its end'),
    refused('~LST({X,{1})', 'refused without a brace'),
    refused('~LST({X} {1})', 'refused without a comma'),
    refused('~LST({X},{1}{2})', 'refused without a comma between the values'),
];

import { UNKNOWN } from '../../src/expand/built-in.ts';
import { type ExpandCase, lines } from '../support/expand.ts';

/** Definitions and where they are replaced. */
export const DEFINITIONS: readonly ExpandCase[] = [
    {
        title: 'used with braces and without',
        text: lines('$X=1', 'a${X}b', '$X', 'c $X "', 'd $X e "'),
        expected: 'a1b / 1 / c 1 " / d 1 e "',
    },
    {
        title: 'without braces: before blank, comma, parenthesis and the end of the line alone',
        text: lines('$X=1', 'a$X,b', 'c$X)', 'd$X.', 'e$X/24', 'f$X;', 'g$X:', '"$X"', 'h$X\ti "'),
        expected: 'a1,b / c1) / d$X. / e$X/24 / f$X; / g$X: / "$X" / h1 i "',
    },
    {
        title: 'with braces: anywhere, in double quotes too',
        text: lines('$X=1', '"${X}" "', "'${X}'", 'a.${X}/${X}'),
        expected: `"1" " / '1' / a.1/1`,
    },
    {
        title: 'a blank in the braces is taken for the closing one',
        text: lines('$X=1', 'a${X }', 'b${ X}'),
        expected: 'a1 / } / b$ / { / X / }',
    },
    {
        title: 'single dollar signs',
        text: lines('$X=1', 'b$', 'c$$X'),
        expected: 'b$ / c$1',
    },
    {
        title: 'undefined, or defined later',
        text: lines('a$X', '$X=1', 'b$X', '$x=2', 'c$x'),
        expected: 'a$X / b1 / c2',
    },
    { title: 'defined anew', text: lines('$X=1', 'a$X', '$X=2', 'a$X'), expected: 'a1 / a2' },
    {
        title: 'replaced at the use, not at the definition',
        text: lines('$A=a${B}', '$B=1', '$A', '$B=2', '$A'),
        expected: 'a1 / a2',
    },
    {
        title: 'the longest name counts',
        text: lines('$X=1', '$X2=2', 'a$X2', 'b${X2}', 'c${X}2'),
        expected: 'a2 / b2 / c12',
    },
    {
        title: 'a name that a replacement makes',
        text: lines('$A=$', '$B=x', '$X=1', 'a${A}{X}', '$C=X', 'b${${C}}'),
        expected: 'a1 / b$ / { / X / }',
    },
    {
        title: 'blanks and comments around the text',
        text: lines('  $X=  a b   # x', '$X "'),
        expected: 'a b "',
    },
    { title: 'an empty text', text: lines('$X=', 'a${X}b', '$X', 'c'), expected: 'ab / c' },
    {
        title: 'forms that are none',
        text: lines('$A =1', '$1=1', '$A-B=1', '$=1', 'a$B=1', '$A'),
        expected: '$A =1 / $1=1 / $A-B=1 / $=1 / a$B=1 / $A',
    },
    {
        title: 'a name with underscore and digits',
        text: lines('$_a1=1', '$A_=2', 'a$_a1', 'b$A_'),
        expected: 'a1 / b2',
    },
    {
        title: 'quotes and braces in the text',
        text: lines('$X=a "b { c" { d }', '$X'),
        expected: 'a "b { c" / { / d / }',
    },
    {
        title: 'a comment sign in the text counts when it is used',
        text: lines(String.raw`$X=a\#b`, '$X', '$Y="c #d"', '$Y "'),
        expected: 'a / "c #d" "',
    },
    {
        title: 'in front of a brace, and behind one',
        text: lines('$X=1', 'a${X}{', '$X', '} b$X'),
        expected: 'a1 / { / 1 / } / b1',
    },
    {
        title: 'behind a brace a definition is made',
        text: lines('a { $X=1', 'b$X', '} $X=2', 'c$X'),
        expected: 'a / { / b1 / } / c2',
    },
    {
        title: 'that makes an include',
        text: lines('$I=include f.inc', '$I', 'b'),
        files: { 'f.inc': lines('a') },
        expected: 'a / b',
        problems: 'include-read-twice 2',
    },
    {
        title: 'a text that begins like a sequence is left alone',
        text: lines('$X=1', '$F=~FOO a$X', '$F "', '~BAR b$X "'),
        expected: '~FOO a$X " / ~BAR b$X "',
    },
    {
        title: 'that makes a definition: for older releases',
        text: lines('$A=$B=1', '$A', 'a$B'),
        expected: '$B=1 / a$B',
        before: 'a1',
    },
    {
        title: 'a line that would grow too long keeps the rest of its names',
        text: lines('$A=a', `$B=${'b'.repeat(600)}`, '${A}${B} c${B}'),
        expected: `a${'b'.repeat(600)} c$ / { / B / }`,
        problems: 'definition-overflow 3',
    },
];

/** Definitions over several lines. */
export const LONG_DEFINITIONS: readonly ExpandCase[] = [
    {
        title: 'over three lines',
        text: lines('$M=a b \\', '  c\\', 'd', '$M', 'e'),
        expected: 'a b / c / d / e',
    },
    { title: 'without text on the first line', text: lines('$M= \\', 'a \\', 'b', '$M'), expected: 'a / b' },
    { title: 'with lines of nothing', text: lines('$M=a \\', '\\', ' \\', 'b', '$M'), expected: 'a / b' },
    { title: 'without any text', text: lines('$M=\\', '', 'a${M}b', '$M', 'c'), expected: 'ab / c' },
    {
        title: 'only at the end of a line',
        text: lines('$M=a \\', 'b', 'c$M', 'd${M}', '$M "', 'e${M}f', 'g$M,'),
        expected: 'ca / b / da / b / $M " / e$ / { / M / } / f / g$M,',
    },
    {
        title: 'ended by an empty line',
        text: lines('$M=a \\', 'b \\', '', 'c', '$M'),
        expected: 'c / a / b',
    },
    {
        title: 'ended by the end of the text',
        text: lines('$M=a \\', 'b', '$M', '$N=c \\'),
        expected: 'a / b',
    },
    {
        title: 'with comments behind the text',
        text: lines('$M=a # x', '$N=a \\ # x', 'b', '$N', 'c'),
        expected: 'a / b / c',
    },
    {
        title: 'with a backslash in the comment behind the text',
        text: lines('$M=a # x \\', 'b', '$M'),
        expected: 'b / a',
        before: 'a / b',
    },
    {
        title: 'one in the other',
        text: lines('$IN=c \\', 'd', '$OUT=a \\', '$IN \\', 'b$IN \\', 'e', '$OUT', 'f'),
        expected: 'a / c / d / bc / d / e / f',
    },
    {
        title: 'one at the end of the other',
        text: lines('$IN=c \\', 'd', '$OUT=a \\', 'b \\', '$IN', '$OUT', 'e'),
        expected: 'a / b / c / d / e',
    },
    {
        title: 'one on the first line of the other',
        text: lines('$IN=a \\', 'b', '$OUT=$IN \\', 'c', '$OUT', 'd'),
        expected: 'a / b / c / d',
    },
    {
        title: 'with definitions in it',
        text: lines('$M=$X=1 \\', '$Y=2 \\', 'a${Y}', '$M', 'b$Y'),
        expected: '$X=1 / a2 / b2',
        before: 'a2 / b2',
    },
    {
        title: 'with blocks in it',
        text: lines('$M=a { \\', 'b \\', '} c { \\', 'd', '$M', '}'),
        expected: 'a / { / b / } / c / { / d / }',
    },
    {
        title: 'behind a brace',
        text: lines('$M=b \\', 'c', 'a { $M', '}'),
        expected: 'a / { / b / c / }',
    },
    {
        title: 'a comment between the lines',
        text: lines('$M=a \\', '# x', 'b', 'c'),
        expected: 'c',
        copyDiffers: true,
        problems: 'comment-in-definition 2',
    },
    {
        title: 'blanks between the lines',
        text: lines('$M=a \\', '  ', 'b', 'c'),
        expected: 'c',
        copyDiffers: true,
        problems: 'comment-in-definition 2',
    },
];

/** What keepalived defines itself. */
export const BUILT_IN: readonly ExpandCase[] = [
    {
        title: '_HASH and _BANG start comments outside of quotes',
        text: lines('a${_HASH}b', 'c ${_BANG} d', '"${_HASH}e" "'),
        expected: 'a / c / "#e" "',
    },
    { title: '_INSTANCE', id: 'one', text: lines('a${_INSTANCE}', 'b$_INSTANCE'), expected: 'aone / bone' },
    {
        title: 'made anew',
        text: lines('$_HASH=x', 'a${_HASH}', '$_INSTANCE=y', 'b${_INSTANCE}'),
        expected: 'ax / by',
    },
    { title: '_RANDOM in bounds', text: lines('a${_RANDOM 7 7}', 'b${_RANDOM 0 0}'), expected: 'a7 / b0' },
    {
        title: '_RANDOM in bounds that are turned round',
        since: '2.4.0',
        text: lines('a${_RANDOM 9 2}'),
        expected: 'a9',
        problems: 'invalid-parameters 1',
    },
    {
        title: '_RANDOM with words',
        text: lines('a${_RANDOM b}'),
        expected: 'a$ / { / _RANDOM b / }',
        problems: 'invalid-parameters 1',
    },
    {
        title: '_RANDOM with too many numbers',
        since: '2.4.0',
        text: lines('a${_RANDOM 1 2 3}'),
        expected: 'a$ / { / _RANDOM 1 2 3 / }',
        problems: 'invalid-parameters 1',
    },
    {
        title: '_ENV, which only the host knows',
        text: lines('a${_ENV KALINT_NOT_SET}b'),
        expected: `a${UNKNOWN}b`,
        before: 'a$ / { / _ENV KALINT_NOT_SET / } / b',
    },
    {
        title: '_ENV with two names',
        text: lines('a${_ENV A B}'),
        expected: 'a$ / { / _ENV A B / }',
        problems: 'invalid-parameters 1',
    },
    {
        title: 'parameters for what takes none',
        text: lines('$X=1', 'a${X 1}', 'b${_INSTANCE 1}'),
        expected: 'a$ / { / X 1 / } / b$ / { / _INSTANCE 1 / }',
    },
    { title: 'the names of none', text: lines('a${_NONE}'), expected: 'a$ / { / _NONE / }' },
];

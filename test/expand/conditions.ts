import { type ExpandCase, lines } from '../support/expand.ts';

/** Lines for some configuration ids only. */
export const CONDITIONS: readonly ExpandCase[] = [
    { title: 'holds for its id', id: 'one', text: lines('@one a', '@two b', 'c'), expected: 'a / c' },
    { title: 'holds for no other', text: lines('@one a', 'b'), expected: 'b' },
    { title: 'turned round', id: 'one', text: lines('@^one a', '@^two b'), expected: 'b' },
    { title: 'the whole id', id: 'one', text: lines('@on a', '@ones b', '@One c'), expected: '' },
    { title: 'without anything after it', id: 'one', text: lines('@one', '@^two', 'a'), expected: 'a' },
    { title: 'without an id', id: 'one', text: lines('@ a', '@^ b', '@^\tc'), expected: 'b / c' },
    { title: 'after blanks', id: 'one', text: lines('  \t@one \t a'), expected: 'a' },
    { title: 'only one is looked at', id: 'one', text: lines('@one @two a'), expected: '@two a' },
    { title: 'not inside a line', id: 'one', text: lines('a @two "'), expected: 'a @two "' },
    {
        title: 'after a brace',
        id: 'one',
        text: lines('a { @one b', '} @two c', '@^one { d', '}'),
        expected: 'a / { / b / } / }',
    },
    {
        title: 'before a definition and a sequence',
        id: 'one',
        text: lines('@one $X=1', '@two $X=2', '@one ~SEQ(Y,1,2) a${X}${Y}', '@two ~SEQ(Y,1,2) b'),
        expected: 'a11 / a12',
    },
    {
        title: 'before the lines of a definition',
        id: 'one',
        text: lines('$M=a \\', '@one b \\', '@two c \\', 'd', '$M'),
        expected: 'a / b / d',
    },
    {
        title: 'cuts off only its own line of a definition',
        id: 'one',
        text: lines('@two $M=a \\', 'b', 'c'),
        expected: 'b / c',
    },
    {
        title: 'that a definition brings is none for newer releases',
        id: 'one',
        text: lines('$IF_ONE=@one', '$IF_ONE a b', '$IF_TWO=@two', '$IF_TWO c'),
        expected: '@one a b / @two c',
        before: 'a b',
    },
    {
        title: 'that a definition brings damages a longer line',
        until: '2.2.7',
        id: 'kalint',
        text: lines('$I=@kalint', '$I word 240'),
        expected: 'wordint word 240',
    },
];

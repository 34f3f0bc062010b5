import fc from 'fast-check';

/** Pieces in which blanks, line ends or braces mean more than usual, and what makes them meet. */
const PIECES = [
    ...['a', 'foo bar', 'vrrp_instance V', 'real_server 1', '1', 'é', '\u00a0', '\ufeff', 'x'.repeat(480)],
    ...['{', '}', ' {\n', '}\n', '{ ', ' }', '\n', '\n', '\n\n', '  ', '\t', '\r\n', '\r', '\f', '\v'],
    ...['#', '!', '# c', '# c\n', '! d \n', '# e \\\n', ' # f\\', '"', '"q  q"', '"#"', "'"],
    ...['\\', '\\\n', ' \\\n', '  \\ \n', '\\"', '\\#', ',', ')', '='],
    ...['$X=1\n', '$X=a \\\n', '$X=\\\n', '$X={ \\\n', '$Y=}\n', '$W=$V=3\n', '$Z=@lb1 \n', '$U=include y\n'],
    ...[
        '$X',
        '${X}',
        '$X ',
        '$Y\n',
        '${Y} ',
        '${X}{',
        '${A}',
        '$W\n',
        '$Z ',
        '${U}\n',
        '${_HASH}',
        '$_BANG ',
    ],
    ...['@lb1 ', '@^lb1 ', '@lb2', '@ ', '@lb1\n', '~SEQ(A,1,2) ', '~SEQ(A,', '~LST({A},{1},{2}) '],
    ...['include x\n', 'include ', 'includer'],
];

/** Texts of these pieces in any order. */
export const tricky: fc.Arbitrary<string> = fc
    .array(fc.constantFrom(...PIECES), { maxLength: 40 })
    .map((pieces) => pieces.join(''));

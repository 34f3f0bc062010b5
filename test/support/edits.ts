/** Edits as they are made by hand, for property tests of what takes them. */
import fc from 'fast-check';
import type { Edit } from '../../src/text/edit.ts';

/** What is typed or pasted. */
const PIECES = [
    'x',
    '1',
    ' ',
    '\n',
    '{',
    '}',
    '"',
    '#',
    '!',
    ';',
    '$',
    '@',
    '~',
    '\\',
    '\n}\n',
    ' {\n',
    'weight 1\n',
    '$X=1\n',
    '@a ',
    '// x\n',
    '/* ',
    ' */',
    'vrrp_instance V {\n',
    '    state MASTER\n',
    'virtual_server 10.0.0.1 80 {\n    quorum 1\n}\n',
    'include b.conf\n',
    '\r\n',
    'é',
];

/** A few texts, one behind the other. */
export function longText(texts: readonly string[]): fc.Arbitrary<string> {
    return fc
        .array(fc.constantFrom(...texts), { minLength: 1, maxLength: 6 })
        .map((parts) => parts.join('\n'));
}

/** Makes an edit for a text: something is put in, taken out or put in the place of something else. */
export function editsOf(texts: readonly string[]): fc.Arbitrary<(text: string) => Edit> {
    const fraction = fc.double({ min: 0, max: 1, noNaN: true });
    const length = fc.oneof(
        { weight: 4, arbitrary: fc.constant(0) },
        { weight: 3, arbitrary: fc.integer({ min: 1, max: 3 }) },
        { weight: 1, arbitrary: fc.integer({ min: 4, max: 200 }) },
    );
    const inserted = fc.oneof(
        { weight: 6, arbitrary: fc.constantFrom(...PIECES) },
        { weight: 3, arbitrary: fc.constant('') },
        { weight: 1, arbitrary: fc.constantFrom(...texts) },
    );
    return fc.tuple(fraction, length, inserted).map(([place, removed, text]) => (before: string): Edit => {
        const start = Math.floor(place * before.length);
        return { span: { start, end: Math.min(before.length, start + removed) }, text };
    });
}

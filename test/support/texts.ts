import { readFileSync, readdirSync } from 'node:fs';
import fc from 'fast-check';

/** Pieces that matter to the language, and some that matter to nobody. */
const PIECES = [
    'vrrp_instance',
    'virtual_server',
    'real_server',
    'global_defs',
    'track_script',
    'virtual_ipaddress',
    'authentication',
    'auth_pass',
    'HTTP_GET',
    'url',
    'priority',
    'state',
    'MASTER',
    'nopreempt',
    'include',
    'includer',
    '@lb1',
    '@^lb1',
    '$X=',
    '${X}',
    '$X',
    '~SEQ(A,1,3)',
    '~LST({A},{1})',
    '{',
    '}',
    '{',
    '}',
    '{{',
    '"',
    '"',
    '\\"',
    '\\',
    '\\#',
    '#',
    '!',
    ';',
    '//',
    '/*',
    '*/',
    '--',
    '\n',
    '\n',
    '\n',
    '\r\n',
    '\r',
    '\t',
    ' ',
    ' ',
    ' ',
    '\f',
    '\u00a0',
    '\u200b',
    '\ufeff',
    '\u2028',
    '\u0001',
    '10.0.0.1',
    '80',
    '12.',
    '$',
    '>',
    '{%',
    '%}',
    '<%',
    '%>',
    '}}',
    '<<<<<<<',
    '=======',
    'é',
    '\u{1f600}',
    '\ud800',
    'lb-algo',
    'nat_mask',
    '# kalint-disable-next-line',
    '# kalint-disable',
    '# kalint-enable',
    'syntax/unknown-keyword',
    '-- why',
];

/** Texts made of the language's own pieces in any order. */
export const soup: fc.Arbitrary<string> = fc
    .array(
        fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...PIECES) }, { weight: 1, arbitrary: fc.string() }),
        {
            maxLength: 60,
        },
    )
    .map((pieces) => pieces.join(''));

/** Every configuration below a folder of the fixtures. */
export function fixtureTexts(): string[] {
    const root = new URL('../../fixtures/', import.meta.url);
    return readdirSync(root, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.conf'))
        .sort()
        .map((name) => readFileSync(new URL(name, root), 'utf8'));
}

/** Real-looking texts with up to four stretches replaced, dropped or doubled. */
export function mutated(texts: readonly string[]): fc.Arbitrary<string> {
    const change = fc.record({
        at: fc.double({ min: 0, max: 1, noNaN: true }),
        length: fc.nat(12),
        by: fc.oneof(fc.constant(''), fc.constantFrom(...PIECES), fc.constant('twice')),
    });
    return fc
        .tuple(fc.constantFrom(...texts), fc.array(change, { minLength: 1, maxLength: 4 }))
        .map(([text, changes]) =>
            changes.reduce((current, { at, length, by }) => {
                const start = Math.floor(at * current.length);
                const old = current.slice(start, start + length);
                return (
                    current.slice(0, start) +
                    (by === 'twice' ? old + old : by) +
                    current.slice(start + length)
                );
            }, text),
        );
}

/** The seed of a property run: KALINT_SEED repeats one; it is printed by the test. */
export function propertySeed(): number {
    return Number(process.env['KALINT_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
}

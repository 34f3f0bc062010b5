import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultText, readStructured } from '../../src/config/structured.ts';
import { createSourceFile } from '../../src/text/source-file.ts';

const SCHEMA = {
    type: 'object',
    properties: {
        name: { type: 'string', minLength: 1, maxLength: 5 },
        count: { type: 'integer', minimum: 1, maximum: 9, 'x-expected': '1 to 9' },
        size: { type: 'number', maximum: 2 },
        on: { type: 'boolean' },
        path: { type: 'string', pattern: '^/' },
        color: { enum: ['red', 'green'], 'x-noun': 'color' },
        mode: { enum: ['fast', 'slow'] },
        list: { type: 'array', minItems: 2, uniqueItems: true, items: { type: ['string', 'null'] } },
        more: { type: 'array', minItems: 1 },
        inner: {
            type: 'object',
            properties: { file: { type: 'string' } },
            required: ['file'],
            additionalProperties: false,
        },
        ages: {
            type: 'object',
            'x-noun': 'person',
            propertyNames: { enum: ['a/b', 'anna'] },
            additionalProperties: { type: 'integer' },
        },
        odd: { multipleOf: 2 },
    },
    additionalProperties: false,
};

const read = (text: string) =>
    readStructured<Readonly<Record<string, unknown>>>(createSourceFile('f', text), SCHEMA);

/** The value of a text, or its faults without the name of the file. */
function outcome(text: string): unknown {
    const result = read(text);
    if (result.ok) return result.value;
    return result.faults.map((fault) => faultText(createSourceFile('f', text), fault).replace(/^f:/, ''));
}

describe('a text', () => {
    it.each<[string, string, unknown]>([
        ['that is empty', '', {}],
        ['of comments', '# a\n', {}],
        ['that says nothing', 'null', {}],
        ['in YAML', 'name: a\ncount: 3\nlist:\n  - x\n  -\n', { name: 'a', count: 3, list: ['x', null] }],
        ['in JSON with tabs', '{\n\t"name": "a\\u0062",\n\t"on": true\n}\n', { name: 'ab', on: true }],
        ['with a byte order mark and CR LF', '\ufeffname: a\r\ncount: 3\r\n', { name: 'a', count: 3 }],
        ['whose words look like truth values', 'name: off\n', { name: 'off' }],
        ['with an alias', 'list: &x [a, b]\nmore: *x\n', { list: ['a', 'b'], more: ['a', 'b'] }],
    ])('%s has a value', (_, text, value) => {
        // Objects of values have no prototype.
        expect(JSON.parse(JSON.stringify(outcome(text)))).toEqual(value);
    });

    it.each<[string, string, string[]]>([
        ['a key twice', 'name: a\nname: b\n', ['2:1: the mapping has this key already']],
        ['a tab', 'inner:\n\tfile: a\n', ['2:1: a tab cannot indent; use blanks']],
        ['two documents', 'name: a\n---\n', ['2:1: a second document begins here; one is all that is read']],
        ['a tag', 'name: !x a\n', ['1:7: a tag means nothing here']],
        ['an alias to nothing', 'name: *x\n', ['1:7: name: no anchor of that name stands before this alias']],
        [
            'an alias to itself',
            'list: &x [*x]\n',
            ['1:11: list[0]: no anchor of that name stands before this alias'],
        ],
        ['a mapping for a key', '{{ x }}: 1\n', ['1:2: a key is a text']],
        [
            'an open bracket',
            'list: [a\n',
            ['2:1: the indentation fits nothing above, or a bracket is not closed'],
        ],
        ['too many levels', '['.repeat(61), ['1:61: lies more than 60 levels deep']],
        ['too many levels of JSON', '{"inner":'.repeat(90), ['1:541: lies more than 60 levels deep']],
        ['too many characters', ' '.repeat(250_001), ['1:1: is too long to be read']],
    ])('with %s has a fault', (_, text, faults) => {
        expect(outcome(text)).toEqual(faults);
    });

    it('whose aliases multiply is refused before they do', () => {
        const lines = ['more: &0 [x, x, x, x, x, x, x, x, x, x]'];
        for (let index = 1; index < 20; index++)
            lines.push(
                `k${index}: &${index} [${Array(10)
                    .fill(`*${index - 1}`)
                    .join(', ')}]`,
            );
        expect(outcome(lines.join('\n'))).toEqual([
            '1:17: there is too much in it, what aliases stand for included',
        ]);
    });

    it('whose aliases lie in one another is refused', () => {
        const lines = ['a0: &a0 [x]'];
        for (let index = 1; index < 99; index++) lines.push(`a${index}: &a${index} [*a${index - 1}]`);
        expect(outcome(lines.join('\n'))).toEqual([
            expect.stringMatching(/: there is too much in it, what aliases stand for included$/),
        ]);
    });
});

describe('what the schema does not allow', () => {
    it.each<[string, string]>([
        ['nme: a', '1:1: nme: unknown key (did you mean "name"?)'],
        ['__proto__: a', '1:1: __proto__: unknown key'],
        ['toString: a', '1:1: toString: unknown key'],
        ['name: ""', '1:7: name: is empty'],
        ['name: abcdef', '1:7: name: is longer than 5 characters'],
        ['name: 1', '1:7: name: is 1, not a text'],
        ['name: [a]', '1:7: name: is a list, not a text'],
        ['name: {a: b}', '1:7: name: is a mapping, not a text'],
        ['name:', '1:1: name: has no value; expected: a text'],
        ['count: a', '1:8: count: is a text, not 1 to 9'],
        ['count: 0', '1:8: count: is 0, not 1 to 9'],
        ['count: 10', '1:8: count: is 10, not 1 to 9'],
        ['on: "no"', '1:5: on: is a text, not true or false'],
        ['path: a', '1:7: path: is "a", not what is allowed there'],
        ['color: rde', '1:8: color: unknown color "rde" (did you mean "red"?)'],
        ['color: 3', '1:8: color: is 3, not the name of a color'],
        ['mode: x', '1:7: mode: is "x", not fast or slow'],
        [`mode: ${'x'.repeat(99)}`, `1:7: mode: is "${'x'.repeat(59)}…, not fast or slow`],
        ['mode: true', '1:7: mode: is true, not fast or slow'],
        ['list: [a]', '1:7: list: has fewer than 2 entries'],
        ['list: [a, b, a]', '1:14: list[2]: stands in the list twice'],
        ['list: [a, 1]', '1:11: list[1]: is 1, not a text or nothing'],
        ['more: []', '1:7: more: is empty'],
        ['inner: {}', '1:8: inner: lacks "file"'],
        ['inner: {file: a, fil: b}', '1:18: inner.fil: unknown key (did you mean "file"?)'],
        ['ages: {an: 1}', '1:8: ages.an: unknown person (did you mean "anna"?)'],
        ['ages: {a/b: x}', '1:13: ages.a/b: is a text, not a whole number'],
        ['odd: 3', '1:6: odd: is not what is allowed there (multipleOf)'],
        ['- a', '1:1: is a list, not a mapping'],
        ['a b c', '1:1: is a text, not a mapping'],
    ])('%s', (text, fault) => {
        expect(outcome(text)).toEqual([fault]);
    });

    it('is told in the order of the text', () => {
        expect(outcome('mode: x\nb: 1\ncount: 0\n')).toEqual([
            '1:7: mode: is "x", not fast or slow',
            '2:1: b: unknown key',
            '3:8: count: is 0, not 1 to 9',
        ]);
    });
});

describe('a part of a value', () => {
    it('has its place, and its key another', () => {
        const text = 'name: a\ninner:\n  file: "b"\nlist:\n  - x\n  - y\nages: {a/b: 1}\n';
        const result = read(text);
        if (!result.ok) throw new Error('it has a value');
        const at = (...[path, part]: Parameters<typeof result.spanOf>): string => {
            const { start, end } = result.spanOf(path, part);
            return text.slice(start, end);
        };
        expect([at(['inner', 'file']), at(['inner', 'file'], 'key')]).toEqual(['"b"', 'file']);
        expect([at(['list', 1]), at(['ages', 'a/b'], 'key'), at(['none'])]).toEqual(['y', 'a/b', '']);
    });
});

/** Texts that look like settings, whole and in pieces. */
const piece = fc.constantFrom(
    ...[
        'name: ',
        'list:\n',
        '  - ',
        '- ',
        'a',
        '"',
        "'",
        '[',
        ']',
        '{',
        '}',
        ':',
        ',',
        '\n',
        '\t',
        ' ',
        '&a ',
    ],
    ...[
        '*a',
        '!t ',
        '# c\n',
        '---\n',
        '...\n',
        '%YAML 1.1\n',
        '? ',
        '| ',
        '>-\n',
        '<<: ',
        '\\',
        '\0',
        '\ufeff',
        '~',
    ],
);

describe('any text', () => {
    it('has a value or faults, each at a place in it', () => {
        const text = fc.oneof(
            fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')),
            fc.string({ unit: 'binary' }),
            fc.json(),
            fc.json().map((json) => `list: ${json}\n`),
        );
        fc.assert(
            fc.property(text, (given) => {
                const result = read(given);
                if (result.ok) return typeof result.value === 'object';
                expect(result.faults.length).toBeGreaterThan(0);
                return result.faults.every(
                    ({ span: { start, end } }) => start >= 0 && start <= end && end <= given.length,
                );
            }),
            { numRuns: 500 },
        );
    });
});

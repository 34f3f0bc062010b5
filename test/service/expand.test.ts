import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Release } from '../../grammar/schema/types.ts';
import { includesIn, linesRead, readCase } from '../support/expand.ts';
import { SAMPLES, expanded, idsIn, printed } from '../support/expanded.ts';

const TARGETS: readonly Release[] = ['2.4.3', '2.2.7', '2.0.10', '1.2.13'];

/** Lines as the reader gives them, blanks between words as one, quotes that were added taken off. */
function read(text: string, release: Release, id: string, files = {}): string {
    const given = { title: '', text, expected: '', id, files };
    return linesRead(readCase(given, release)).replaceAll('"', '').replaceAll('\ufffc', '');
}

describe.each(TARGETS)('expanding for %s', (release) => {
    it.each(SAMPLES.map((sample) => [sample.title, sample] as const))(
        'gives what is read the same: %s',
        (_, { text, files }) => {
            for (const id of idsIn(text)) {
                const once = printed(expanded(text, release, id, includesIn(files)));
                expect(read(once, release, id)).toBe(read(text, release, id, files));
            }
        },
    );

    it.each(SAMPLES.map((sample) => [sample.title, sample] as const))(
        'again changes nothing, with and without origins: %s',
        (_, { text, files }) => {
            for (const id of idsIn(text)) {
                const config = expanded(text, release, id, includesIn(files));
                const once = printed(config);
                expect(printed(expanded(once, release, id))).toBe(once);
                expect(printed(expanded(printed(config, true), release, id))).toBe(once);
            }
        },
    );

    it('again changes nothing, whatever the text', () => {
        const piece = fc.constantFrom(
            ...[
                '$A',
                '${A}',
                '$A=',
                '$B=',
                '@x ',
                '@^x ',
                '~SEQ(A,2) ',
                '~LST({A},{1},{b c}) ',
                '{',
                '}',
                '\n',
            ],
            ...[
                '\n',
                '"',
                "'",
                '\\',
                '\\#',
                '#',
                '!',
                ' ',
                '  ',
                '\t',
                'include ',
                'a',
                'bc',
                '${_HASH}',
                '@',
            ],
            ...['global_defs {\n', '${_BANG}', '~', '$', '\\\n', '${_INSTANCE}', '${_ENV X}', 'include'],
        );
        fc.assert(
            fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
                const config = expanded(pieces.join(''), release, 'x');
                const once = printed(config);
                expect(printed(expanded(once, release, 'x'))).toBe(once);
                expect(printed(expanded(printed(config, true), release, 'x'))).toBe(once);
            }),
            { numRuns: 300, seed: 1 },
        );
    });
});

describe('what is printed', () => {
    const chainOf = (text: string, files = {}): string =>
        printed(expanded(text, '2.4.3', undefined, includesIn(files)), true);

    it('says where statements come from', () => {
        const text =
            '$W=300\n$T=track_interface { \\\neth0 weight ${W}\\\n}\ninclude a.conf\n$T\npriority $W\n';
        expect(chainOf(text, { 'a.conf': 'bogus\ninclude b.conf\n', 'b.conf': '\nsecond\n' })).toBe(
            [
                'bogus # from a.conf:1, included at keepalived.conf:5',
                'second # from b.conf:2, included at a.conf:2, included at keepalived.conf:5',
                'track_interface { # from keepalived.conf:2, definition $T used at keepalived.conf:6',
                '    eth0 weight 300 # from keepalived.conf:3, definition $T used at keepalived.conf:6; $W from keepalived.conf:1',
                '}',
                'priority 300 # $W from keepalived.conf:1',
                '',
            ].join('\n'),
        );
    });

    it('says which of a sequence a statement is', () => {
        expect(chainOf('~SEQ(X, 1, 2) host ${X}\n')).toBe(
            'host 1 # from keepalived.conf:1, sequence at keepalived.conf:1 (X = 1)\n' +
                'host 2 # from keepalived.conf:1, sequence at keepalived.conf:1 (X = 2)\n',
        );
    });

    it('keeps a backslash apart that stands alone', () => {
        expect(chainOf('$NONE=\nbogus \\ ${NONE}\na { b \\ }\n')).toBe('bogus \\ #\na {\n    b \\ }\n');
    });

    it('has no line that is too long for keepalived, and ends at no depth', () => {
        const deep = `${'a {\n'.repeat(5000)}${'}\n'.repeat(5000)}`;
        const long = `a {\n$N=${'x'.repeat(500)}\nb {\nc {\n${'y'.repeat(500)}\${N}\n}\n}\n}\n`;
        for (const text of [deep, long])
            for (const line of chainOf(text).split('\n')) expect(line.length).toBeLessThanOrEqual(1022);
    });
});

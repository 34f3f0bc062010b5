import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode, describeBinary, encode } from '../../src/node/encoding.ts';

describe('bytes', () => {
    it('come back as they were, whatever they are', () => {
        fc.assert(
            fc.property(fc.uint8Array({ min: 1, maxLength: 40 }), (array) => {
                const bytes = Buffer.from(array);
                const decoded = decode(bytes);
                expect(decoded && encode(decoded.text, decoded.encoding)).toEqual(bytes);
            }),
        );
    });

    it.each([
        ['UTF-8', [0xc3, 0xa9], 'é', 'utf-8'],
        ['a byte order mark', [0xef, 0xbb, 0xbf, 0x61], '\ufeffa', 'utf-8'],
        ['Latin-1', [0x63, 0x61, 0x66, 0xe9], 'café', 'latin-1'],
        ['a byte order mark before Latin-1', [0xef, 0xbb, 0xbf, 0xe9], 'ï»¿é', 'latin-1'],
        ['nothing', [], '', 'utf-8'],
    ])('%s', (_, bytes, text, encoding) => {
        expect(decode(Buffer.from(bytes))).toEqual({ text, encoding });
    });

    it('with a NUL are no text', () => {
        expect(decode(Buffer.from('a\0b'))).toBeUndefined();
        expect(describeBinary(Buffer.from('a\0b'))).toBe('is a binary file');
        expect(describeBinary(Buffer.from('\ufeffa', 'utf16le'))).toMatch(/^is UTF-16 text/);
    });
});

describe('a text', () => {
    it('that has more than Latin-1 has no bytes in it', () => {
        expect(encode('é', 'latin-1')).toEqual(Buffer.from([0xe9]));
        expect(encode('€', 'latin-1')).toBeUndefined();
    });
});

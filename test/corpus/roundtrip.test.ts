import { describe, expect, it } from 'vitest';
import { decode, encode } from '../../src/node/encoding.ts';
import { DEFAULT_SETTINGS } from '../../src/service/settings.ts';
import { checkFile } from '../../src/service/check.ts';
import { parseSource } from '../../src/syntax/parse.ts';
import { printTree } from '../../src/syntax/tree.ts';
import { createSourceFile } from '../../src/text/source-file.ts';
import { corpusBytes, corpusFiles, corpusFolder, skipNote } from './corpus.ts';
import { say } from '../oracle/say.ts';

describe.skipIf(corpusFolder === undefined)(`round trip over the corpus${skipNote}`, () => {
    it('gives every file back byte for byte, and judges it without an exception', () => {
        const changed: string[] = [];
        let read = 0;
        let binary = 0;
        for (const name of corpusFiles()) {
            const bytes = corpusBytes(name);
            const decoded = decode(bytes);
            if (decoded === undefined) {
                expect(bytes.includes(0), `${name} is not read, though it has no NUL byte`).toBe(true);
                binary++;
                continue;
            }
            const file = createSourceFile(name, decoded.text);
            const again = encode(printTree(parseSource(file)), decoded.encoding);
            if (again?.equals(bytes) !== true) changed.push(name);
            expect(() => checkFile(file, { ...DEFAULT_SETTINGS, preset: 'strict' }), name).not.toThrow();
            read++;
        }
        say(`${read} files read and printed again, ${binary} with NUL bytes left out`);
        expect(changed).toEqual([]);
        expect(read).toBeGreaterThan(0);
    });
});

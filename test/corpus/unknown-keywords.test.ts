import { describe, expect, it } from 'vitest';
import { decode } from '../../src/node/encoding.ts';
import { unknownKeywordLines } from '../oracle/kalint.ts';
import { compareUnknown } from '../oracle/roots.ts';
import { cameToItsEnd, corpusBytes, corpusFolder, isLiteral, recordedRuns, skipNote } from './corpus.ts';
import { say } from '../oracle/say.ts';

describe.skipIf(corpusFolder === undefined)(`unknown keywords over the corpus${skipNote}`, () => {
    const runs = corpusFolder === undefined ? [] : [...recordedRuns()];
    if (runs.length === 0) it.skip('are those of every release');
    it.for(runs)('are those of %s', ([release, files]) => {
        const total = { found: 0, consequences: 0, unreached: 0 };
        const missed: string[] = [];
        const invented: string[] = [];
        for (const [name, run] of files) {
            const text = decode(corpusBytes(name))?.text;
            if (text === undefined || !isLiteral(text) || !cameToItsEnd(run)) continue;
            const compared = compareUnknown(text, run.messages, unknownKeywordLines(text, release));
            const lines = text.split('\n');
            const show = (line: number): string => `${name}:${line}: ${lines[line - 1]?.trim() ?? ''}`;
            total.found += compared.found.length;
            total.consequences += compared.consequences.length;
            total.unreached += compared.unreached.length;
            missed.push(...compared.missed.map(show));
            invented.push(...compared.invented.map(show));
        }
        const roots = total.found + missed.length;
        say(
            `${release}: ${total.found} of ${roots} found, ${invented.length} invented, ` +
                `${total.consequences} consequences, ${total.unreached} unreached`,
        );
        expect({ missed, invented }).toEqual({ missed: [], invented: [] });
        expect(roots).toBeGreaterThan(0);
    });
});

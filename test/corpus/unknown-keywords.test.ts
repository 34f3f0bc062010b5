import { describe, expect, it } from 'vitest';
import { decode } from '../../src/node/encoding.ts';
import { findingsOf } from '../oracle/kalint.ts';
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
            const compared = compareUnknown(text, run.messages, findingsOf(text, release));
            const lines = text.split('\n');
            const show = (line = 0): string => `${name}:${line}: ${lines[line - 1]?.trim() ?? ''}`;
            total.found += compared.lined.found.length;
            total.consequences += compared.lined.consequences.length;
            total.unreached += compared.unreached.length;
            missed.push(...compared.lined.missed.map(({ line }) => show(line)));
            invented.push(...compared.invented.map(({ first }) => show(first)));
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

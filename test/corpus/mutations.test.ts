import { describe, expect, it } from 'vitest';
import { decode } from '../../src/node/encoding.ts';
import { braceFault, lineFault } from '../oracle/faults.ts';
import {
    type Accepted,
    type Mutant,
    braceMutants,
    keywordMutants,
    quoteMutants,
} from '../oracle/mutations.ts';
import { report } from '../oracle/tally.ts';
import { cameToItsEnd, corpusBytes, corpusFolder, isLiteral, recordedRuns, skipNote } from './corpus.ts';

const RELEASE = '2.2.7';
const TARGET = 'debian-12';

/**
 * In one file the name of an inner block stands at the margin, below the name of the block
 * around it, and both end with a `}` at other depths: which one is lost cannot be told.
 */
const AMBIGUOUS = 2;

/** The files that the release accepts as they are. */
function acceptedFiles(): Accepted[] {
    return [...(recordedRuns().get(RELEASE) ?? [])].flatMap(([name, run]) => {
        const text = decode(corpusBytes(name))?.text;
        const accepted = cameToItsEnd(run) && run.messages.every(({ env }) => env);
        return text !== undefined && isLiteral(text) && accepted ? [{ name, text }] : [];
    });
}

/** The first mutants of every keyword at every place. */
function keywordSample(files: readonly Accepted[]): Mutant[] {
    const seen = new Set<string>();
    return files.flatMap(keywordMutants).filter(({ place, word }) => {
        const key = `${place.path}/${word}`;
        if (seen.has(key) || place.spellings.has(word)) return false;
        seen.add(key);
        return true;
    });
}

describe.skipIf(corpusFolder === undefined)(`one fault in a corpus file${skipNote}`, () => {
    const files = corpusFolder === undefined ? [] : acceptedFiles();

    it('a brace lost or doubled is one finding at its block', () => {
        const outcomes = files.flatMap(braceMutants).map(({ kind, title, text, near }) => {
            const fault = braceFault(text, near, TARGET);
            return { kind, title, ...(fault === undefined ? {} : { fault }) };
        });
        expect(report('braces', outcomes).length).toBeLessThanOrEqual(AMBIGUOUS);
    });

    it('a quote or a letter of a keyword is one finding on its line', () => {
        const mutants: Mutant[] = [...files.flatMap(quoteMutants), ...keywordSample(files)];
        const outcomes = mutants.map(({ kind, title, text, line }) => {
            const fault = lineFault(text, line, TARGET);
            return { kind, title, ...(fault === undefined ? {} : { fault }) };
        });
        expect(report('quotes and letters', outcomes)).toEqual([]);
    });
});

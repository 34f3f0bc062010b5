import { afterAll, describe, expect, it } from 'vitest';
import { decode } from '../../src/node/encoding.ts';
import { type Compared, compare } from '../oracle/compare.ts';
import { type Message, isOfWhole } from '../oracle/environment.ts';
import { reportFigures, showDisagreements } from '../oracle/figures.ts';
import { FLOORS, expectAbove } from '../oracle/floors.ts';
import { cameToItsEnd, corpusBytes, corpusFolder, isLiteral, recordedRuns, skipNote } from './corpus.ts';

/** Old releases do not say that an included file is missing; none of the corpus is there. */
function marked(text: string, messages: readonly Message[]): Message[] {
    const incomplete = /^[ \t]*include/m.test(text);
    return messages.map((each) => ({ ...each, env: each.env || (incomplete && isOfWhole(each.text)) }));
}

describe.skipIf(corpusFolder === undefined)(`everything that is said of the corpus${skipNote}`, () => {
    const runs = corpusFolder === undefined ? [] : [...recordedRuns()];
    const shown: Compared[] = [];

    if (runs.length === 0) it.skip('is found');
    it.for(runs)('is found, for %s', ([target, files]) => {
        const literal: Compared[] = [];
        const substituted: Compared[] = [];
        for (const [title, run] of files) {
            const text = decode(corpusBytes(title))?.text;
            if (text === undefined || !cameToItsEnd(run)) continue;
            const messages = marked(text, run.messages);
            const compared = compare({ title, text, messages, target });
            (isLiteral(text) ? literal : substituted).push(compared);
        }
        shown.push(...literal, ...substituted);
        const shares = reportFigures(`${target}, files without substitution`, literal);
        const all = reportFigures(`${target}, all files`, [...literal, ...substituted]);
        expect(literal.length).toBeGreaterThan(0);
        expectAbove(FLOORS.recordedLiteral, shares);
        expectAbove(FLOORS.recorded, all);
    });

    afterAll(() => {
        showDisagreements(shown);
    });
});

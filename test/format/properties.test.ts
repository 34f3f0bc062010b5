import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatText, formatTree } from '../../src/format/index.ts';
import { decode } from '../../src/node/encoding.ts';
import { parseSource } from '../../src/syntax/parse.ts';
import { applyEdits } from '../../src/text/edit.ts';
import { createSourceFile } from '../../src/text/source-file.ts';
import { corpusBytes, corpusFiles, corpusFolder, skipNote } from '../corpus/corpus.ts';
import { say } from '../oracle/say.ts';
import { fixtureTexts, mutated, propertySeed, soup } from '../support/texts.ts';
import { disarranged } from './disarranged.ts';
import { piecesOf } from './pieces.ts';
import { effectsOf, idsIn } from './same.ts';
import { tricky } from './tricky.ts';

const seed = propertySeed();

/** Options that differ from the usual ones, so that these are held to the same. */
const odd = { indent: 'tab', maxBlankLines: 0 } as const;

function checkText(text: string): void {
    const { text: formatted } = formatText(text);
    expect(formatText(formatted).text).toBe(formatted);
    expect(piecesOf(formatted)).toEqual(piecesOf(text));
    const ids = idsIn(text);
    expect(effectsOf(formatted, ids)).toEqual(effectsOf(text, ids));
}

/** Whether edits are in order and apart, and put in and take out nothing but blanks, line ends and braces that move. */
function checkEdits(text: string): void {
    const edits = formatTree(parseSource(createSourceFile('test.conf', text)), odd);
    let at = 0;
    for (const { span, text: by } of edits) {
        expect(span.start).toBeGreaterThanOrEqual(at);
        expect(span.end).toBeGreaterThanOrEqual(span.start);
        at = span.end;
        expect(by + text.slice(span.start, span.end)).toMatch(/^[ \t\r\n{]*$/);
    }
    expect(piecesOf(applyEdits(text, edits))).toEqual(piecesOf(text));
}

describe(`the layout of any text (seed ${String(seed)}, KALINT_SEED repeats it)`, () => {
    it("changes nothing else and stays: 5 000 texts of the language's pieces", () => {
        fc.assert(fc.property(soup, checkText), { seed, numRuns: 5_000 });
    });

    it('changes nothing else and stays: 7 000 texts of pieces in which layout counts', () => {
        fc.assert(fc.property(tricky, checkText), { seed, numRuns: 7_000 });
    });

    it('changes nothing else and stays: 4 000 configurations with changes', () => {
        fc.assert(fc.property(mutated(fixtureTexts()), checkText), { seed, numRuns: 4_000 });
    });

    it('is reached by edits in order, of blanks only: 4 000 texts', () => {
        const texts = fc.oneof(soup, tricky, mutated(fixtureTexts()));
        fc.assert(fc.property(texts, checkEdits), { seed, numRuns: 4_000 });
    });

    it('changes nothing else and stays: every configuration of the fixtures', () => {
        const texts = fixtureTexts();
        texts.forEach(checkText);
        texts.forEach(checkEdits);
        expect(texts.length).toBeGreaterThan(500);
    });

    it('changes nothing else and stays: every configuration of the fixtures, disarranged', () => {
        const texts = fixtureTexts().map(disarranged);
        texts.forEach(checkText);
        const moved = texts.filter((text) => formatText(text).text !== text);
        expect(moved.length).toBeGreaterThan(texts.length / 2);
    });

    it.skipIf(corpusFolder === undefined)(`changes nothing else and stays: the corpus${skipNote}`, () => {
        const texts = corpusFiles().flatMap((name) => decode(corpusBytes(name))?.text ?? []);
        texts.forEach(checkText);
        const stayed = texts.filter((text) => formatText(text).text === text).length;
        const partly = texts.filter((text) => formatText(text).skipped.length > 0).length;
        say(
            `${texts.length} files laid out: ${stayed} were so already, ${partly} have sections left as they are`,
        );
        expect(texts.length).toBeGreaterThan(0);
    });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../src/rules/diagnostic.ts';
import { checkFile } from '../../src/service/check.ts';
import { fixFile } from '../../src/service/fix.ts';
import { DEFAULT_SETTINGS } from '../../src/service/settings.ts';
import { parseSource } from '../../src/syntax/parse.ts';
import { type Item, printTree } from '../../src/syntax/tree.ts';
import { applyEdits } from '../../src/text/edit.ts';
import { createSourceFile } from '../../src/text/source-file.ts';
import { fixtureTexts, mutated, propertySeed, soup } from '../support/texts.ts';

const seed = propertySeed();
const settings = { ...DEFAULT_SETTINGS, preset: 'strict' as const };

/** Spans of the nodes in the order of a walk: each within its text, none before the one it follows. */
function checkSpans(items: readonly Item[], text: string, from: number, to: number): void {
    let at = from;
    for (const item of items) {
        expect(item.span.start).toBeGreaterThanOrEqual(at);
        at = item.span.end;
        if (item.kind !== 'statement' || item.block === undefined) continue;
        const end = item.block.close?.start ?? to;
        expect(item.block.open.start).toBeGreaterThanOrEqual(
            item.words.length > 0 ? item.span.end : item.span.start,
        );
        checkSpans(item.block.items, text, item.block.open.end, end);
        at = item.block.close?.end ?? item.block.items.at(-1)?.span.end ?? item.block.open.end;
    }
    expect(at).toBeLessThanOrEqual(to);
}

function checkDiagnostic(diagnostic: Diagnostic, text: string): void {
    const spans = [diagnostic.span, ...diagnostic.related.map((related) => related.span)];
    for (const { start, end } of spans) {
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeGreaterThanOrEqual(start);
        expect(end).toBeLessThanOrEqual(text.length);
    }
    for (const { edits } of diagnostic.fixes) expect(applyEdits(text, edits)).not.toBe(text);
}

function checkText(text: string): void {
    const file = createSourceFile('test.conf', text);
    const tree = parseSource(file);
    expect(printTree(tree)).toBe(text);
    checkSpans(tree.items, text, 0, text.length);
    const { diagnostics } = checkFile(file, settings);
    for (const diagnostic of diagnostics) checkDiagnostic(diagnostic, text);
    const starts = diagnostics.map(({ span }) => span.start);
    expect(starts).toEqual([...starts].sort((a, b) => a - b));
}

describe(`any text (seed ${String(seed)}, KALINT_SEED repeats it)`, () => {
    it("has a lossless tree and findings inside the text: 10 000 texts of the language's pieces", () => {
        fc.assert(fc.property(soup, checkText), { seed, numRuns: 10_000 });
    });

    it('has a lossless tree and findings inside the text: 10 000 configurations with changes', () => {
        fc.assert(fc.property(mutated(fixtureTexts()), checkText), { seed, numRuns: 10_000 });
    });

    it('comes to rest under its safe fixes: 1 000 configurations with changes', () => {
        const once = (text: string): string =>
            fixFile(createSourceFile('test.conf', text), settings, false).file.text;
        fc.assert(
            fc.property(mutated(fixtureTexts()), (text) => {
                const fixed = once(text);
                expect(once(fixed)).toBe(fixed);
            }),
            { seed, numRuns: 1_000 },
        );
    });
});

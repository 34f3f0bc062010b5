import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameUses } from '../../../src/model/names.ts';
import { symbolTable } from '../../../src/model/symbols.ts';
import { completions } from '../../../src/service/editor/writing/completion.ts';
import { foldingRanges } from '../../../src/service/editor/structure/folding.ts';
import { hover } from '../../../src/service/editor/facts/hover.ts';
import { definition, highlights, references } from '../../../src/service/editor/names/navigation.ts';
import type { Reading } from '../../../src/service/editor/reading.ts';
import { prepareRename, rename } from '../../../src/service/editor/names/rename.ts';
import { type DocumentSymbol, documentSymbols } from '../../../src/service/editor/structure/symbols.ts';
import { type Span, contains } from '../../../src/text/span.ts';
import { fixtureTexts, mutated, propertySeed, soup } from '../../support/texts.ts';
import { readingOf } from './marked.ts';

const texts = fixtureTexts().filter((text) => text.length < 3_000);

function checkOutline(symbols: readonly DocumentSymbol[], outer: Span): void {
    let at = outer.start;
    for (const { span, selection, children } of symbols) {
        expect(span.start).toBeGreaterThanOrEqual(at);
        expect(contains(outer, span)).toBe(true);
        expect(contains(span, selection)).toBe(true);
        at = span.start;
        checkOutline(children, span);
    }
}

/** Asks everything at an offset; what comes back has to lie in the text. */
function askAt(reading: Reading, offset: number): void {
    const { length } = reading.bound.config.tree.file.text;
    const isIn = ({ start, end }: Span): boolean => start >= 0 && start <= end && end <= length;
    const found = hover(reading, offset);
    if (found !== undefined) {
        expect(found.markdown).not.toBe('');
        expect(isIn(found.span)).toBe(true);
        expect(found.span.start).toBeLessThanOrEqual(offset + 1);
    }
    for (const { replace, insert } of completions(reading, offset)) {
        expect(insert).not.toBe('');
        expect(replace.start).toBeLessThanOrEqual(offset);
        expect(replace.end).toBeGreaterThanOrEqual(offset);
    }
    for (const { span, full } of definition(reading, offset)?.destinations ?? []) {
        expect(isIn(span)).toBe(true);
        expect(contains(full, span)).toBe(true);
    }
    const mentions = references(reading, offset, true);
    expect(mentions).toEqual(expect.arrayContaining([...highlights(reading, offset)]));
    const prepared = prepareRename(reading, offset);
    const renaming = rename(reading, offset, 'Zz9');
    if ('edits' in renaming && 'name' in prepared && prepared.name !== 'Zz9')
        expect(renaming.edits.map(({ span }) => span)).toEqual(mentions.map(({ span }) => span));
}

const files = { 'x.conf': 'vrrp_script s {\n', 'y.conf': '$X=1\npriority 1\n}\n}\n' };

describe('any text', () => {
    it('can be asked about at any offset', () => {
        const asked = fc.tuple(
            fc.oneof(
                soup,
                mutated(texts),
                mutated(texts.map((text) => `include x.conf\n${text}include y.conf\n`)),
            ),
            fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 5 }),
            fc.constantFrom('2.4.3', '2.2.7', '1.3.5'),
        );
        fc.assert(
            fc.property(asked, ([text, places, target]) => {
                const reading = readingOf(text, { target, files });
                const { length } = reading.bound.config.tree.file.text;
                for (const place of [0, 1, ...places]) askAt(reading, Math.round(place * length));
                for (const { uri } of reading.bound.config.sources.files) {
                    const start = reading.bound.config.sources.startOf(uri);
                    const end = reading.bound.config.sources.endAt(start);
                    checkOutline(documentSymbols(reading.bound, uri), { start, end });
                }
                for (const { startLine, endLine } of foldingRanges(reading.bound.config.tree))
                    expect(startLine).toBeLessThan(endLine);
            }),
            { numRuns: 250, seed: propertySeed() },
        );
    });

    it('has no name that the rules know and the editor does not', () => {
        for (const text of texts) {
            const { bound, target } = readingOf(text);
            const { occurrences } = symbolTable(bound, target);
            const known = new Set(
                occurrences.map(({ kind, name, word }) => `${kind} ${name} ${word.span.start}`),
            );
            for (const { kind, word, definition: defined } of nameUses(bound, target)) {
                expect(known).toContain(`${kind} ${word.text} ${word.span.start}`);
                if (defined !== undefined)
                    expect(known).toContain(`${kind} ${defined.word.text} ${defined.word.span.start}`);
            }
        }
    });
});

describe('a text of 12 000 lines', () => {
    const router = (index: number): string =>
        `vrrp_instance A${index} {\n    interface eth0\n    virtual_router_id 5\n    priority 100\n    track_script {\n        s${index}\n    }\n    virtual_ipaddress {\n        10.0.0.1/24 dev eth1\n    }\n}\n`;
    const text = Array.from({ length: 1_000 }, (_, index) => `vrrp_script s${index} {\n}\n${router(index)}`)
        .join('')
        .replace('vrrp_instance A0', '$N=5\nvrrp_instance A0');

    it('is searched, not read through, for each answer', () => {
        expect(text.split('\n').length).toBeGreaterThan(12_000);
        const begun = performance.now();
        const reading = readingOf(text);
        const read = performance.now();
        // What is remembered is worked out by the first answers.
        askAt(reading, text.indexOf('s500'));
        const round = (): number => {
            const asked = performance.now();
            for (let at = 0; at < 100; at++) {
                const offset = Math.round((at / 100) * text.length);
                hover(reading, offset);
                completions(reading, offset);
                definition(reading, offset);
            }
            return performance.now() - asked;
        };
        // Both are measured on the same machine, and the best of several rounds counts, so that its speed and what
        // else it does make no difference.
        expect(Math.min(...Array.from({ length: 5 }, round))).toBeLessThan(read - begun);
    });
});

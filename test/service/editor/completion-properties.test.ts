import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ROOT_PLACE, allPlaces } from '../../../grammar/schema/places.ts';
import { spotAt } from '../../../src/service/editor/place/at.ts';
import { type CompletionItem, completions } from '../../../src/service/editor/writing/completion.ts';
import { describe as describeKeyword } from '../../../src/service/editor/writing/keyword-completion.ts';
import { signatureHelp } from '../../../src/service/editor/writing/signature.ts';
import { textOf } from '../../../src/service/editor/writing/template.ts';
import { applyEdits } from '../../../src/text/edit.ts';
import { fixtureTexts, mutated, propertySeed, soup } from '../../support/texts.ts';
import { readingOf } from './marked.ts';

const texts = fixtureTexts().filter((text) => text.length < 3_000);

const places = new Map([...allPlaces()].map((place) => [place.path, place]));

/** A text, places in it as parts of its length, and what it is read for. */
const asked = fc.tuple(
    fc.oneof(soup, mutated(texts), fc.constantFrom(...texts)),
    fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 3 }),
    fc.constantFrom('2.4.3', '2.2.7', '1.3.5'),
);

/**
 * The same without conditions, behind which a statement is one for some ids only, without line ends that a backslash
 * hides, and without signs that nobody sees.
 */
const askedPlainly = asked.map(
    ([text, at, target]) => [text.replace(/[@\\\u00a0\u200b\u2028\ufeff]/g, ''), at, target] as const,
);

/** Whether the word that a taken item left behind is what was offered. */
function isWhatWasOffered(text: string, item: CompletionItem, target: string): boolean {
    const { kind, label, replace, subject, template, insert } = item;
    const written = template === undefined ? insert : textOf(template);
    const after = applyEdits(text, [{ span: replace, text: written }]);
    const { bound } = readingOf(after, { target });
    const spot = spotAt(bound, replace.start + (insert.startsWith('"') ? 1 : 0));
    if (spot.kind !== 'statement' || spot.word?.text !== label) return false;
    if (kind !== 'keyword' && kind !== 'block') return true;
    const spec = (places.get(subject?.path ?? '') ?? ROOT_PLACE).spellings.get(label)?.spec;
    return spot.index === 0 && spec !== undefined && spot.bound.spec === spec;
}

describe('what is offered at any offset of any text', () => {
    it('is what its word comes to once it is taken', () => {
        const chosen = fc.tuple(askedPlainly, fc.double({ min: 0, max: 0.999, noNaN: true }));
        fc.assert(
            fc.property(chosen, ([[text, at, target], which]) => {
                for (const place of at) {
                    const offset = Math.round(place * text.length);
                    const items = completions(readingOf(text, { target }), offset, { indent: '\t' });
                    const item = items[Math.floor(which * items.length)];
                    if (item === undefined || item.kind === 'variable') continue;
                    expect(isWhatWasOffered(text, item, target), `${offset} ${item.label}`).toBe(true);
                }
            }),
            { numRuns: 300, seed: propertySeed() },
        );
    });

    it('has one label each, a description, and one clear need at most', () => {
        fc.assert(
            fc.property(asked, ([text, at, target]) => {
                const reading = readingOf(text, { target });
                for (const place of at) {
                    const items = completions(reading, Math.round(place * text.length));
                    const labels = items.map(({ label }) => label);
                    expect(new Set(labels).size).toBe(labels.length);
                    expect(items.filter(({ preselect }) => preselect).length).toBeLessThan(2);
                    for (const { subject } of items)
                        if (subject !== undefined)
                            expect(describeKeyword(subject, reading.target)).not.toBe('');
                }
            }),
            { numRuns: 100, seed: propertySeed() },
        );
    });

    it('is nothing but further words of a line behind a blank, and nothing but variables behind a "$"', () => {
        fc.assert(
            fc.property(asked, ([text, at, target]) => {
                const reading = readingOf(text, { target });
                for (const place of at) {
                    const offset = Math.round(place * text.length);
                    const behindBlank = completions(reading, offset, { trigger: ' ' });
                    for (const { kind, replace } of behindBlank) {
                        expect(kind).not.toMatch(/keyword|block/);
                        if (kind !== 'variable') expect(replace).toEqual({ start: offset, end: offset });
                    }
                    const behindDollar = completions(reading, offset, { trigger: '$' });
                    expect(behindDollar.every(({ kind }) => kind === 'variable')).toBe(true);
                }
            }),
            { numRuns: 100, seed: propertySeed() },
        );
    });
});

describe('the form of a statement at any offset of any text', () => {
    it('has its parameters in the label, in order and apart, and the active one among them', () => {
        fc.assert(
            fc.property(asked, ([text, at, target]) => {
                const reading = readingOf(text, { target });
                for (const place of at) {
                    const found = signatureHelp(reading, Math.round(place * text.length));
                    if (found === undefined) continue;
                    const { active, label, parameters } = found;
                    expect(parameters[active]).toBeDefined();
                    let last = -1;
                    for (const { span, documentation } of parameters) {
                        const [start, end] = span;
                        expect(start).toBeGreaterThan(last);
                        expect(end).toBeGreaterThan(start);
                        expect(end).toBeLessThanOrEqual(label.length);
                        expect(documentation).not.toBe('');
                        last = end;
                    }
                    expect(label.split('[').length).toBe(label.split(']').length);
                }
            }),
            { numRuns: 300, seed: propertySeed() },
        );
    });
});

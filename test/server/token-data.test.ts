import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { offsetAt } from '../../server/convert.ts';
import { SentTokens, type TokenData, dataOf, editsOf, joined } from '../../server/token-data.ts';
import { newestTarget } from '../../src/schema/targets.ts';
import { OpenDocument } from '../../src/service/editor/document.ts';
import { type TokenRun, semanticTokens } from '../../src/service/editor/structure/tokens.ts';
import { createSourceFile } from '../../src/text/source-file.ts';
import { editsOf as anyEdits, longText } from '../support/edits.ts';
import { fixtureTexts, mutated, propertySeed, soup } from '../support/texts.ts';

const settings = { targets: [newestTarget()], preset: 'recommended' } as const;
const texts = fixtureTexts().filter((text) => text.length < 3_000);

function runsOf(document: OpenDocument): readonly TokenRun[] {
    return semanticTokens(document.reading(settings), { start: 0, end: document.file.text.length });
}

describe('the numbers of tokens', () => {
    it('say where in the lines of an editor each of them stands', () => {
        fc.assert(
            fc.property(fc.oneof(soup, mutated(texts)), (text) => {
                const file = createSourceFile('a', text);
                const runs = runsOf(new OpenDocument(file));
                const data = joined(dataOf(file, runs));
                let [line, character] = [0, 0];
                const found: string[] = [];
                for (let at = 0; at < data.length; at += 5) {
                    const [down = 0, right = 0, length = 0] = data.slice(at, at + 3);
                    [line, character] = [line + down, down === 0 ? character + right : right];
                    const start = offsetAt(file, { line, character });
                    expect(offsetAt(file, { line, character: character + length })).toBe(start + length);
                    found.push(text.slice(start, start + length));
                }
                const expected = runs.flatMap(({ start: base, tokens }) =>
                    tokens.flatMap(({ start, end }) => text.slice(base + start, base + end).split(/[\r\n]+/)),
                );
                expect(found).toEqual(expected.filter((part) => part !== ''));
            }),
            { numRuns: 300, seed: propertySeed() },
        );
    });

    it('are those of a text that was opened just so, and edits lead from one state to the next', () => {
        const edits = fc.array(anyEdits(texts), { minLength: 1, maxLength: 6 });
        fc.assert(
            fc.property(longText(texts), edits, (text, made) => {
                const document = new OpenDocument(createSourceFile('a', text));
                let before = dataOf(document.file, runsOf(document));
                let numbers = joined(before);
                for (const [version, editFor] of made.entries()) {
                    document.edit(editFor(document.file.text), version);
                    const now = dataOf(document.file, runsOf(document));
                    const changes = editsOf(before, now);
                    expect(changes.length).toBeLessThanOrEqual(1);
                    for (const { start, deleteCount, data = [] } of changes) {
                        expect([start % 5, deleteCount % 5, data.length % 5]).toEqual([0, 0, 0]);
                        numbers = numbers.toSpliced(start, deleteCount, ...data);
                    }
                    expect(numbers).toEqual(joined(now));
                    before = now;
                }
                const fresh = new OpenDocument(createSourceFile('a', document.file.text));
                expect(numbers).toEqual(joined(dataOf(fresh.file, runsOf(fresh))));
            }),
            { numRuns: 80, seed: propertySeed() },
        );
    });

    it('do not differ where nothing has changed', () => {
        const document = new OpenDocument(createSourceFile('a', texts.join('\n')));
        const before = dataOf(document.file, runsOf(document));
        expect(before.length).toBeGreaterThan(0);
        expect(editsOf(before, dataOf(document.file, runsOf(document)))).toEqual([]);
    });

    it('differ by the tokens of what was typed', () => {
        const text = 'vrrp_instance A {\n    priority 5\n}\n'.repeat(100);
        const document = new OpenDocument(createSourceFile('a', text));
        const before = dataOf(document.file, runsOf(document));
        const at = text.indexOf('5', text.length / 2) + 1;
        document.edit({ span: { start: at, end: at }, text: '0' }, 1);
        const [change, ...others] = editsOf(before, dataOf(document.file, runsOf(document)));
        expect(others).toEqual([]);
        // The number is longer by one, and nothing else has changed.
        expect(change).toMatchObject({ deleteCount: 5, data: [0, 9, 2, expect.any(Number), 0] });
    });
});

describe('what was sent', () => {
    const one: TokenData = [
        [
            [0, 0],
            [1, 1, 0],
        ],
    ];
    const other: TokenData = [
        [
            [0, 0],
            [2, 1, 0],
        ],
    ];

    it('is known by its id until something else of that text is sent', () => {
        const sent = new SentTokens();
        const first = sent.add('a', one);
        expect(sent.find('a', first)).toBe(one);
        expect(sent.find('b', first)).toBeUndefined();
        const second = sent.add('a', other);
        expect(sent.find('a', first)).toBeUndefined();
        expect(sent.find('a', second)).toBe(other);
    });

    it('is kept of the fifty texts that were asked about last', () => {
        const sent = new SentTokens();
        const first = sent.add('first', one);
        sent.add('second', one);
        for (let text = 0; text < 48; text++) sent.add(String(text), []);
        const second = sent.add('second', other);
        expect(sent.find('first', first)).toBe(one);
        sent.add('last', []);
        expect(sent.find('first', first)).toBeUndefined();
        expect(sent.find('second', second)).toBe(other);
    });
});

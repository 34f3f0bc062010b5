import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SentTokens, editsOf } from '../../server/token-data.ts';
import { propertySeed } from '../support/texts.ts';

describe('the difference between the numbers of two texts', () => {
    it('makes one of the other, in whole tokens', () => {
        const data = fc
            .array(fc.tuple(fc.nat(2), fc.nat(2), fc.nat(1), fc.nat(1), fc.nat(1)), { maxLength: 12 })
            .map((tokens) => tokens.flat());
        fc.assert(
            fc.property(data, data, (before, now) => {
                const made = [...before];
                for (const { start, deleteCount, data: added = [] } of editsOf(before, now)) {
                    expect([start % 5, deleteCount % 5]).toEqual([0, 0]);
                    made.splice(start, deleteCount, ...added);
                }
                expect(made).toEqual(now);
            }),
            { numRuns: 1_000, seed: propertySeed() },
        );
    });
});

describe('what was sent', () => {
    it('is known by its id until something else of that text is sent', () => {
        const sent = new SentTokens();
        const first = sent.add('a', [1]);
        expect(sent.find('a', first)).toEqual([1]);
        expect(sent.find('b', first)).toBeUndefined();
        const second = sent.add('a', [2]);
        expect(sent.find('a', first)).toBeUndefined();
        expect(sent.find('a', second)).toEqual([2]);
    });

    it('is kept of the texts that were asked about last', () => {
        const sent = new SentTokens();
        const first = sent.add('first', [1]);
        const second = sent.add('second', [2]);
        for (let text = 0; text < 49; text++) {
            sent.add(String(text), []);
            if (text === 40) sent.add('second', [3]);
        }
        expect(sent.find('first', first)).toBeUndefined();
        expect(sent.find('second', second)).toBeUndefined();
        const last = sent.add('last', [4]);
        expect(sent.find('last', last)).toEqual([4]);
    });
});

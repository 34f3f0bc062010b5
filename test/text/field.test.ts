import { describe, expect, it } from 'vitest';
import { createField } from '../../src/text/field.ts';
import { oncePer } from '../../src/text/once.ts';

describe('a field', () => {
    it('keeps a value with an object that knows nothing of it', () => {
        const field = createField<object, string | undefined>();
        const key = Object.freeze({ name: 'a' });
        expect(field.has(key)).toBe(false);
        field.set(key, 'first');
        field.set(key, 'second');
        expect(field.get(key)).toBe('second');
        field.set(key, undefined);
        expect([field.has(key), field.get(key)]).toEqual([true, undefined]);
        expect(key).toEqual({ name: 'a' });
    });

    it('is not copied with the object, and is no other field', () => {
        const field = createField<object, number>();
        const key = { name: 'a' };
        field.set(key, 1);
        expect(field.has({ ...key })).toBe(false);
        expect(createField<object, number>().has(key)).toBe(false);
    });
});

describe('what is worked out once', () => {
    it('is asked for once for each object, also where there is no answer', () => {
        const asked: unknown[] = [];
        const answer = oncePer((key: { readonly n: number }) => {
            asked.push(key);
            return key.n > 0 ? key.n * 2 : undefined;
        });
        const [one, none] = [{ n: 1 }, { n: 0 }];
        expect([answer(one), answer(none), answer(one), answer(none), answer({ n: 1 })]).toEqual([
            2,
            undefined,
            2,
            undefined,
            2,
        ]);
        expect(asked).toEqual([one, none, { n: 1 }]);
    });
});

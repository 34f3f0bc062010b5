import { describe, expect, it } from 'vitest';
import { linesRead, problemsRead, readCase } from '../support/expand.ts';
import { CASES } from './cases.ts';

describe.each(Object.entries(CASES))('%s', (_, cases) => {
    it.each(cases.map((each) => [each.title, each] as const))('%s', (_title, given) => {
        const reading = readCase(given);
        expect(linesRead(reading)).toBe(given.expected);
        expect(problemsRead(reading)).toBe(given.problems ?? '');
    });

    it.each(cases.filter(({ before }) => before !== undefined).map((each) => [each.title, each] as const))(
        '%s (2.2.7)',
        (_title, given) => {
            expect(linesRead(readCase(given, '2.2.7'))).toBe(given.before);
        },
    );
});

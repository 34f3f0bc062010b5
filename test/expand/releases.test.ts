import { describe, expect, it } from 'vitest';
import type { Release } from '../../grammar/schema/types.ts';
import { type ExpandCase, lines, linesRead, problemsRead, readCase } from '../support/expand.ts';

describe('releases that lack something leave it as it is', () => {
    it.each<[string, Release, string, Partial<ExpandCase>, string]>([
        ['conditions', '1.2.24', lines('@one a', '@two b'), { id: 'one' }, '@one a / @two b'],
        [
            'conditions only',
            '1.3.5',
            lines('@one a', '@two b', '$X=1', 'c$X'),
            { id: 'one' },
            'a / $X=1 / c$X',
        ],
        ['definitions', '1.3.9', lines('$X=a \\', 'b', '$X'), {}, '$X=a\\ / b / $X'],
        ['sequences', '2.0.8', lines('$N=2', '~SEQ(X,$N) a'), {}, '~SEQ(X,$N) a'],
        ['lists', '2.0.20', lines('~SEQ(X,2) a$X', '~LST(Y,1) b'), {}, 'a1 / a2 / ~LST(Y,1) b'],
        ['strict includes', '2.1.5', lines('includer f'), { files: { f: lines('a') } }, 'includer f'],
        ['${_HASH}', '2.1.3', lines('a${_HASH}b'), {}, 'a$ / { / _HASH / } / b'],
        ['${_ENV}', '2.3.4', lines('a${_ENV NONE}'), {}, 'a$ / { / _ENV NONE / }'],
    ])('%s (%s)', (_, release, text, more, expected) => {
        const reading = readCase({ title: '', text, expected, ...more }, release);
        expect(linesRead(reading)).toBe(expected);
        expect(problemsRead(reading)).toBe('');
    });
});

describe('releases in which every process reads the files', () => {
    it('do not mind a comment in a definition, nor an include behind a condition', () => {
        const text = lines('$M=a \\', '# x', 'b', '$M', '@one include f');
        const given = { title: '', text, expected: '', id: 'one', files: { f: lines('c') } };
        const reading = readCase(given, '2.1.5');
        expect(linesRead(reading)).toBe('a / b / c');
        expect(problemsRead(reading)).toBe('');
        expect(problemsRead(readCase(given, '2.2.0'))).toBe('comment-in-definition 2, include-read-twice 5');
    });

    it('keep a sign behind a backslash in every block', () => {
        const given = { title: '', text: lines('a {', String.raw`b\#c`, '}'), expected: '' };
        expect(linesRead(readCase(given, '2.1.5'))).toBe('a / { / b#c / }');
        expect(linesRead(readCase(given, '2.2.0'))).toBe('a / { / b / }');
    });
});

describe('a number from ${_RANDOM} with something behind it', () => {
    it.each<[Release, string, string]>([
        ['2.3.4', 'a${_RANDOM 7 7}b', 'invalid-parameters 1'],
        ['2.3.4', 'a${_RANDOM 7 7}', ''],
        ['2.3.4', 'a${_RANDOM}b', ''],
        ['2.4.0', 'a${_RANDOM 7 7}b', ''],
    ])('is named for %s: %s', (release, text, problems) => {
        expect(problemsRead(readCase({ title: '', text, expected: '' }, release))).toBe(problems);
    });
});

/** Regular expressions for the body of an answer (`keepalived/check/check_http.c:regex_handler`, `prepare_regex`). */
import { quote } from '../../text/words.ts';
import { join } from '../../text/span.ts';
import type { Word } from '../../syntax/tree.ts';
import type { Bound } from '../bind.ts';
import { CRASHES, type Fault, IGNORES } from './fault.ts';
import { patternProblem } from './pattern.ts';
import { type Escape, type QuotedWord, readQuoted } from './quoted.ts';
import type { Reader } from './special.ts';

/**
 * Characters that mean something else to PCRE2 with a backslash than without: all but those letters
 * that stand for the same character in C.
 */
const TELLING = /[.*+?()[\]{}^$|1-9a-zA-Z]/;
const SAME_IN_C = /[afnrtvExc]/;

/** Options under which brackets and comments are read differently. */
const SHIFTING = ['allow_empty_class', 'extended'];

/** A backslash that is gone before PCRE2 sees the pattern. */
function escapeFault({ char, result, span }: Escape): Fault {
    return {
        kind: 'invalid-text',
        span,
        problem: `${quote(`\\${char}`)} reaches the pattern as ${quote(result)}`,
        otherwise: 'checks with that',
        said: 'never',
        replacement: { text: `\\\\${char}`, safe: false },
    };
}

/** The words of the options beside a pattern. */
function optionsOf(bound: Bound): string[] {
    const siblings = bound.parent?.children ?? [];
    return siblings
        .filter((each) => each.spec?.name === 'regex_options')
        .flatMap((each) => each.words.map(({ text }) => text));
}

function patternFaults({ text, span, escapes }: QuotedWord, bound: Bound): readonly Fault[] {
    const lost = escapes.filter(({ char }) => TELLING.test(char) && !SAME_IN_C.test(char));
    if (lost.length > 0) return lost.map(escapeFault);
    const problem = optionsOf(bound).some((each) => SHIFTING.includes(each))
        ? undefined
        : patternProblem(text);
    if (problem === undefined) return [];
    return [
        {
            kind: 'invalid-text',
            span,
            problem: `the pattern ${quote(text)} ${problem}`,
            otherwise: 'checks without it, and may crash',
            said: 'never',
            severe: true,
        },
    ];
}

/** One pattern, quoted where there are blanks in it. */
export const readRegex: Reader = (words, { bound }) => {
    const read = readQuoted(words);
    if (read.kind === 'open-quote') {
        const problem = `this ${quote(read.sign)} has no partner on its line`;
        return [{ kind: 'invalid-text', span: read.span, problem, otherwise: CRASHES }];
    }
    if (read.kind === 'open-escape') {
        const problem = 'the line ends in a backslash';
        return [
            {
                kind: 'invalid-text',
                span: read.span,
                problem,
                otherwise: CRASHES,
                said: 'never',
                severe: true,
            },
        ];
    }
    const [pattern, second] = read.words;
    if (pattern === undefined) return [];
    if (second === undefined) return patternFaults(pattern, bound);
    return [surplusFault(second, words.at(-1))];
};

function surplusFault(second: QuotedWord, last: Word | undefined): Fault {
    return {
        kind: 'surplus-word',
        span: last === undefined ? second.span : join(second.span, last.span),
        problem: `${quote(second.text)} is a second word: a pattern with blanks is to be quoted`,
        otherwise: IGNORES,
        said: { since: '2.2.8' },
    };
}

/** Which faults of an include line count as errors (`lib/parser.c:include_check_set`). */
import { quote } from '../../text/words.ts';
import type { Fault } from './fault.ts';
import { nearestOf } from './near.ts';
import type { Reader } from './special.ts';
import { noneOf } from './word.ts';

const TYPES = ['read', 'match', 'wildcard_match', 'brace_match'];

/** What is wrong with kinds of faults: one that is set, others that are added or taken off by `+` and `-`. */
export const readIncludeCheck: Reader = (words) =>
    words.flatMap(({ text, span }, index): Fault[] => {
        const sign = /^[+-]/.exec(text)?.[0] ?? '';
        const type = text.slice(sign.length);
        const otherwise = 'passes over it';
        if (sign === '' && index > 0) {
            const problem = `${quote(text)} has neither "+" nor "-" in front of it`;
            const replacement = TYPES.includes(type)
                ? { replacement: { text: `+${type}`, safe: false } }
                : {};
            return [{ kind: 'unknown-word', span, problem, otherwise, ...replacement }];
        }
        if (TYPES.includes(type)) return [];
        const near = nearestOf(type, TYPES);
        return [
            {
                kind: 'unknown-word',
                span,
                problem: noneOf(type, TYPES),
                otherwise,
                ...(near === undefined ? {} : { replacement: { text: sign + near, safe: false } }),
            },
        ];
    });

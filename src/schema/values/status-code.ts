/** Status codes of HTTP that count as success (`keepalived/check/check_http.c:status_code_handler`). */
import { quote } from '../../text/words.ts';
import type { Word } from '../../syntax/tree.ts';
import type { Fault } from './fault.ts';
import type { Reader } from './special.ts';

const MIN = 100;
const MAX = 599;

const RANGE = /^\s*\+?(\d+)(?:-\s*\+?(\d+))?$/;

function faultOf(word: Word): Fault | undefined {
    const match = RANGE.exec(word.text);
    const low = Number(match?.[1]);
    const high = Number(match?.[2] ?? match?.[1]);
    const shown = quote(word.text);
    const rest = { span: word.span, otherwise: 'leaves it out' };
    if (match === null)
        return {
            kind: 'invalid-number',
            problem: `${shown} is neither a status code nor a range of them`,
            ...rest,
        };
    if ([low, high].some((code) => code < MIN || code > MAX))
        return { kind: 'out-of-range', problem: `${shown} is not from ${MIN} to ${MAX}`, ...rest };
    if (low > high) return { kind: 'out-of-range', problem: `${shown} ends before it starts`, ...rest };
    return undefined;
}

/** Numbers from 100 to 599 and ranges of them; keepalived looks at each word by itself. */
export const readStatusCodes: Reader = (words) => words.map(faultOf).filter((fault) => fault !== undefined);

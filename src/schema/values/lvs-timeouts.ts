/** Connection timeouts of IPVS (`keepalived/core/global_parser.c:lvs_timeouts`). */
import type { Word } from '../../syntax/tree.ts';
import { join } from '../../text/span.ts';
import { quote } from '../../text/words.ts';
import { type Fault, IGNORES } from './fault.ts';
import { nearestOf } from './near.ts';
import type { Reader } from './special.ts';
import { faultsOf, noneOf } from './word.ts';

const PROTOCOLS = ['tcp', 'tcpfin', 'udp'];

const SECONDS = {
    value: { kind: 'integer', min: 0, max: 2_678_400, unit: 'seconds' },
    otherwise: 'leaves that timeout as it is',
} as const;

/** What is wrong with numbers alone, as `ipvsadm --set` takes them; undefined where a protocol is named. */
function bareFault(words: readonly Word[]): Fault | undefined {
    const [first] = words;
    const last = words.at(-1);
    if (first === undefined || last === undefined || !words.every(({ text }) => /^\d+$/.test(text)))
        return undefined;
    const pairs = PROTOCOLS.map((protocol, index) => `${protocol} ${words[index]?.text ?? ''}`).join(' ');
    return {
        kind: 'unknown-word',
        span: join(first.span, last.span),
        problem: `each number needs its protocol before it: "tcp", "tcpfin" or "udp"`,
        otherwise: 'leaves the timeouts as they are',
        ...(words.length === PROTOCOLS.length ? { replacement: { text: pairs, safe: false } } : {}),
    };
}

/** What is wrong with pairs of a protocol and a number of seconds. */
export const readLvsTimeouts: Reader = (words, { target }) => {
    const bare = bareFault(words);
    if (bare !== undefined) return [bare];
    const faults: Fault[] = [];
    for (let at = 0; at < words.length; at++) {
        const [word, seconds] = words.slice(at, at + 2);
        if (word === undefined) break;
        const { text, span } = word;
        if (!PROTOCOLS.includes(text)) {
            const near = nearestOf(text, PROTOCOLS);
            faults.push({
                kind: 'unknown-word',
                span,
                problem: noneOf(text, PROTOCOLS),
                otherwise: 'passes over it',
                ...(near === undefined ? {} : { replacement: { text: near, safe: false } }),
            });
            // Its number is no mistake of its own.
            if (/^\d/.test(seconds?.text ?? '')) at++;
        } else if (seconds === undefined) {
            faults.push({
                kind: 'missing-value',
                span,
                problem: `${quote(text)} lacks its number of seconds`,
                otherwise: words.length === 1 ? IGNORES : SECONDS.otherwise,
            });
        } else {
            at++;
            faults.push(...faultsOf(seconds, SECONDS, target.release));
        }
    }
    return faults;
};

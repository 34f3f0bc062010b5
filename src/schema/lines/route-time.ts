/** Times of routes (`keepalived/vrrp/vrrp_ip_rule_route_parser.c:get_time_rtt`). */
import { compareReleases } from '../../../grammar/schema/releases.ts';
import type { Release } from '../../../grammar/schema/types.ts';
import { quote } from '../../text/words.ts';
import type { Word } from '../../syntax/tree.ts';
import type { WordFault } from '../values/number.ts';

/** The bounds of the kernel, in milliseconds. */
const MIN = 200;
const MAX = 120_000;

const UNITS: Readonly<Record<number, string>> = {
    1: 'milliseconds',
    4: 'quarters of a millisecond',
    8: 'eighths of a millisecond',
};

/** How times were written up to 2.2.2, when no bounds were known. */
const FORMER =
    /^[ \t\r\f\v]*(?:\+?0x[\da-f]+|\+?\d+\.?\d*(?:e[+-]?\d+)?|\+?\.\d+(?:e[+-]?\d+)?)(?:s|secs?|ms|msecs?)?$/i;

function noTime(word: Word): WordFault {
    return {
        kind: 'invalid-number',
        problem: `${quote(word.text)} is no time such as "500ms" or "1.5s"`,
    };
}

/** What is wrong with a time. */
export function routeTimeFault(word: Word, perMillisecond: number, release: Release): WordFault | undefined {
    if (compareReleases(release, '2.2.3') < 0) return FORMER.test(word.text) ? undefined : noTime(word);
    const match = /^[ \t\r\f\v]*([^sS]*?)(?:(m?)s(?:ecs?)?)?$/i.exec(word.text);
    const digits = match?.[1] ?? '';
    const unit = match?.[2]?.toLowerCase();
    const number = /^([ \t\r\f\v]*\+?\d*)(?:\.(\d*))?$/.exec(digits);
    if (match === null || number === null || (digits === '' && unit !== undefined)) return noTime(word);
    // Seconds keep three decimal places; milliseconds and plain numbers keep none.
    const places = number[2]?.length ?? 0;
    const kept = unit === '' ? 3 : 0;
    const milliseconds =
        unit === undefined
            ? Math.round(Number(digits)) / perMillisecond
            : Math.round(Number(digits) * 10 ** kept);
    const most = unit === undefined ? MAX : MAX * perMillisecond;
    const counts = unit === undefined ? `, in ${UNITS[perMillisecond] ?? 'units'},` : '';
    const outside = {
        kind: 'out-of-range',
        problem: `${quote(word.text)}${counts} is not from 200ms to 120s`,
    } as const;
    if (milliseconds > most) return outside;
    const used = milliseconds > MAX ? 'uses 120s' : milliseconds < MIN ? 'uses 200ms' : undefined;
    if (places > kept)
        return {
            kind: 'invalid-number',
            problem: `${quote(word.text)} has ${kept === 0 ? 'decimal places, which only seconds have' : 'more than 3 decimal places'}`,
            otherwise: used ?? 'rounds it',
        };
    return used === undefined ? undefined : { ...outside, otherwise: used, said: { since: '2.2.8' } };
}

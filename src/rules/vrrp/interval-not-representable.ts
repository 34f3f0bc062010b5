import type { Release } from '../../../grammar/schema/types.ts';
import { decimalFault } from '../../schema/values/number.ts';
import type { Bound } from '../../schema/bind.ts';
import type { Word } from '../../syntax/tree.ts';
import { hasIt, quote } from '../words.ts';
import { instanceRule } from './whole-rule.ts';

const messages = {
    whole: (text: string, used: string) =>
        `${quote(text)} is no whole number of seconds, as VRRP version 2 needs; keepalived uses ${used}`,
    hundredths: (text: string, used: string) =>
        `${quote(text)} is no multiple of 0.01 seconds, as VRRP version 3 needs; keepalived uses ${used}`,
    large: (text: string) =>
        `${quote(text)} is more than the 40.95 seconds that VRRP version 3 allows; keepalived uses 40.95`,
};

/** Microseconds in a second, in which keepalived counts. */
const SECOND = 1_000_000;

/** The steps of version 3, and how many of them there are. */
const STEP = SECOND / 100;
const MOST_STEPS = 4095;

/** The microseconds that a word stands for, where keepalived takes it. */
function intervalIn({ spec, words }: Bound): { readonly word: Word; readonly time: number } | undefined {
    const word = words[1];
    if (spec?.name !== 'advert_int' || word === undefined) return undefined;
    const value = { kind: 'decimal', min: 0.01, max: 255, places: 6, unit: 'seconds' } as const;
    if (decimalFault(word, value) !== undefined) return undefined;
    return { word, time: Math.round(Number(word.text) * SECOND) };
}

/** Since this release keepalived does not round beyond the last step. */
const BOUNDED_SINCE = '2.3.2';

/** The seconds of the nearest step; one beyond the last has no room in an advert. */
function nearest(time: number, release: Release): string {
    const steps = Math.floor(time / STEP + 0.5);
    if (steps <= MOST_STEPS) return String(steps / 100);
    return hasIt(release, BOUNDED_SINCE, undefined)
        ? String(MOST_STEPS / 100)
        : `${steps / 100}, which its adverts carry as 0`;
}

/** What is said of an interval, if anything. */
function problemOf(text: string, time: number, version: 2 | 3, release: Release): string | undefined {
    if (version === 2) {
        if (time % SECOND === 0) return undefined;
        return messages.whole(text, String(Math.max(1, Math.floor(time / SECOND + 0.5))));
    }
    if (time > MOST_STEPS * STEP + STEP - 1) return messages.large(text);
    if (time % STEP === 0) return undefined;
    return messages.hundredths(text, nearest(time, release));
}

/** An advert interval that its version of VRRP has no number for. */
export const intervalNotRepresentable = instanceRule(
    {
        name: 'interval-not-representable',
        title: 'advert interval between two steps',
        why: 'Each advert carries the interval: in whole seconds in version 2, in hundredths of a second up to 40.95 in version 3. keepalived takes the nearest that fits. A machine that fails is noticed after three intervals, so a fraction of a second that becomes a whole one makes that slower than planned.',
        symptoms: ['slow-failover'],
        source: 'keepalived/vrrp/vrrp.c:vrrp_complete_instance',
        says: ['must be an integer', 'must be in units of 10ms', 'advertisement interval'],
    },
    messages,
    function* ({ statements, facts }, { target }) {
        const interval = statements.map(intervalIn).findLast((each) => each !== undefined);
        if (interval === undefined) return;
        const { word, time } = interval;
        const message = problemOf(word.text, time, facts.version, target.release);
        if (message !== undefined) yield { message, span: word.span };
    },
);

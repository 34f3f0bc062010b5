import { advertInterval } from '../../model/timers.ts';
import { lastOf } from '../../model/vrrp-decisions.ts';
import { type VrrpInstance, vrrpInstances } from '../../model/vrrp-instance.ts';
import type { Bound, BoundConfig } from '../../schema/bind.ts';
import type { Target } from '../../schema/targets.ts';
import { isRead } from '../../schema/values/judge.ts';
import { decimalFault, integerFault } from '../../schema/values/number.ts';
import type { Word } from '../../syntax/tree.ts';
import type { Rule } from '../rule.ts';
import { hasIt, quote } from '../words.ts';
import { seeAlso } from './whole-rule.ts';

const messages = {
    none: (name: string) =>
        `the backups of ${quote(name)} take over as soon as one advert is missing, which leaves no time for a delay; keepalived sets it to 0`,
    long: (delay: string, name: string, time: number, used: number) =>
        `the delay ${quote(delay)} is too long, since the backups of ${quote(name)} may take over after ${time} ${time === 1 ? 'second' : 'seconds'}; keepalived uses ${used}`,
    adverts: () => 'so many adverts have to be missing',
    interval: () => 'the seconds between two adverts',
};

/** Microseconds in a second, in which keepalived counts. */
const SECOND = 1_000_000;

/** Since this release only the delay for going down has a limit. */
const DOWN_ONLY_SINCE = '2.3.3';

const DEFAULT_ADVERTS = 3;

/** A delay, in microseconds. */
interface Delay {
    readonly word: Word;
    readonly time: number;
}

/** The number of seconds that a word stands for, in microseconds; undefined where keepalived refuses it. */
function timeIn(word: Word, min: number): number | undefined {
    const value = { kind: 'decimal', min, max: 255, places: 6, unit: 'seconds' } as const;
    return decimalFault(word, value) === undefined ? Math.round(Number(word.text) * SECOND) : undefined;
}

/** The delays of each interface for going down and coming up; of two lines about one the last counts. */
function delaysIn({ statements }: BoundConfig, target: Target): ReadonlyMap<string, readonly Delay[]> {
    const found = new Map<string, readonly Delay[]>();
    for (const block of statements) {
        if (block.spec?.name !== 'interface_up_down_delays' || !isRead(block, target)) continue;
        for (const { words } of block.children) {
            const [link, ...others] = words;
            const read = others.slice(0, 2).map((word) => ({ word, time: timeIn(word, 0) }));
            const delays = read.flatMap(({ word, time }) => (time === undefined ? [] : [{ word, time }]));
            if (link !== undefined && read.length > 0 && delays.length === read.length)
                found.set(link.text, delays);
        }
    }
    return found;
}

/** What an instance leaves for delays. */
interface Bounds {
    readonly name: string;
    /** The microseconds between two adverts, and after how many of these a backup may take over. */
    readonly interval: number;
    readonly steps: number;
    readonly adverts?: Bound;
    readonly intervalFrom?: Bound;
}

function boundsOf({ name, statements, globals, facts, strict }: VrrpInstance, target: Target): Bounds {
    const read = globals.filter((each) => isRead(each, target));
    const adverts = lastOf(statements, 'down_timer_adverts') ?? lastOf(read, 'vrrp_down_timer_adverts');
    const word = adverts?.words[1];
    const isTaken =
        word !== undefined && integerFault(word, { kind: 'integer', min: 1, max: 100 }) === undefined;
    const number = isTaken && !strict ? Number(word.text) : DEFAULT_ADVERTS;
    const intervalFrom = lastOf(statements, 'advert_int');
    const given = intervalFrom?.words[1];
    const seconds = (given === undefined ? undefined : timeIn(given, 0.01)) ?? SECOND;
    return {
        name,
        interval: Math.round(advertInterval(seconds / SECOND, facts.version) * SECOND),
        steps: number - 1,
        ...(adverts === undefined ? {} : { adverts }),
        ...(intervalFrom === undefined ? {} : { intervalFrom }),
    };
}

/** The first delay that is too long beside an instance; since 2.3.3 that for coming up may be of any length. */
function excess(
    [down, up]: readonly Delay[],
    { steps, interval }: Bounds,
    { release }: Target,
): Delay | undefined {
    const both = [down, up].filter((each) => each !== undefined);
    if (steps === 0) return both.find(({ time }) => time > 0);
    if (!hasIt(release, DOWN_ONLY_SINCE, undefined)) return both.find(({ time }) => time >= steps * interval);
    return down !== undefined && down.time > longest({ steps, interval }) ? down : undefined;
}

/** The longest delay that keepalived uses, in microseconds. */
function longest({ steps, interval }: Pick<Bounds, 'steps' | 'interval'>): number {
    return steps * interval - Math.floor(interval / 256);
}

/** An interface that is to count as down, or up, later than an instance can wait. */
export const interfaceDelayTooLong: Rule = {
    meta: {
        id: 'vrrp/interface-delay-too-long',
        area: 'vrrp',
        severity: 'error',
        origin: 'kalint',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        title: 'interface delay longer than the backups wait',
        why: 'With "interface_up_down_delays" an interface that goes down counts as up for some time. By then the backups may have taken over, for they only wait until a few adverts are missing, and there are two masters. Therefore the daemon shortens the delay to what the instances on that interface leave, with a line in its log. The config test says nothing.',
        symptoms: ['both-master', 'slow-failover'],
        source: 'keepalived/vrrp/vrrp.c:check_debounce_timers',
    },
    messages,
    create: ({ bound, target, report }) => ({
        end() {
            if (bound.config.incomplete) return;
            const delays = delaysIn(bound, target);
            if (delays.size === 0) return;
            const strictest = new Map<string, Bounds>();
            for (const instance of vrrpInstances(bound, target)) {
                const link = instance.interface?.name;
                if (link === undefined) continue;
                const bounds = boundsOf(instance, target);
                const before = strictest.get(link);
                if (before === undefined || longest(bounds) < longest(before)) strictest.set(link, bounds);
            }
            for (const [link, bounds] of strictest) {
                const delay = excess(delays.get(link) ?? [], bounds, target);
                if (delay === undefined) continue;
                const { name, steps, interval, adverts, intervalFrom } = bounds;
                const used = longest(bounds) / SECOND;
                report({
                    message:
                        steps === 0
                            ? messages.none(name)
                            : messages.long(delay.word.text, name, (steps * interval) / SECOND, used),
                    span: delay.word.span,
                    related: [
                        ...seeAlso(adverts, messages.adverts()),
                        ...(steps === 0 ? [] : seeAlso(intervalFrom, messages.interval())),
                    ],
                });
            }
        },
    }),
};

/**
 * What an instance or a sync group tracks, one thing to a line: its name, perhaps `weight` and a number,
 * perhaps `reverse` (`keepalived/vrrp/vrrp_track.c:alloc_track_if` and its like).
 */
import { hasIt } from '../../../grammar/schema/releases.ts';
import type { BlockSpec, LineKind, Release } from '../../../grammar/schema/types.ts';
import { join } from '../../text/span.ts';
import { quote } from '../../text/words.ts';
import type { Word } from '../../syntax/tree.ts';
import type { Bound } from '../bind.ts';
import type { Target } from '../targets.ts';
import type { Fault } from '../values/fault.ts';
import { nearestOf } from '../values/near.ts';
import { integerFault } from '../values/number.ts';
import { noneOf } from '../values/word.ts';
import type { LineReader } from './index.ts';

/** How keepalived takes the lines about one kind of thing. */
interface Tracker {
    readonly noun: string;
    /** The largest weight, and with a minus the smallest. */
    readonly limit: number;
    /** What is used in place of a weight that is refused. */
    readonly weight: string;
    readonly directions: readonly string[];
    /** Whether the whole line is dropped for a direction that is not known. */
    readonly strict: boolean;
    /** A weight that was allowed once; it is brought into the range. */
    readonly former?: number;
    /** First release that looks at anything but `weight` with a number. */
    readonly checked?: Release;
}

const BOTH = ['reverse', 'noreverse'];

const TRACKERS = {
    'tracked-interface': {
        noun: 'interface',
        limit: 253,
        weight: 'weight 0',
        directions: ['reverse'],
        strict: false,
        former: 254,
        checked: '2.0.18',
    },
    'tracked-script': {
        noun: 'script',
        limit: 253,
        weight: "the script's weight",
        directions: BOTH,
        strict: false,
        former: 254,
        checked: '2.0.18',
    },
    'tracked-process': {
        noun: 'process',
        limit: 254,
        weight: "the process's weight",
        directions: BOTH,
        strict: false,
    },
    'tracked-file': {
        noun: 'file',
        limit: 254,
        weight: "the file's weight",
        directions: BOTH,
        strict: true,
    },
    'tracked-bfd': {
        noun: 'session',
        limit: 253,
        weight: "the session's weight",
        directions: BOTH,
        strict: true,
    },
} as const satisfies Partial<Record<LineKind, Tracker>>;

/** The kinds of lines about what is tracked. */
export type TrackedKind = keyof typeof TRACKERS;

/** First release that takes `reverse` in these lines. */
const DIRECTIONS_SINCE: Release = '2.0.18';

/** What is tracked by lines of this kind, as a message calls it. */
export function trackedNoun(kind: TrackedKind): string {
    return TRACKERS[kind].noun;
}

function isTracked(kind: LineKind): kind is TrackedKind {
    return kind in TRACKERS;
}

/** The kind of the lines in a block; undefined when they are not about what is tracked. */
export function trackedKind(block: BlockSpec | undefined): TrackedKind | undefined {
    if (block?.content !== 'lines' || block.line === undefined) return undefined;
    return isTracked(block.line) ? block.line : undefined;
}

/** Whether keepalived tracks what a line names, provided that it exists and is not named twice. */
export function isKept(words: readonly Word[], kind: TrackedKind, { release }: Target): boolean {
    const { strict, directions, checked }: Tracker = TRACKERS[kind];
    const [, option, number, direction] = words;
    if (option === undefined || !hasIt(release, checked, undefined)) return true;
    if (option.text !== 'weight' || number === undefined) return false;
    return direction === undefined || !strict || directions.includes(direction.text);
}

function optionFault(option: Word, { noun, checked }: Tracker, otherwise: string): Fault {
    const isNumber = /^[+-]?\d+$/.test(option.text);
    const near = isNumber ? `weight ${option.text}` : nearestOf(option.text, ['weight']);
    return {
        kind: 'unknown-word',
        span: option.span,
        problem: `${quote(option.text)} stands where only "weight" may follow the name of the ${noun}`,
        otherwise,
        ...(checked === undefined ? {} : { said: { since: checked } }),
        ...(near === undefined ? {} : { replacement: { text: near, safe: false } }),
    };
}

/**
 * Whether a line starts with what is tracked in general and not with its name, `script check`: then it has
 * a word too many before the name.
 */
export function startsWithNoun([first, name]: readonly Word[], kind: TrackedKind): boolean {
    const nouns = [TRACKERS[kind].noun, kind.slice('tracked-'.length)];
    const isNoun = nouns.includes(first?.text.replace(/^(?:vrrp_)?(?:track_)?/, '') ?? '');
    return isNoun && name !== undefined && name.text !== 'weight' && !/^[+-]?\d+$/.test(name.text);
}

function nounFault(first: Word, name: Word, { noun, checked }: Tracker, otherwise: string): Fault {
    return {
        kind: 'unknown-word',
        span: first.span,
        problem: `${quote(first.text)} stands before ${quote(name.text)}, and a line here starts with the name of the ${noun}`,
        otherwise,
        ...(checked === undefined ? {} : { said: { since: checked } }),
        replacement: { text: name.text, safe: false, span: join(first.span, name.span) },
    };
}

function weightFault(number: Word, { limit, former, weight }: Tracker): Fault | undefined {
    const fault = integerFault(number, { kind: 'integer', min: -limit, max: limit });
    if (fault === undefined) return undefined;
    const value = /^\s*[+-]?\d+$/.test(number.text) ? Number(number.text) : NaN;
    const nearest = value < 0 ? -limit : limit;
    const otherwise = Math.abs(value) === former ? `uses ${nearest}` : `uses ${weight}`;
    return { ...fault, span: number.span, otherwise };
}

function directionFault(word: Word, tracker: Tracker, release: Release, drops: string): Fault | undefined {
    const known = hasIt(release, DIRECTIONS_SINCE, undefined);
    if (known && tracker.directions.includes(word.text)) return undefined;
    // "noreverse" is the opposite of the one word that is nearest to it.
    const near = word.text === 'noreverse' ? undefined : nearestOf(word.text, tracker.directions);
    return {
        kind: 'unknown-word',
        span: word.span,
        problem: known
            ? noneOf(word.text, tracker.directions)
            : `words after the weight came with keepalived ${DIRECTIONS_SINCE}`,
        otherwise: known && tracker.strict ? drops : 'ignores the word',
        ...(known ? {} : { said: 'never' }),
        ...(known && near !== undefined ? { replacement: { text: near, safe: false } } : {}),
    };
}

function faultsOf(words: readonly Word[], kind: TrackedKind, release: Release): Fault[] {
    const tracker: Tracker = TRACKERS[kind];
    const [first, option, number, direction] = words;
    if (first === undefined || option === undefined) return [];
    const { checked, noun } = tracker;
    const drops = hasIt(release, checked, undefined) ? `does not track the ${noun}` : 'ignores the words';
    if (startsWithNoun(words, kind)) return [nounFault(first, option, tracker, drops)];
    if (option.text !== 'weight') return [optionFault(option, tracker, drops)];
    if (number === undefined) {
        return [
            {
                kind: 'missing-value',
                span: option.span,
                problem: '"weight" lacks its number',
                otherwise: drops,
                ...(checked === undefined ? {} : { said: { since: checked } }),
            },
        ];
    }
    const faults = [weightFault(number, tracker)];
    if (direction !== undefined) faults.push(directionFault(direction, tracker, release, drops));
    return faults.filter((fault) => fault !== undefined);
}

/** The reader of lines of one kind. */
export function trackedReader(kind: TrackedKind): LineReader {
    return ({ words }: Bound, { release }: Target) => faultsOf(words, kind, release);
}

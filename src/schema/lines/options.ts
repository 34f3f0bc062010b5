/**
 * Reading a line of a value block option by option, as keepalived's own loops do. keepalived stops at
 * the first word that it refuses; here reading goes on as if that word were mended.
 */
import type { LineOption } from '../../../grammar/schema/line-options.ts';
import { compareReleases, hasIt } from '../../../grammar/schema/releases.ts';
import type { Release } from '../../../grammar/schema/types.ts';
import type { Span } from '../../text/span.ts';
import { join } from '../../text/span.ts';
import { quote } from '../../text/words.ts';
import type { Word } from '../../syntax/tree.ts';
import type { Bound } from '../bind.ts';
import type { Target } from '../targets.ts';
import type { Fault, FaultKind } from '../values/fault.ts';
import { nearestOf } from '../values/near.ts';
import { optionFault } from './values.ts';

/** Where a line stands, and for which release it is read. */
export interface LineContext {
    readonly release: Release;
    /** `static` for the lines of `static_…` blocks, `virtual` for those of an instance. */
    readonly place: 'static' | 'virtual';
    /** Whether the word after `inet` and `inet6` is skipped, as keepalived does from 2.0.8 on. */
    readonly literal?: true;
}

/** A line while it is read. */
export interface LineReading {
    readonly words: readonly Word[];
    readonly context: LineContext;
    /** What keepalived does with a line of which it refuses something. */
    readonly drops: string;
    /** What it does with a line that ends before the value of an option. */
    readonly lacks: string;
    readonly faults: Fault[];
    /** Index of the word to be read next. */
    at: number;
    /** Whether some of the line could not be understood, so that nothing can be said to be missing. */
    broken: boolean;
}

/** The options that count, by their names, each with its value. */
export type Given = Map<string, { readonly keyword: Word; readonly value: Word | undefined }>;

const ENDS = 'ends there and reads no further';

/** The context of a line of a value block. */
export function contextOf({ parent }: Bound, { release }: Target): LineContext {
    const isStatic = parent?.spec?.name.startsWith('static_') === true;
    return { release, place: isStatic ? 'static' : 'virtual' };
}

/** A line from its first word on. */
export function startReading(
    words: readonly Word[],
    context: LineContext,
    drops: string,
    lacks = ENDS,
): LineReading {
    return { words, context, drops, lacks, faults: [], at: 0, broken: false };
}

/** Whether the release for which a line is read is this one or newer. */
export function isSince({ context }: LineReading, release: Release): boolean {
    return compareReleases(context.release, release) >= 0;
}

/** The next word, which then counts as read; undefined at the end. */
export function nextWord(reading: LineReading): Word | undefined {
    const word = reading.words[reading.at];
    if (word !== undefined) reading.at += 1;
    return word;
}

/** Leaves the rest of the line unread. */
export function stopReading(reading: LineReading): void {
    reading.at = reading.words.length;
    reading.broken = true;
}

/** Adds a fault; what else is known of it stands in `more`. */
export function blame(
    reading: LineReading,
    kind: FaultKind,
    { span }: { readonly span: Span },
    problem: string,
    more: Partial<Pick<Fault, 'otherwise' | 'said' | 'severe' | 'related' | 'replacement'>> = {},
): void {
    reading.faults.push({ kind, span, problem, otherwise: reading.drops, ...more });
}

/** Reports what may be given once and was given before, at `first`. */
export function blameRepeated(
    reading: LineReading,
    word: Word,
    first: Word,
    otherwise = reading.drops,
): void {
    blame(reading, 'repeated', word, `${quote(word.text)} was given before`, {
        otherwise,
        related: [{ span: first.span, message: 'the first one' }],
    });
}

/** Whether a release and a place know an option by one of its spellings. */
function knows(
    { aliases = [], word, since, until, only }: LineOption,
    text: string,
    context: LineContext,
): boolean {
    const spelling = word === text ? { since, until } : aliases.find(({ name }) => name === text);
    return (
        spelling !== undefined &&
        (only === undefined || only === context.place) &&
        hasIt(context.release, spelling.since ?? since, spelling.until ?? until)
    );
}

/** The option that a word is; undefined when it is none in this release and place. */
export function findOption(
    { context }: LineReading,
    options: readonly LineOption[],
    text: string,
): LineOption | undefined {
    return options.find((option) => knows(option, text, context));
}

function spellings({ word, aliases = [] }: LineOption): string[] {
    return [word, ...aliases.map(({ name }) => name)];
}

/** The spelling that an unknown word was most likely meant for: the only one near, or that begins like it. */
function nearSpelling(
    word: Word,
    options: readonly LineOption[],
    { context }: LineReading,
): string | undefined {
    if (!/^[a-z][a-z_-]{2,}$/i.test(word.text)) return undefined;
    const known = options.flatMap((option) =>
        spellings(option).filter((text) => knows(option, text, context)),
    );
    const longer = known.filter((each) => each.startsWith(word.text.toLowerCase()));
    return longer.length === 1 ? longer[0] : nearestOf(word.text, known);
}

/**
 * Reports a word that is no option of `what` (`a route`), and tells which option to read it as;
 * undefined when nothing can be said of that.
 */
export function unknownOption(
    reading: LineReading,
    options: readonly LineOption[],
    word: Word,
    what: string,
    otherwise = reading.drops,
): LineOption | undefined {
    const { context } = reading;
    const text = quote(word.text);
    const known = options.find((option) => spellings(option).includes(word.text));
    if (known?.only !== undefined && known.only !== context.place) {
        const where = known.only === 'static' ? 'static lines' : 'the lines of an instance';
        blame(reading, 'unknown-word', word, `${text} is for ${where} only`, { otherwise });
        return known;
    }
    if (known?.since !== undefined && !isSince(reading, known.since)) {
        const problem = `${text} came with keepalived ${known.since}`;
        blame(reading, 'unknown-word', word, problem, { otherwise });
        return known;
    }
    const near = nearSpelling(word, options, reading);
    const meant = near === undefined ? undefined : findOption(reading, options, near);
    blame(reading, 'unknown-word', word, `${text} is no option of ${what}`, {
        otherwise,
        ...(near === undefined ? {} : { replacement: replacementBy(near, meant) }),
    });
    return meant;
}

function replacementBy(text: string, option: LineOption | undefined): NonNullable<Fault['replacement']> {
    return { text, safe: true, ...(option?.since === undefined ? {} : { since: option.since }) };
}

/** Reports that an option lacks its value. */
export function blameMissing(
    reading: LineReading,
    keyword: Word,
    name: string,
    otherwise = reading.lacks,
): void {
    const before = reading.words[reading.at - 1] ?? keyword;
    const span = { span: join(keyword.span, before.span) };
    blame(
        reading,
        'missing-value',
        span,
        `${quote(keyword.text)} lacks its value${name === keyword.text ? '' : ` (${name})`}`,
        { otherwise },
    );
    stopReading(reading);
}

/**
 * Reports a table without its name, for which the keyword behind it is taken. Which names there are is known to
 * the host, which hardly has one like that (`lib/rttables.c:find_rttables_table`).
 */
function blameSwallowed(reading: LineReading, keyword: Word, word: Word): void {
    const problem = `${quote(keyword.text)} lacks its value, and the keyword ${quote(word.text)} behind it is taken for that`;
    blame(reading, 'missing-value', { span: join(keyword.span, word.span) }, problem, {
        said: 'never',
        severe: true,
    });
    stopReading(reading);
}

/**
 * The value of an option, judged unless `unjudged` is set; undefined when it has none or lacks it. A word that
 * is refused and is itself one of the options is left to be read as that.
 */
export function takeValue(
    reading: LineReading,
    options: readonly LineOption[],
    option: LineOption,
    keyword: Word,
    unjudged = false,
): Word | undefined {
    if (option.value === undefined) return undefined;
    if (option.lock === true && reading.words[reading.at]?.text === 'lock') reading.at += 1;
    const word = nextWord(reading);
    if (word === undefined) {
        blameMissing(reading, keyword, option.value.name);
        return undefined;
    }
    if (option.word === 'table' && findOption(reading, options, word.text) !== undefined) {
        blameSwallowed(reading, keyword, word);
        return undefined;
    }
    if (unjudged) return word;
    const fault = optionFault(word, option.value.is, reading.context.release);
    if (fault === undefined) return word;
    reading.faults.push({ span: word.span, otherwise: option.otherwise ?? reading.drops, ...fault });
    if (findOption(reading, options, word.text) !== undefined) reading.at -= 1;
    return word;
}

/**
 * Reports a static line that is to follow a group and is not tracked; only the daemon says so
 * (`keepalived/vrrp/vrrp_static_track.c:static_track_group_init`).
 */
export function judgeFollowing(reading: LineReading, given: Given): void {
    const group = reading.context.place === 'static' ? given.get('track_group') : undefined;
    const untracked = given.get('no_track') ?? given.get('no-track');
    if (group === undefined || untracked === undefined) return;
    const text = quote(untracked.keyword.text);
    blame(reading, 'contradiction', group.keyword, `"track_group" has no effect beside ${text}`, {
        otherwise: 'tracks nothing of the line',
        said: 'never',
        related: [{ span: untracked.keyword.span, message: 'this switches it off' }],
    });
}

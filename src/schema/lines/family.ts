/** The address family of a route or a rule: the first word that has one decides it, and later ones must agree. */
import type { LineOption } from '../../../grammar/schema/line-options.ts';
import { hasIt } from '../../../grammar/schema/releases.ts';
import { quote } from '../../text/words.ts';
import type { Word } from '../../syntax/tree.ts';
import { type Family, familyOf } from '../values/address.ts';
import type { Fault } from '../values/fault.ts';
import { type LineReading, blame, isSince, takeValue } from './options.ts';
import { isEverything, readPrefix } from './prefix.ts';

/** What is known of the family of a line so far. */
export interface LineFamily {
    family?: Family;
    /** The word that decided it. */
    word?: Word;
}

const NAMES: Readonly<Record<Family, string>> = { inet: 'IPv4', inet6: 'IPv6' };

/** The family for a message: `IPv4`. */
export function familyName(family: Family): string {
    return NAMES[family];
}

function decider({ family, word }: LineFamily): Pick<Fault, 'related'> {
    if (family === undefined || word === undefined) return {};
    return { related: [{ span: word.span, message: `this makes it ${NAMES[family]}` }] };
}

/** Joins the family of a word to that of the line, and tells whether they agree; `otherwise` as in a fault. */
export function joinFamily(
    reading: LineReading,
    line: LineFamily,
    word: Word,
    family: Family,
    otherwise = reading.drops,
): boolean {
    if (line.family === undefined) Object.assign(line, { family, word });
    if (line.family === family) return true;
    const named = word.text === 'inet' || word.text === 'inet6';
    const problem = named
        ? `${quote(word.text)} contradicts ${quote(line.word?.text ?? '')} before it`
        : `${quote(word.text)} is an ${NAMES[family]} address in a line that is ${NAMES[family === 'inet' ? 'inet6' : 'inet']}`;
    blame(reading, named ? 'contradiction' : 'invalid-address', word, problem, {
        otherwise,
        ...decider(line),
    });
    return false;
}

/** Reports an option that the family of the line does not go with, or lets it decide that family. */
export function joinOption(
    reading: LineReading,
    line: LineFamily,
    option: LineOption,
    keyword: Word,
    otherwise = reading.drops,
): boolean {
    if (option.family === undefined) return true;
    if (line.family === undefined) Object.assign(line, { family: option.family, word: keyword });
    if (line.family === option.family) return true;
    const problem = `${quote(keyword.text)} is for ${NAMES[option.family]} only`;
    blame(reading, 'contradiction', keyword, problem, { otherwise, ...decider(line) });
    return false;
}

/** The address behind `via`, before which `inet` or `inet6` may stand; undefined when there is none or it is not read. */
export function takeGateway(
    reading: LineReading,
    line: LineFamily,
    options: readonly LineOption[],
    option: LineOption,
    keyword: Word,
): Word | undefined {
    const named = reading.words[reading.at];
    if (named?.text === 'inet' || named?.text === 'inet6') {
        reading.at += 1;
        if (!joinFamily(reading, line, named, named.text)) {
            reading.at += 1;
            return undefined;
        }
    }
    const value = takeValue(reading, options, option, keyword);
    const family = value === undefined ? undefined : familyOf(value.text);
    if (value !== undefined && family !== undefined) joinFamily(reading, line, value, family);
    return value;
}

/**
 * Joins an address, with or without prefix length, or one of the words for every address. Those have no family
 * from 2.0.8 on, and keepalived refuses them once another word decided it.
 */
export function joinPrefix(reading: LineReading, line: LineFamily, word: Word): void {
    if (isEverything(word.text, reading.context.release)) {
        if (line.family === undefined) return;
        const problem = `${quote(word.text)} is taken only before the first word that decides the address family`;
        blame(reading, 'contradiction', word, problem, decider(line));
        return;
    }
    const family =
        word.text === 'default6' ? 'inet6' : word.text === 'default' ? 'inet' : readPrefix(word.text).family;
    if (family !== undefined) joinFamily(reading, line, word, family);
}

/**
 * Reports `default6`, which 2.0.8 made an old spelling: `default` takes the family from the IPv6 addresses after
 * it, or from an `inet6` at the end of the line.
 */
export function blameDefault6(reading: LineReading, word: Word): void {
    if (!isSince(reading, '2.0.8')) return;
    const helped = reading.words.slice(reading.at).some(({ text }) => readPrefix(text).family === 'inet6');
    blame(
        reading,
        'deprecated-form',
        word,
        `${quote(word.text)} is an old spelling of "default" with "inet6" at the end of the line`,
        {
            otherwise: 'still takes it',
            said: 'never',
            ...(helped ? { replacement: { text: 'default', safe: true, since: '2.0.8' as const } } : {}),
        },
    );
}

/**
 * Reads `inet` or `inet6`. From 2.0.8 on keepalived skips the word after it; returns the fault that says so,
 * of which only the consequences are printed.
 */
export function takeFamily(reading: LineReading, line: LineFamily, keyword: Word): void {
    const family = keyword.text === 'inet6' ? 'inet6' : 'inet';
    const skipped = reading.words[reading.at];
    if (!isSince(reading, '2.0.8') || skipped === undefined || skipped.text === keyword.text) {
        if (isSince(reading, '2.0.8')) reading.at += 1;
        joinFamily(reading, line, keyword, family);
        return;
    }
    const contradicts = line.family !== undefined && line.family !== family;
    if (reading.context.literal === true) reading.at += 1;
    if (reading.context.literal === true || contradicts) {
        joinFamily(reading, line, keyword, family);
        return;
    }
    blame(
        reading,
        'surplus-word',
        skipped,
        `${quote(skipped.text)} stands behind ${quote(keyword.text)}, which works only as the last word of the line`,
        { otherwise: `skips ${quote(skipped.text)}`, said: 'never' },
    );
}

/** Whether a fault is about a skipped word; there is none in a literal reading. */
function isSkipped({ kind, said }: Fault): boolean {
    return kind === 'surplus-word' && said === 'never';
}

/** Whether the config test of the release for which a line is read says so. */
function isSaid({ said }: Fault, { context }: LineReading): boolean {
    return said === undefined || (said !== 'never' && hasIt(context.release, said.since, said.until));
}

/**
 * The faults of a line of which a word is skipped: the skipped word counts as reported when the line, read without
 * it as keepalived does (`literally`), has a fault that comes of that; other faults count when both readings have them.
 */
export function settleSkipped(reading: LineReading, literally: () => readonly Fault[]): readonly Fault[] {
    const { faults } = reading;
    if (!faults.some(isSkipped)) return faults;
    const literal = literally();
    const isIn = (list: readonly Fault[], { kind, span }: Fault): boolean =>
        list.some((other) => other.kind === kind && other.span.start === span.start);
    const follows = literal.some((fault) => isSaid(fault, reading) && !isIn(faults, fault));
    return faults
        .filter((fault) => isSkipped(fault) || isIn(literal, fault))
        .map((fault) => (isSkipped(fault) && follows ? { ...fault, said: {} } : fault));
}

/**
 * Slips that hide a line's meaning: signs that look like a comment, characters
 * that look like a blank, remains of the listing from which a text was copied.
 * They are taken off before the keyword is looked up, so that the rest of the
 * line is judged as it was meant.
 */
import type { Word } from '../syntax/tree.ts';
import type { Leading, Slip } from './slip.ts';
import { joinQuoted, splitWord } from './slips-in-words.ts';

export type { Slip } from './slip.ts';

/** A statement's words without its slips, and the slips. */
export interface Cleaned {
    readonly words: readonly Word[];
    readonly slips: readonly Slip[];
}

const CONFLICT = /^(?:<{7}|={7}|>{7}|\|{7})$/;
const LINE_NUMBER = /^\d{1,5}[.:)|]?$/;
const PROMPT = /^(?:\$|>|%|~?\$|\[?[\w.-]+@[\w.-]+(?::\S*)?[\]$>%]?\$?)$/;

const BULLET = /^[-+*\u2022\u2023\u2043\u25aa\u25e6\u00b7\u2013\u2014]$/;

/** Whether a word may be the number of its line in a listing, which depends on the lines around. */
export function isLineNumber(word: string | undefined): boolean {
    return word !== undefined && LINE_NUMBER.test(word);
}

/** What is known of the place where a statement stands. */
export interface Standing {
    /** Tells whether a word is known there; absent where values stand. */
    readonly isKeyword?: (word: string) => boolean;
    /** Tells whether the number at an offset is that of its line in a listing. */
    readonly isNumbered: (offset: number) => boolean;
}

/** What stands in front of a line and is no part of it; undefined where nothing does. */
function leadingOf(
    [first, second]: readonly Word[],
    { isKeyword, isNumbered }: Standing,
): Leading | undefined {
    if (first === undefined) return undefined;
    const numbered = LINE_NUMBER.test(first.text);
    if (numbered && isNumbered(first.span.start)) return 'line number';
    const marked = numbered && /\D$/.test(first.text);
    if (second === undefined) return marked ? 'line number' : undefined;
    const leads = isKeyword?.(second.text);
    if (BULLET.test(first.text)) return leads === false ? undefined : 'bullet';
    if (!(leads ?? marked)) return undefined;
    return numbered ? 'line number' : PROMPT.test(first.text) ? 'shell prompt' : undefined;
}

/** Takes the slips off a statement. */
export function clean(words: readonly Word[], standing: Standing): Cleaned {
    const slips: Slip[] = [];
    let rest: readonly Word[] = words.flatMap((word) => splitWord(word, slips));
    const first = rest[0];
    if (first === undefined || first.quoted) return { words: joinQuoted(rest, slips), slips };
    if (CONFLICT.test(first.text))
        return { words: [], slips: [...slips, { kind: 'conflict', span: first.span }] };
    const what = leadingOf(rest, standing);
    if (what !== undefined) {
        const end = rest[1]?.span.start ?? first.span.end;
        slips.push({ kind: 'listing', what, span: { start: first.span.start, end } });
        rest = rest.slice(1);
    }
    return { words: joinQuoted(rest, slips), slips };
}

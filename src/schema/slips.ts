/**
 * Slips that hide a line's meaning: signs that look like a comment, characters
 * that look like a blank, remains of the listing from which a text was copied.
 * They are taken off before the keyword is looked up, so that the rest of the
 * line is judged as it was meant.
 */
import type { Span } from '../text/span.ts';
import type { Word } from '../syntax/tree.ts';

/** A slip and where it stands. */
export type Slip =
    /** `;`, `//`, `--`, `/*` or `*` where `#` was meant; `span` is the sign, `region` all that was meant as comment. */
    | { readonly kind: 'foreign-comment'; readonly sign: string; readonly span: Span; readonly region: Span }
    /** Characters that nobody sees, in or around a word; `span` is the run of them. */
    | { readonly kind: 'invisible'; readonly span: Span; readonly between: boolean }
    /** A line number or shell prompt in front of the line. */
    | { readonly kind: 'listing'; readonly what: 'line number' | 'shell prompt'; readonly span: Span }
    /** A line that git leaves where two versions clash. */
    | { readonly kind: 'conflict'; readonly span: Span };

/** A statement's words without its slips, and the slips. */
export interface Cleaned {
    readonly words: readonly Word[];
    readonly slips: readonly Slip[];
}

/** No-break and other wide blanks, zero-width characters, soft hyphens, direction marks, byte order marks. */
const INVISIBLE =
    /[\u00a0\u00ad\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u2064\u2066-\u206f\u3000\ufeff]+/g;

/** Those of them that stand for a blank. */
const BLANK_LIKE = /[\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;

/** Takes invisible characters out of an unquoted word; a wide blank in the middle cuts it in two. */
function splitWord(word: Word, slips: Slip[]): Word[] {
    if (word.quoted || word.text.search(INVISIBLE) < 0) return [word];
    const pieces: Word[] = [];
    let text = '';
    let start = word.span.start;
    let at = 0;
    const flush = (end: number): void => {
        if (text !== '') pieces.push({ text, span: { start, end: word.span.start + end }, quoted: false });
        text = '';
    };
    for (const match of word.text.matchAll(INVISIBLE)) {
        text += word.text.slice(at, match.index);
        const end = match.index + match[0].length;
        const between = BLANK_LIKE.test(match[0]) && match.index > 0 && end < word.text.length;
        slips.push({
            kind: 'invisible',
            span: { start: word.span.start + match.index, end: word.span.start + end },
            between,
        });
        if (between || text === '') {
            flush(match.index);
            start = word.span.start + end;
        }
        at = end;
    }
    text += word.text.slice(at);
    flush(word.text.length);
    return pieces;
}

const CONFLICT = /^(?:<{7}|={7}|>{7}|\|{7})$/;
const LINE_NUMBER = /^\d{1,5}[.:)|]?$/;
const PROMPT = /^(?:\$|>|%|~?\$|\[?[\w.-]+@[\w.-]+(?::\S*)?[\]$>%]?\$?)$/;

/**
 * Takes the slips off a statement. `isKeyword` tells whether a word is known where
 * the statement stands; it is absent where values stand.
 */
export function clean(words: readonly Word[], isKeyword?: (word: string) => boolean): Cleaned {
    const slips: Slip[] = [];
    let rest = words.flatMap((word) => splitWord(word, slips));
    const first = rest[0];
    if (first === undefined || first.quoted) return { words: rest, slips };
    if (CONFLICT.test(first.text))
        return { words: [], slips: [...slips, { kind: 'conflict', span: first.span }] };
    const second = rest[1];
    const numbered = LINE_NUMBER.test(first.text);
    if (numbered || PROMPT.test(first.text)) {
        const marked = numbered && /\D$/.test(first.text);
        const leads = isKeyword === undefined ? marked : second !== undefined && isKeyword(second.text);
        if (second === undefined ? marked : leads) {
            const what = numbered ? 'line number' : 'shell prompt';
            const end = second?.span.start ?? first.span.end;
            slips.push({ kind: 'listing', what, span: { start: first.span.start, end } });
            rest = rest.slice(1);
        }
    }
    return { words: rest, slips };
}

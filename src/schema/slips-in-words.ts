/** Slips in the words of a line: characters that nobody sees, and quotes of a word processor. */
import type { Word } from '../syntax/tree.ts';
import { CURLY_QUOTED } from '../text/words.ts';
import { join } from '../text/span.ts';
import type { Slip } from './slip.ts';

/** No-break and other wide blanks, zero-width characters, soft hyphens, direction marks, byte order marks. */
const INVISIBLE =
    /[\u00a0\u00ad\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u2064\u2066-\u206f\u3000\ufeff]+/g;

/** Those of them that stand for a blank. */
const BLANK_LIKE = /[\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;

/** Whether a text holds characters that nobody sees. */
export function hasInvisible(text: string): boolean {
    return text.search(INVISIBLE) >= 0;
}

/** Takes invisible characters out of an unquoted word, and adds them to the slips; a wide blank in the middle cuts it in two. */
export function splitWord(word: Word, slips: Slip[]): Word[] {
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

const CURLY = /[\u201c-\u201f\u2018\u2019\u201a\u00ab\u00bb\uff02]/;

/** What closes such quotes. */
const CLOSING = /[\u201c\u201d\u201f\u2018\u2019\u00ab\u00bb\uff02]$/;

/** The first half of what a curly quote was to hold, where its partner is nowhere on the line. */
function withoutOpening(word: Word): Word {
    return { ...word, text: word.text.slice(1) };
}

/** Whether a text holds quotes of a word processor. */
export function hasCurlyQuote(text: string): boolean {
    return CURLY.test(text);
}

/** Makes one word of those between typographic quotes, as straight ones would, and adds the quotes to the slips. */
export function joinQuoted(words: readonly Word[], slips: Slip[]): readonly Word[] {
    const first = words.findIndex(({ quoted, text }) => !quoted && CURLY_QUOTED.test(text));
    const open = words[first];
    if (open === undefined) return words;
    const { start } = open.span;
    const last = words.findLastIndex(({ quoted, text }) => !quoted && CLOSING.test(text));
    const close = words[last];
    if (close === undefined || last < first || (last === first && open.text.length === 1)) {
        slips.push({ kind: 'quotes', open: { start, end: start + 1 } });
        return words.map((word) => (word === open ? withoutOpening(word) : word));
    }
    const { end } = close.span;
    slips.push({ kind: 'quotes', open: { start, end: start + 1 }, close: { start: end - 1, end } });
    const text = words
        .slice(first, last + 1)
        .map((word) => word.text)
        .join(' ')
        .slice(1, -1);
    const joined = { ...open, text, span: join(open.span, close.span), quoted: true };
    return [...words.slice(0, first), joined, ...words.slice(last + 1)];
}

/** Texts of a picture: made harmless, cut, and as wide as they are at most. */
import { glyphOf, visible } from '../report/visible.ts';

/** Characters of a text that are shown at most. */
const LONGEST = 64;

/** What `visible` leaves as it is, though XML cannot hold it. */
const IMPOSSIBLE = /[\ufffe\uffff]/g;

/** A text in one line in which nothing hides, and which any document can hold. */
export function harmless(text: string): string {
    return visible(text).replace(IMPOSSIBLE, '\ufffd');
}

/** A text as it is shown: harmless, and cut where it is too long for a box. */
export function shown(text: string): string {
    const chars = Array.from(harmless(text));
    return chars.length > LONGEST ? `${chars.slice(0, LONGEST - 1).join('')}…` : chars.join('');
}

/** The width of characters in parts of the size of the font, where they have another than most; of wide sans-serif fonts. */
const WIDTHS: readonly (readonly [RegExp, number])[] = [
    [/^[ijl.,:;'|!()[\]/\\ I]$/, 0.42],
    [/^[frt"*-]$/, 0.5],
    [/^[mwMW@%\u2026\u2014&]$/, 1.02],
    [/^[A-Z+=<>#~_^]$/, 0.84],
];

/** What most letters and digits take. */
const USUAL = 0.65;

/** A bold text is so much wider. */
const BOLD = 1.105;

function charWidth(char: string): number {
    if (/^[\x20-\x7e\u2026\u2014]$/.test(char))
        return WIDTHS.find(([chars]) => chars.test(char))?.[1] ?? USUAL;
    return glyphOf(char, 0).width === 2 ? 1.3 : 1.05;
}

/** How wide a text that is `shown` is at most, in pixels, at a size of the font in pixels. */
export function widthOf(text: string, size: number, bold = false): number {
    const sum = Array.from(text).reduce((all, char) => all + charWidth(char), 0);
    return Math.ceil(sum * size * (bold ? BOLD : 1));
}

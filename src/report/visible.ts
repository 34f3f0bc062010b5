/** A character as a terminal shall show it, and how many columns it takes. */
export interface Glyph {
    readonly text: string;
    readonly width: number;
}

/** Columns from one tab stop to the next. */
const TAB = 4;

/** Ranges of code points that take two columns: East Asian wide and full-width forms, emoji. */
const WIDE: readonly (readonly [number, number])[] = [
    [0x1100, 0x115f],
    [0x231a, 0x231b],
    [0x23e9, 0x23ec],
    [0x2614, 0x2615],
    [0x26a1, 0x26a1],
    [0x2705, 0x2705],
    [0x274c, 0x274c],
    [0x2753, 0x2755],
    [0x2757, 0x2757],
    [0x2e80, 0x303e],
    [0x3041, 0xa4cf],
    [0xa960, 0xa97c],
    [0xac00, 0xd7a3],
    [0xf900, 0xfaff],
    [0xfe30, 0xfe6f],
    [0xff01, 0xff60],
    [0xffe0, 0xffe6],
    [0x1f300, 0x1f64f],
    [0x1f680, 0x1f6ff],
    [0x1f900, 0x1f9ff],
    [0x1fa70, 0x1faff],
    [0x20000, 0x3fffd],
];

/** Marks that join the character before them. */
const COMBINING = /^[\p{Mn}\p{Me}]$/u;

/** What is there but not to be seen: formatting and control characters, odd blanks, lone surrogates. */
const INVISIBLE = /^[\p{Cf}\p{Cc}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Zs}\u115f\u1160\u3164\uffa0]$/u;

function named(code: number): Glyph {
    const text = `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
    return { text, width: text.length };
}

/**
 * How to show the character `char` (one code point) at `column` (from 0): blanks for a tab,
 * `·` for a no-break space, a picture for a control character, `<U+200B>` for any other
 * character that could not be seen or would turn the line around.
 */
export function glyphOf(char: string, column: number): Glyph {
    const code = char.codePointAt(0) ?? 0;
    if (code >= 0x20 && code < 0x7f) return { text: char, width: 1 };
    if (code === 0x09) {
        const width = TAB - (column % TAB);
        return { text: ' '.repeat(width), width };
    }
    if (code < 0x20) return { text: String.fromCharCode(0x2400 + code), width: 1 };
    if (code === 0x7f) return { text: '\u2421', width: 1 };
    if (code === 0xa0) return { text: '·', width: 1 };
    if (code === 0x3000) return { text: '··', width: 2 };
    if (COMBINING.test(char)) return { text: char, width: 0 };
    if (INVISIBLE.test(char)) return named(code);
    return { text: char, width: WIDE.some(([low, high]) => code >= low && code <= high) ? 2 : 1 };
}

/** A text of one line that is safe to print: nothing in it moves the cursor or hides. */
export function visible(text: string): string {
    if (/^[\x20-\x7e]*$/.test(text)) return text;
    let result = '';
    for (const char of text) {
        result += char === '\n' || char === '\t' ? ' ' : char === '\u00a0' ? char : glyphOf(char, 0).text;
    }
    return result;
}

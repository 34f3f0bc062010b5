/** Words longer than this are cut in messages. */
const MAX_WORD = 60;

/** The first half of a character that takes two units, at the end of a text. */
const HALF = /[\ud800-\udbff]$/;

/** A word that starts with a curly, angular or wide quote, which keepalived takes for a letter. */
export const CURLY_QUOTED = /^[\u201c\u201d\u201e\u201f\u2018\u2019\u201a\u00ab\u00bb\uff02]/;

/** No line that keepalived reads as a whole has more words: its buffer holds 1024 bytes (`lib/parser.h:MAXBUF`). */
export const MOST_WORDS = 512;

/** A word of the text for a message: in double quotes, control characters visible, cut when it is long. */
export function quote(word: string): string {
    const shown = word.length > MAX_WORD ? `${word.slice(0, MAX_WORD).replace(HALF, '')}…` : word;
    const visible = Array.from(shown)
        .map((char) =>
            /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|[^\P{Zs} ]/u.test(char)
                ? `<U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}>`
                : char,
        )
        .join('');
    return `"${visible}"`;
}

/** Words as a person lists them: `a`, `a or b`, `a, b or c`. */
export function listWords(words: readonly string[], joint: 'and' | 'or'): string {
    const last = words[words.length - 1] ?? '';
    return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} ${joint} ${last}`;
}

/** How many bytes a text takes in UTF-8. */
export function utf8Length(text: string): number {
    let bytes = 0;
    for (const char of text) {
        const code = char.codePointAt(0) ?? 0;
        bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    }
    return bytes;
}

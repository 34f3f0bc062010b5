import type { Template } from '../src/service/editor/writing/template.ts';

/** A text with a backslash before each of some characters, and before backslashes. */
function escaped(text: string, special: string): string {
    return Array.from(text, (char) => (char === '\\' || special.includes(char) ? `\\${char}` : char)).join(
        '',
    );
}

/** A template in the snippet syntax of the protocol; the stops are counted from 1 in the order of the text. */
export function snippetOf(template: Template): string {
    let count = 0;
    return template
        .map((part) => {
            if (typeof part === 'string') return escaped(part, '$');
            const [first, ...others] = part.words;
            if (first === undefined) return '$0';
            count++;
            return others.length === 0
                ? `\${${count}:${escaped(first, '$}')}}`
                : `\${${count}|${part.words.map((word) => escaped(word, ',|')).join(',')}|}`;
        })
        .join('');
}

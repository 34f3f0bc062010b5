/** What readers of a host's files share: lines, words and places. */
import { type SourceFile, lineSpan, textOf } from '../text/source-file.ts';
import type { Span } from '../text/span.ts';
import type { Place } from './place.ts';

/** A line, or a word of one, with where it is. */
export interface Piece {
    readonly text: string;
    readonly span: Span;
}

/** The lines of a file without their line ends. */
export function linesOf(file: SourceFile): Piece[] {
    return file.lineStarts.map((_, line) => {
        const span = lineSpan(file, line);
        return { text: textOf(file, span), span };
    });
}

/** The lines of a piece without their line ends. */
export function linesIn({ text, span }: Piece): Piece[] {
    let start = span.start;
    return text.split('\n').map((line) => {
        const piece = pieceOf(line.replace(/\r+$/, ''), start, line.length);
        start += line.length + 1;
        return piece;
    });
}

/**
 * Lines without those that are comments, which `comment` matches; one that ends with a backslash goes on in the next,
 * which `joint` joins to it.
 */
export function continued(lines: readonly Piece[], comment: RegExp, joint: string): Piece[] {
    const whole: Piece[] = [];
    let open: Piece | undefined;
    for (const line of lines) {
        if (comment.test(line.text)) continue;
        const goesOn = line.text.endsWith('\\');
        const text = (open?.text ?? '') + (goesOn ? line.text.slice(0, -1) + joint : line.text);
        const joined = { text, span: { start: open?.span.start ?? line.span.start, end: line.span.end } };
        open = goesOn ? joined : undefined;
        if (!goesOn) whole.push(joined);
    }
    return open === undefined ? whole : [...whole, open];
}

/** The words of a piece: what stands between blanks. */
export function wordsOf({ text, span }: Piece): Piece[] {
    return Array.from(text.matchAll(/\S+/g), (match) =>
        pieceOf(match[0], span.start + match.index, match[0].length),
    );
}

/** A piece of so many units from an offset on. */
export function pieceOf(text: string, start: number, length: number): Piece {
    return { text, span: { start, end: start + length } };
}

/** A text without the quotes around it, if it has the same at both ends. */
export function unquoted(text: string): string {
    return /^(["'])(.*)\1$/s.exec(text)?.[2] ?? text;
}

/** The place of a piece in its file. */
export function placeOf(file: SourceFile, { span }: { readonly span: Span }): Place {
    return { file, span };
}

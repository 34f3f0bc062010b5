/** The words of a line, as a shell and `iptables-restore` split it. */
import type { Span } from '../../../text/span.ts';

/** A word without its quotes. */
export interface Word {
    readonly text: string;
    readonly span: Span;
}

const UNIT = /(?:'[^']*'|"(?:[^"\\]|\\.)*"|\\.|[^\s'"\\]|['"\\])+/gsy;

/** Takes quotes and the backslashes before single characters off a word. */
function unquoted(raw: string): string {
    return raw.replace(
        /'([^']*)'|"((?:[^"\\]|\\.)*)"|\\(.)/gs,
        (_all, single?: string, double?: string, escaped?: string) =>
            single ?? double?.replace(/\\(.)/gs, '$1') ?? escaped ?? '',
    );
}

/** The words of a stretch of text; an open quote is a character like others. */
export function wordsOf(text: string, { start, end }: Span): readonly Word[] {
    const words: Word[] = [];
    const part = text.slice(start, end);
    for (let at = 0; at < part.length;) {
        UNIT.lastIndex = at;
        const raw = UNIT.exec(part)?.[0];
        if (raw === undefined) at++;
        else {
            words.push({ text: unquoted(raw), span: { start: start + at, end: start + at + raw.length } });
            at += raw.length;
        }
    }
    return words;
}

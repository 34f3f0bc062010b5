/** The layout of an expanded configuration: rows of words with their depth, and what of them is secret. */
import { type ExpandedWord, standsIn } from '../service/expand-words.ts';
import type { ExpandedConfig, ExpandedLine } from '../service/expand.ts';
import type { Span } from '../text/span.ts';
import { overlaps } from '../text/span.ts';
import { utf8Length } from '../text/words.ts';
import { redactionOf, secretNames } from './secrets.ts';

/** Blanks for each block around a line. */
const INDENT = 4;

/** Blocks that make the indentation grow; nothing that keepalived knows nests as deep. */
const MAX_LEVELS = 16;

/** Bytes of a line that keepalived surely reads in one (`lib/parser.h:MAXBUF`). */
const MAX_LINE = 1022;

/** A row of the output: words, perhaps with a brace or an empty comment behind them, or a brace alone. */
export interface Row {
    readonly indent: string;
    readonly line: ExpandedLine;
    readonly tail: '' | ' {' | ' }' | ' #';
    /** Whether a comment may stand at its end. */
    readonly takesComment: boolean;
}

/** Whether keepalived reads a line as one. */
export function hasRoom(line: string): boolean {
    return utf8Length(line) <= MAX_LINE;
}

/** The words of a row as one text. */
export function rowText(words: readonly ExpandedWord[], show: (word: ExpandedWord) => string): string {
    return words.map((word) => word.before + show(word)).join('');
}

/**
 * What follows words on their row: the brace that opens their block. A backslash alone keeps the blank
 * before it only where something stands behind it.
 */
function tailOf(line: ExpandedLine, next: ExpandedLine | undefined): Row['tail'] {
    if (line.kind !== 'words' || !line.closed) return '';
    if (next?.kind === 'open') return ' {';
    const last = line.words.at(-1);
    if (last?.image !== '\\' || last.before === '') return '';
    return next?.kind === 'close' ? ' }' : ' #';
}

/** The rows of a configuration. */
export function rowsOf({ lines }: ExpandedConfig): Row[] {
    const rows: Row[] = [];
    let depth = 0;
    lines.forEach((line, index) => {
        const indent = ' '.repeat(
            INDENT * Math.min(line.kind === 'close' ? Math.max(0, depth - 1) : depth, MAX_LEVELS),
        );
        if (line.kind === 'open') depth++;
        if (line.kind === 'close') depth = Math.max(0, depth - 1);
        if (line.kind !== 'words') {
            const before = rows.at(-1);
            const isThere = before?.line === lines[index - 1] && /[{}]$/.test(before?.tail ?? '');
            if (!isThere) rows.push({ indent, line, tail: '', takesComment: true });
            return;
        }
        const text = rowText(line.words, ({ image }) => image);
        const tail = hasRoom(`${text} {`) ? tailOf(line, lines[index + 1]) : '';
        rows.push({
            indent: hasRoom(indent + text + tail) ? indent : '',
            line,
            tail,
            takesComment: /[{}]$/.test(tail) || (line.closed && !text.endsWith('\\')),
        });
    });
    return rows;
}

/** Tells which words must not be shown: those after keywords for secrets, and those that stand in a secret of a file. */
export function secretWords({ files, lines }: ExpandedConfig): ReadonlySet<ExpandedWord> {
    const names = secretNames(files.map(({ text }) => text));
    const spans = new Map(files.map(({ uri, text }) => [uri, redactionOf(text, names).spans]));
    const found = new Set<ExpandedWord>();
    const at: { readonly word: ExpandedWord; readonly span: Span }[] = [];
    let text = '';
    for (const line of lines) {
        if (line.kind !== 'words') continue;
        for (const word of line.words) {
            text += word.before;
            at.push({ word, span: { start: text.length, end: text.length + word.image.length } });
            text += word.image;
            if (standsIn(word, (uri) => spans.get(uri) ?? [])) found.add(word);
        }
        text += '\n';
    }
    const secrets = redactionOf(text).spans;
    let next = 0;
    for (const { word, span } of at) {
        while ((secrets[next]?.end ?? Infinity) <= span.start) next++;
        const secret = secrets[next];
        if (secret !== undefined && overlaps(secret, span)) found.add(word);
    }
    return found;
}

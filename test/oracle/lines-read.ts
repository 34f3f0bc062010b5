/** What of a text was read as which line: by the real program, as its messages tell, and by kalint. */
import { basename } from 'node:path';
import { OpenQuote } from '../../grammar/tokens.ts';
import { UNKNOWN } from '../../src/expand/built-in.ts';
import { MAIN, type ReadCase, placeOfLine, readingPlace, tokensOf } from '../support/expand.ts';
import type { Message } from './environment.ts';

/** Lines as `FILE:LINE what`, each once; FILE is empty for the main file. */
export interface Account {
    /** The word or the brace with which each line begins, in their order; all of them must be unknown. */
    readonly heads: readonly string[];
    /** The whole of each line with a quote that has no partner, without its blanks; sorted. */
    readonly wholes: readonly string[];
    /** What was refused before a line came of it, sorted. */
    readonly refused: readonly string[];
}

const REFUSALS: readonly (readonly [RegExp, string])[] = [
    [/^Invalid ~(?:SEQ|LST) specification/, 'invalid-sequence'],
    [/^Definition \S+ requires|exceeds max/, 'invalid-parameters'],
    [/^Config files missing/, 'missing-include'],
];

/** keepalived names files as their include lines do, so that only the last part of a name can be compared. */
function placed([file, line]: readonly [string, number], what: string): string {
    return `${file === MAIN ? '' : basename(file)}:${line} ${what}`;
}

function once(items: readonly string[]): string[] {
    return [...new Set(items)];
}

/** What messages tell, where every line was unknown. */
export function accountOf(messages: readonly Message[]): Account {
    const heads: string[] = [];
    const wholes: string[] = [];
    const refused: string[] = [];
    for (const { file = MAIN, line = 0, text } of messages) {
        const said = text.replace(/\/tmp\/kalint-[^/]+\//g, '');
        const head = /^Unknown keyword '(.*)'$/s.exec(said)?.[1] ?? /^Unexpected '(\{)'/.exec(said)?.[1];
        const whole = /^Unmatched quote: '(.*)'$/s.exec(said)?.[1]?.replace(/\s/g, '');
        const refusal = REFUSALS.find(([pattern]) => pattern.test(said))?.[1];
        if (head !== undefined) heads.push(placed([file, line], head));
        if (whole !== undefined) wholes.push(placed([file, line], whole));
        if (refusal !== undefined) refused.push(placed([file, line], refusal));
    }
    return { heads: once(heads), wholes: once(wholes).sort(), refused: once(refused).sort() };
}

/** A word without its quotes, and without what an environment is to give in which nothing is set. */
function bare(image: string): string {
    return image.replaceAll('"', '').replaceAll(UNKNOWN, '');
}

/** What kalint read. */
export function accountOfReading({ lines, problems, sources }: ReadCase): Account {
    const heads: string[] = [];
    const wholes: string[] = [];
    for (const line of lines) {
        const at = placeOfLine(sources, line);
        const tokens = tokensOf(line);
        const [first] = tokens;
        // Of a line that begins with an open quote nothing is left.
        if (first?.tokenType !== OpenQuote) heads.push(placed(at, bare(first?.image ?? '')));
        if (tokens.some(({ tokenType }) => tokenType === OpenQuote))
            wholes.push(placed(at, tokens.map(({ image }) => image.replace(/\s/g, '')).join('')));
    }
    const kinds = REFUSALS.map(([, kind]) => kind);
    const refused = problems
        .filter(({ kind }) => kinds.includes(kind))
        .map(({ kind, span, via }) => placed(readingPlace(sources, span, via), kind));
    return { heads: once(heads), wholes: once(wholes).sort(), refused: once(refused).sort() };
}

/** An account without its places: the first process does not count a last line that has no end. */
export function withoutPlaces({ heads, wholes, refused }: Account): Account {
    const whats = (items: readonly string[]): string[] =>
        once(items.map((item) => item.replace(/^\S+ /, '')));
    return { heads: whats(heads), wholes: whats(wholes), refused: whats(refused) };
}

/** The words of a line as they are to be printed, so that keepalived reads the same words of them. */
import type { IToken } from 'chevrotain';
import { OpenQuote, QuotedWord } from '../../grammar/tokens.ts';
import { UNKNOWN } from '../expand/built-in.ts';
import { tokenSpan } from '../syntax/tree.ts';
import { type Via, provenanceOf } from '../syntax/via.ts';
import type { Located, SourceSet } from '../text/source-set.ts';
import { type Span, overlaps } from '../text/span.ts';
import { derivedOf } from './expand-origin.ts';

/** A word of an expanded line. */
export interface ExpandedWord {
    /** As keepalived gets it, without quotes. */
    readonly text: string;
    /** As it is to be printed: with its quotes, and with what keeps it from being taken for anything else. */
    readonly image: string;
    /** The blanks before it; none for the first word, or where a quote parts it from the word before. */
    readonly before: string;
    /** Where its text, and each part of it, stands. */
    readonly places: readonly Located[];
}

/** Words that keepalived would take for something else at the start of a line. */
const TAKEN = /^(?:@|\$[A-Za-z_][A-Za-z0-9_]*=|~SEQ|~LST|include[rmwba]?$)/;

/** A use of a definition whose text only the host knows. */
const HOST_TEXT = /\$\{_ENV[^}]*\}/g;

/** The text of a token, with the use itself where a definition is one that only the host knows. */
function textOf(token: IToken, sources: SourceSet): string {
    if (!token.image.includes(UNKNOWN)) return token.image;
    const spans = [tokenSpan(token), ...provenanceOf(token).parts.map(({ span }) => span)];
    const uses = spans.flatMap(({ start, end }) =>
        Array.from(sources.joined.text.slice(start, end).matchAll(HOST_TEXT), ([use]) => use),
    );
    let index = 0;
    return token.image.replaceAll(UNKNOWN, () => uses[Math.min(index++, uses.length - 1)] ?? '');
}

/** What a line is for the search for comments (`lib/parser.c:decomment`), to which `\"` is no quote. */
function lookForComments(line: string): { readonly signs: readonly number[]; readonly quoted: boolean } {
    const signs: number[] = [];
    let quoted = false;
    for (let at = 0; at < line.length; at++) {
        const char = line[at];
        if (char === '"') quoted = !quoted;
        else if (char === '\\') at++;
        else if (!quoted && (char === '#' || char === '!')) signs.push(at);
    }
    return { signs, quoted };
}

/** A word in quotes, where those hide its comment signs; else with a backslash before each of them. */
function guarded(word: string, signs: readonly number[], escapes: boolean): string {
    if (!escapes && !/[\\"]/.test(word)) return `"${word}"`;
    return signs.reduceRight((text, at) => `${text.slice(0, at)}\\${text.slice(at)}`, word);
}

/**
 * Words so that keepalived reads them as they are, with `befores` between them. `escapes` tells whether
 * `\#` stands for `#` there.
 */
function imagesOf(
    texts: readonly string[],
    befores: readonly string[],
    escapes: boolean,
): { readonly images: readonly string[]; readonly hasSigns: boolean } {
    const [first = '', ...others] = texts;
    const words = [TAKEN.test(first) ? `"${first}"` : first, ...others];
    const { signs } = lookForComments(words.map((word, index) => (befores[index] ?? '') + word).join(''));
    if (signs.length === 0) return { images: words, hasSigns: false };
    let start = 0;
    const images = words.map((word, index) => {
        start += befores[index]?.length ?? 0;
        const inside = signs.map((at) => at - start).filter((at) => at >= 0 && at < word.length);
        start += word.length;
        return inside.length === 0 ? word : guarded(word, inside, escapes);
    });
    return { images, hasSigns: true };
}

/** Where a token stands, seen from each step of the way that it came. */
function standings(token: IToken): Map<Via | undefined, Span> {
    const { span, via } = derivedOf(token);
    const seen = new Map([[via, span]]);
    for (let step = via; step !== undefined; step = step.parent) seen.set(step.parent, step.span);
    return seen;
}

/** The blanks between two tokens, where they came to stand on one line. */
function between(one: IToken, other: IToken, text: string): string {
    const isQuoted = [one, other].some(
        ({ tokenType }) => tokenType === QuotedWord || tokenType === OpenQuote,
    );
    const own = standings(one);
    for (const [via, span] of standings(other)) {
        const before = own.get(via);
        if (before === undefined) continue;
        const blanks = before.end <= span.start ? text.slice(before.end, span.start) : ' ';
        if (blanks === '' && isQuoted) return '';
        return /^[ \t\r\f\v]+$/.test(blanks) ? blanks : ' ';
    }
    return ' ';
}

/** The words of a line. */
export interface ExpandedWords {
    readonly words: readonly ExpandedWord[];
    /** Whether a brace or a comment may stand behind them on the line. */
    readonly closed: boolean;
}

function bareText(text: string, { tokenType }: IToken): string {
    return tokenType === QuotedWord ? text.slice(1, -1) : tokenType === OpenQuote ? text.slice(1) : text;
}

/**
 * The words of a line of tokens. Several blanks become one where no command may be taken apart at them.
 * `escapes` tells whether `\#` stands for `#` on the line, as long as there is no brace on it.
 */
export function wordsOf(tokens: readonly IToken[], sources: SourceSet, escapes: boolean): ExpandedWords {
    const { text: joined } = sources.joined;
    const keepsBlanks = tokens.some(({ image }) => /['\\]/.test(image));
    const texts = tokens.map((token) => textOf(token, sources));
    const befores = tokens.map((token, index) => {
        const last = tokens[index - 1];
        const blanks = last === undefined ? '' : between(last, token, joined);
        return blanks === '' || keepsBlanks ? blanks : ' ';
    });
    const { images, hasSigns } = imagesOf(texts, befores, escapes);
    const words = tokens.map((token, index): ExpandedWord => {
        const text = texts[index] ?? '';
        const parts = provenanceOf(token).parts.map(({ span }) => span);
        return {
            text: bareText(text, token),
            image: images[index] ?? text,
            before: befores[index] ?? '',
            places: [tokenSpan(token), ...parts].map((span) => sources.locate(span)),
        };
    });
    const line = words.map(({ before, image }) => before + image).join('');
    const isWhole = tokens.every(({ tokenType }) => tokenType !== OpenQuote);
    return { words, closed: isWhole && !(escapes && hasSigns) && !lookForComments(line).quoted };
}

/** Whether one of the places where a word stands touches one of some spans of its file. */
export function standsIn(word: ExpandedWord, spansOf: (uri: string) => readonly Span[]): boolean {
    return word.places.some(({ file, span }) => spansOf(file.uri).some((each) => overlaps(each, span)));
}

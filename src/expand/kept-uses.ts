/**
 * Definitions in braces that are kept as they are since nothing defines them. keepalived takes their
 * braces for those of a block (`lib/parser.c:read_line`), which nobody means: here they are one word again.
 */
import type { IToken } from 'chevrotain';
import type { Line } from '../../grammar/parser.ts';
import { OpenQuote, QuotedWord } from '../../grammar/tokens.ts';
import { provenanceOf } from '../syntax/via.ts';
import { tokenSpan } from '../syntax/tree.ts';
import { MOST_WORDS } from '../text/words.ts';

type Words = Extract<Line, { kind: 'words' }>;

/** How what stands between the braces begins: a name, for a shell with a default behind it. */
const NAME = /^[A-Za-z_]/;

const isQuoted = ({ tokenType }: IToken): boolean => tokenType === QuotedWord || tokenType === OpenQuote;

/** Whether a token follows another directly, both in the text and in the way they came about. */
function isNext(token: IToken, before: IToken): boolean {
    return (
        tokenSpan(before).end === tokenSpan(token).start &&
        provenanceOf(before).via === provenanceOf(token).via
    );
}

/** Tokens that follow one another, as one. */
function merged(tokens: readonly [IToken, ...IToken[]]): IToken {
    const [first] = tokens;
    const last = tokens.at(-1) ?? first;
    const parts = tokens.flatMap((token) => provenanceOf(token).parts);
    return {
        ...first,
        image: tokens.map(({ image }) => image).join(''),
        endOffset: tokenSpan(last).end - 1,
        ...(first.payload === undefined && parts.length === 0
            ? {}
            : { payload: { via: provenanceOf(first).via, parts } }),
    };
}

/** The use that a line with what follows it makes: `$` at the end of a word, `{`, a name, `}`; as one token. */
function useOf(line: Words, rest: readonly (Line | undefined)[]): IToken | undefined {
    const [open, inside, close] = rest;
    const last = line.words.at(-1);
    if (last?.image.endsWith('$') !== true || isQuoted(last)) return undefined;
    if (open?.kind !== 'open' || inside?.kind !== 'words' || close?.kind !== 'close') return undefined;
    const [name, ...others] = inside.words;
    if (name === undefined || others.length > 0 || !NAME.test(name.image)) return undefined;
    const isWhole = isNext(open.brace, last) && isNext(name, open.brace) && isNext(close.brace, name);
    return isWhole ? merged([last, open.brace, name, close.brace]) : undefined;
}

/** The words that go on behind a use, on the line on which it stands. */
function goesOn(line: Line | undefined, use: IToken, text: string): line is Words {
    const first = line?.kind === 'words' ? line.words[0] : undefined;
    if (first === undefined || provenanceOf(first).via !== provenanceOf(use).via) return false;
    const [from, to] = [tokenSpan(use).end, tokenSpan(first).start];
    return from <= to && !text.slice(from, to).includes('\n');
}

/** Effective lines in which each `${NAME}` that is left is one word, with what stands on its line around it. */
export function joinKeptUses(lines: readonly Line[], text: string): readonly Line[] {
    if (!text.includes('${')) return lines;
    const joined: Line[] = [];
    for (let at = 0; at < lines.length; at++) {
        let line = lines[at];
        for (let uses = 0; uses < MOST_WORDS && line?.kind === 'words'; uses++) {
            const use = useOf(line, [lines[at + 1], lines[at + 2], lines[at + 3]]);
            if (use === undefined) break;
            at += 3;
            const before: readonly IToken[] = line.words.slice(0, -1);
            const after = lines[at + 1];
            if (!goesOn(after, use, text)) {
                line = { ...line, words: [...before, use] };
                break;
            }
            at++;
            const [next, ...others] = after.words;
            const behind =
                next === undefined || isQuoted(next) || !isNext(next, use)
                    ? [use, ...after.words]
                    : [merged([use, next]), ...others];
            line = { ...line, words: [...before, ...behind] };
        }
        if (line !== undefined) joined.push(line);
    }
    return joined;
}

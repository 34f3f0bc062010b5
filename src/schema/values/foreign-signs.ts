/**
 * Signs of other languages in and around values: what ends a statement there, joins a key to its value,
 * begins a comment. keepalived knows none of them. Where the statement is sound without one, the sign is
 * what is wrong.
 */
import type { Shape } from '../../../grammar/schema/types.ts';
import type { Word } from '../../syntax/tree.ts';
import type { Span } from '../../text/span.ts';
import { join, overlaps } from '../../text/span.ts';
import { quote } from '../../text/words.ts';
import type { Bound } from '../bind.ts';
import type { Fault } from './fault.ts';

/** A statement as it would be without a sign. */
interface Mended {
    readonly words: readonly Word[];
    /** The word that keepalived stumbles over, and what of the statement the fault stands for. */
    readonly word: Word;
    readonly span: Span;
    readonly problem: string;
    readonly replacement: NonNullable<Fault['replacement']>;
}

/** Judges a statement with other words. */
type Rejudge = (words: readonly Word[]) => readonly Fault[];

/** `--` by itself: with a word right behind it, it is an option of a command. */
const COMMENT = /^(?:;+|\/\/+|--+$|\/\*+)/;
const ENDED = /^(.*[^;,])([;,]+)$/s;
const SINGLE_QUOTED = /^'([^']+)'$/;
const COMMA = /^(\d+),(\d+)$/;

/** More words in a row are no value with a sign too many. */
const MAX_WORDS = 64;

/** A part of a word that stands in the text as it is. */
function part({ text, span }: Word, from: number, to = text.length): Word {
    const { start } = span;
    return { text: text.slice(from, to), span: { start: start + from, end: start + to }, quoted: false };
}

/** The statement without what looks like a comment behind the word before `index`. */
function withoutComment(words: readonly Word[], index: number): Mended | undefined {
    const word = words[index];
    const [sign] = COMMENT.exec(word?.text ?? '') ?? [];
    if (word === undefined || sign === undefined || index === 0) return undefined;
    const { span } = part(word, 0, sign.length);
    const alone = index === words.length - 1 && /^;+$/.test(word.text);
    const behind = words[index - 1]?.span.end ?? span.start;
    return {
        words: words.slice(0, index),
        word,
        span: alone ? span : join(word.span, words.at(-1)?.span ?? span),
        problem: alone
            ? `${quote(sign)} is one word more, and ends no statement`
            : `${quote(sign)} does not start a comment, only "#" and "!" do`,
        replacement: alone
            ? {
                  text: '',
                  title: `remove the ${quote(sign)}`,
                  safe: true,
                  span: { start: behind, end: span.end },
              }
            : { text: '#', safe: true, span },
    };
}

/** The statement without the sign between its keyword and its value. */
function withoutEquals(words: readonly Word[], index: number): Mended | undefined {
    const [, word, next] = words;
    if (index !== 1 || word === undefined || word.quoted) return undefined;
    const [sign] = /^=|^:$/.exec(word.text) ?? [];
    if (sign === undefined || (word.text === sign && next === undefined)) return undefined;
    const rest = word.text === sign ? [] : [part(word, 1)];
    const end = rest[0]?.span.start ?? next?.span.start ?? word.span.end;
    return {
        words: [...words.slice(0, 1), ...rest, ...words.slice(2)],
        word,
        span: part(word, 0, 1).span,
        problem: `${quote(sign)} stands where only a blank belongs, between ${quote(words[0]?.text ?? '')} and its value`,
        replacement: {
            text: '',
            title: `remove the ${quote(sign)}`,
            safe: true,
            span: { start: word.span.start, end },
        },
    };
}

/** That a word has signs behind it that end a statement or an entry elsewhere. */
function endedProblem(text: string, signs: string): string {
    const does = signs.includes(';') ? 'ends no statement' : 'separates nothing';
    return `${quote(text)} has a ${quote(signs)} at its end, which ${does}`;
}

/** The statement with one word changed. */
function changed(
    words: readonly Word[],
    index: number,
    to: Word,
    what: Pick<Mended, 'problem' | 'replacement'>,
): Mended | undefined {
    const word = words[index];
    return word && { words: words.with(index, to), word, span: word.span, ...what };
}

/** The statement without the sign behind a word, without the quotes around it, or with a point for its comma. */
function withOtherWord(words: readonly Word[], index: number): Mended | undefined {
    const word = words[index];
    if (word === undefined) return undefined;
    const { text } = word;
    const [, kept, signs] = ENDED.exec(text) ?? [];
    if (kept !== undefined && signs !== undefined) {
        return changed(words, index, part(word, 0, kept.length), {
            problem: endedProblem(text, signs),
            replacement: {
                text: '',
                title: `remove the ${quote(signs)}`,
                safe: true,
                span: part(word, kept.length).span,
            },
        });
    }
    const [, inside] = SINGLE_QUOTED.exec(text) ?? [];
    if (inside !== undefined)
        return changed(words, index, part(word, 1, text.length - 1), {
            problem: `${quote(text)} is in single quotes, which do not quote`,
            replacement: { text: inside, safe: true },
        });
    const [, whole, places] = COMMA.exec(text) ?? [];
    if (whole === undefined || places === undefined) return undefined;
    const number = `${whole}.${places}`;
    return changed(
        words,
        index,
        { ...word, text: number },
        {
            problem: `${quote(text)} has a comma where a number has a point`,
            replacement: { text: number, safe: false },
        },
    );
}

const WAYS = [withoutComment, withoutEquals, withOtherWord];

/** Whether a fault is one of a sign. */
const signFaults = new WeakSet<Fault>();

/** The fault of a sign in place of what keepalived makes of it. */
function signFault({ span, problem, replacement }: Mended, fault: Fault): Fault {
    const { kind, otherwise, said, severe, related } = fault;
    const made: Fault = {
        kind,
        span,
        problem,
        otherwise,
        replacement,
        ...(said === undefined ? {} : { said }),
        ...(severe === undefined ? {} : { severe }),
        ...(related === undefined ? {} : { related }),
    };
    signFaults.add(made);
    return made;
}

/**
 * The faults of a statement, where those that come of a sign of another language tell of that. A sign is to
 * blame where nothing but other signs is wrong with what is left.
 */
export function blameSigns(bound: Bound, faults: readonly Fault[], rejudge: Rejudge): readonly Fault[] {
    const { words, statement } = bound;
    if (faults.length === 0 || words.length > MAX_WORDS) return faults;
    for (const [index, word] of words.entries()) {
        if (word.quoted || word.via !== undefined || word.span.end - word.span.start !== word.text.length)
            continue;
        const own = faults.find(({ span }) => overlaps(span, word.span));
        if (own === undefined) continue;
        for (const way of WAYS) {
            // Behind a comment there is no block.
            if (way === withoutComment && statement.node.block !== undefined) continue;
            const mended = way(words, index);
            if (mended === undefined) continue;
            const left = blameSigns({ ...bound, words: mended.words }, rejudge(mended.words), rejudge);
            if (left.every((fault) => signFaults.has(fault))) return [signFault(mended, own), ...left];
        }
    }
    return faults;
}

/**
 * That a sign of another language is part of a name. A name may be anything, so the config test says nothing
 * about it, or only that the host has nothing of that name.
 */
function signInName(words: readonly Word[], index: number, what: 'name' | 'command' = 'name'): Fault[] {
    const word = words[index];
    if (word === undefined || word.quoted || word.via !== undefined) return [];
    // One that stands by itself is no end of a word.
    const isAlone = /^;+$/.test(word.text) && index === words.length - 1;
    const mended = isAlone ? withoutComment(words, index) : withOtherWord(words, index);
    if (mended === undefined || !word.text.endsWith(';')) return [];
    const { span, problem, replacement } = mended;
    const otherwise = `takes ${quote(word.text)} for the ${what}`;
    return [{ kind: 'invalid-text', span, problem, otherwise, replacement, said: 'never', severe: true }];
}

/** The names and commands among the values of a keyword that end in such a sign. */
export function signsInNames({ words }: Bound, { args }: Shape): Fault[] {
    return args.flatMap(({ value: { kind } }, index) =>
        kind === 'name' || kind === 'command' ? signInName(words, index + 1, kind) : [],
    );
}

/** The name at the end of a line of a list that ends in such a sign, behind an option: `192.0.2.10 dev eth0;`. */
export function signBehindLine({ words }: Bound): Fault[] {
    return words.length < 2 ? [] : signInName(words, words.length - 1);
}

import { linesOf } from '../text/edit.ts';
import { oncePer } from '../text/once.ts';
import type { SourceFile } from '../text/source-file.ts';
import type { Span } from '../text/span.ts';
import { quote } from '../text/words.ts';

/** What stands in place of a secret. */
export const MASK = '***';

/** The secrets of one text. */
export interface Redaction {
    /** Where they stand, in order, quotes included. */
    readonly spans: readonly Span[];
    /** What they are, and the parts of them that a message may quote. */
    readonly words: ReadonlySet<string>;
}

/** That nothing is secret. */
export const noRedaction: Redaction = { spans: [], words: new Set() };

/**
 * A word at which values may begin: behind it comes a blank, also one that cannot be seen, `=`, `:`
 * or a quote.
 */
const HEAD =
    /(?<=^|[\s{};#!"'=])([\w-]+)(?:(?:[^\S\n]|[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f])+|[=:]|(?="))/gm;

/**
 * Keywords whose values are secret, misspelt ones and those in comments and in options of
 * scripts included: better a harmless word hidden than a password shown.
 */
const KEYWORD = /(?:^|-)auth(?![_-]?[th]|ent)[\w-]|[_-]pas|pass(?:word|wd|phrase)/i;

/** A definition, perhaps for one configuration id, with its name; the value runs on while lines end in a backslash. */
const DEFINITION = /^[ \t]*(?:@\S+[ \t]+)?\$(\w+)[ \t]*=[ \t]*((?:[^\n]*\\\r?\n)*[^\n\r]*)/gm;

/** Names of definitions that say themselves that their value is secret. */
const SECRET_NAME = /pass|secret|pwd|hmac|(?:^|_)(?:key|pw)(?:_|$)/i;

/** A key in hexadecimal digits, wherever it stands. */
const HEX_KEY = /(?<=^|[\s"])hex:[0-9a-f]{8,}/gim;

/** A word of a line, quoted or up to a blank; or the line's end. */
const WORD = /"[^"\n\r]*"?|[^\s"]+|\n/g;

/** Values are sought in so many characters after their keyword; keepalived reads no longer lines. */
const REACH = 1024;

/** Whether `offset` stands between two quotes of its line, as far as that can be told from what is near. */
function isQuoted(text: string, offset: number): boolean {
    const before = text.slice(Math.max(0, offset - REACH), offset);
    const quotes = before.slice(before.lastIndexOf('\n') + 1).match(/"/g) ?? [];
    return quotes.length % 2 === 1;
}

/**
 * The words from `start` to the end of its line, or to the quote that ends what it stands in, without
 * a comment and the braces of a block.
 */
function wordsFrom(text: string, start: number): Span[] {
    const found: Span[] = [];
    const quoted = isQuoted(text, start);
    WORD.lastIndex = start;
    for (let match = WORD.exec(text); match !== null; match = WORD.exec(text)) {
        const word = match[0];
        if (/^[\n{}]/.test(word) || (found.length > 0 && /^[#!]/.test(word))) break;
        if (match.index > start + REACH || (quoted && word.startsWith('"'))) break;
        const bare = word.startsWith('"') ? word : word.replace(/[{}]+$/, '');
        found.push({ start: match.index, end: match.index + bare.length });
    }
    return found;
}

/** Of the values of `key`, those that are keys: not the number, no path of a file. */
function keysAmong(text: string, values: readonly Span[]): readonly Span[] {
    const of = (span: Span | undefined): string =>
        span === undefined ? '' : text.slice(span.start, span.end);
    const numbered = /^"?\d{1,3}"?$/.test(of(values[0]));
    const keys = numbered ? values.slice(1) : values;
    const first = of(keys[0]).replace(/^"/, '');
    const isPath = first.startsWith('file:') || (!numbered && /^\.{0,2}\/|\.(?:key|pem|crt)"?$/.test(first));
    return isPath ? [] : keys;
}

function unquoted(word: string): string {
    return word.replace(/^"|"$/g, '');
}

/** What messages quote as it is. */
const PLAIN = /^[\x20-\x7e]{1,60}$/;

/** Where keepalived's word around `span` starts; earlier than the secret where no blank parts the two. */
function wordStart(text: string, span: Span): number {
    let at = span.start;
    while (at > 0 && span.start - at < REACH && /[^ \t\r\n\f\v"{}]/.test(text.charAt(at - 1))) at--;
    return at;
}

/**
 * The ways in which a message may quote the secret at `span`: whole, up to a comment, cut to
 * eight characters, or with what stands before it.
 */
function partsOf(text: string, span: Span): string[] {
    const whole = unquoted(text.slice(span.start, span.end));
    if (whole.startsWith('$')) return [];
    const word = text.slice(wordStart(text, span), span.end);
    const parts = [whole, whole.slice(0, 8), ...whole.split(/[#!]/), unquoted(word)];
    return parts
        .filter((part) => part !== '')
        .flatMap((part) => (PLAIN.test(part) ? [part] : [part, quote(part).slice(1, -1)]));
}

/** The values of keywords, and keys wherever they stand. */
function valuesIn(text: string): Span[] {
    const spans: Span[] = [];
    let covered = 0;
    for (const match of text.matchAll(HEAD)) {
        if (match.index < covered) continue;
        const [head, name = ''] = match;
        const isKey = name.toLowerCase() === 'key' && /[ \t]$/.test(head);
        if (!isKey && !KEYWORD.test(name)) continue;
        const values = wordsFrom(text, match.index + head.length);
        covered = values.at(-1)?.end ?? 0;
        spans.push(...(isKey ? keysAmong(text, values) : values));
    }
    for (const match of text.matchAll(HEX_KEY)) {
        spans.push({ start: match.index, end: match.index + match[0].length });
    }
    return spans;
}

/** The values of definitions that are called like a secret, or are among `names`. */
function definitionsIn(text: string, names: ReadonlySet<string>): Span[] {
    const spans: Span[] = [];
    for (const match of text.matchAll(DEFINITION)) {
        const [all, name = '', value = ''] = match;
        if (value.trim() === '' || !(names.has(name) || SECRET_NAME.test(name))) continue;
        const end = match.index + all.length;
        spans.push({ start: end - value.length, end });
    }
    return spans;
}

/** Names of the definitions from which some texts, which belong together, take their secrets. */
export function secretNames(texts: readonly string[]): ReadonlySet<string> {
    const values = texts.flatMap((text) => valuesIn(text).map(({ start, end }) => text.slice(start, end)));
    return new Set(values.flatMap((value) => value.match(/(?<=\$\{?)\w+/g) ?? []));
}

/** In order, and none overlapping another. */
function merged(spans: readonly Span[]): Span[] {
    const result: Span[] = [];
    for (const span of [...spans].sort((a, b) => a.start - b.start)) {
        const last = result.at(-1);
        if (last !== undefined && span.start < last.end) {
            result[result.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
        } else if (span.end > span.start) result.push(span);
    }
    return result;
}

/** Finds the secrets of a text: passwords, keys, and the values of the definitions that `names` holds. */
export function redactionOf(text: string, names: ReadonlySet<string> = secretNames([text])): Redaction {
    const spans = merged([...valuesIn(text), ...definitionsIn(text, names)]);
    return { spans, words: new Set(spans.flatMap((span) => partsOf(text, span))) };
}

/** A text without its secrets; the lines stay the same in number unless a secret runs over several. */
export function redactText(text: string, redaction: Redaction): string {
    let result = '';
    let at = 0;
    for (const span of redaction.spans) {
        const breaks = text.slice(span.start, span.end).split('\n').length - 1;
        result += text.slice(at, span.start) + MASK + `\n${MASK}`.repeat(breaks);
        at = span.end;
    }
    return result + text.slice(at);
}

/** Whether a text quotes a secret: alone in quotes, or as a word within quotes. */
export function quotesSecret(text: string, redaction: Redaction): boolean {
    return redactMessage(text, redaction) !== text;
}

/**
 * A message without the secrets that it quotes. Outside quotes a word is hidden only when it
 * is no plain word of letters: a password `keepalived` must not blot the language out.
 */
export function redactMessage(message: string, redaction: Redaction): string {
    const { words } = redaction;
    if (words.size === 0) return message;
    const quoted = message.replace(/"([^"]*)"/g, (all, inner: string) =>
        words.has(inner) ? `"${MASK}"` : all.replace(/[^\s"]+/g, (word) => (words.has(word) ? MASK : word)),
    );
    return quoted.replace(/[^\s"]+/g, (word) => {
        const bare = word.replace(/[.,;:)]+$/, '');
        const telling = bare.length >= 4 && /[^A-Za-z]/.test(bare) && !/^\d{1,3}$/.test(bare);
        return telling && words.has(bare) ? MASK + word.slice(bare.length) : word;
    });
}

/** What may hide a secret or give one a name; a line that goes on is followed to its end. */
const SUSPECT = /pas|auth|key|hex:|hmac|secret|pwd|\$/i;

/** The redaction of messages about a text, found in the few lines that can have a secret: its spans mean nothing. */
export const messageRedaction = oncePer(({ text }: SourceFile): Redaction => {
    const kept: string[] = [];
    let goesOn = false;
    for (const line of linesOf(text)) {
        if (goesOn || SUSPECT.test(line)) kept.push(line);
        goesOn = kept.at(-1) === line && /\\\r?\n?$/.test(line);
    }
    return kept.length === 0 ? noRedaction : redactionOf(kept.join(''));
});

/** A text about a place of another, without the words that are secret there, quoted or not. */
export function redactWords(text: string, { words }: Redaction): string {
    return words.size === 0 ? text : text.replace(/[^\s"`=]+/g, (word) => (words.has(word) ? MASK : word));
}

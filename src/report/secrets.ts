import type { Span } from '../text/span.ts';

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
 * A keyword whose values are secret, misspelt ones and those in comments and in options of
 * scripts included: better a harmless word hidden than a password shown.
 */
const KEYWORD =
    /(?<=^|[\s{};#!"'=-])(?:(key)[ \t]+|(?:auth_?p\w*|\w*_pass\w*|\w*pass(?:word|wd|phrase)\w*)(?:[ \t]+|=|(?=")))/gim;

/** A definition, with its name; the value runs on while lines end in a backslash. */
const DEFINITION = /^[ \t]*\$(\w+)[ \t]*=[ \t]*((?:[^\n]*\\\r?\n)*[^\n\r]*)/gm;

/** Names of definitions that say themselves that their value is secret. */
const SECRET_NAME = /pass|secret|pwd|hmac|(?:^|_)key(?:_|$)/i;

/** A key in hexadecimal digits, wherever it stands. */
const HEX_KEY = /(?<=^|[\s"])hex:[0-9a-f]{8,}/gim;

/** A word of a line: quoted, or up to a blank. */
const WORD = /"[^"\n\r]*"?|[^\s"]+/g;

/** The words from `start` to the end of its line, without its comment and the braces of a block. */
function wordsFrom(text: string, start: number): Span[] {
    const found: Span[] = [];
    WORD.lastIndex = start;
    const newline = text.indexOf('\n', start);
    const lineEnd = newline < 0 ? text.length : newline;
    for (let match = WORD.exec(text); match !== null && match.index < lineEnd; match = WORD.exec(text)) {
        const word = match[0];
        if (/^[{}]/.test(word) || (found.length > 0 && /^[#!]/.test(word))) break;
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

/** The ways in which a message may quote a secret: whole, up to a comment, or cut to eight characters. */
function partsOf(word: string): string[] {
    const whole = unquoted(word);
    if (whole.startsWith('$')) return [];
    return [whole, whole.slice(0, 8), ...whole.split(/[#!]/)].filter((part) => part !== '');
}

function addDefinitions(text: string, used: ReadonlySet<string>, spans: Span[]): void {
    for (const match of text.matchAll(DEFINITION)) {
        const [all, name = '', value = ''] = match;
        if (value.trim() === '' || !(used.has(name) || SECRET_NAME.test(name))) continue;
        const end = match.index + all.length;
        spans.push({ start: end - value.length, end });
    }
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

/** Finds the secrets of a configuration: passwords, keys, and the definitions they are taken from. */
export function redactionOf(text: string): Redaction {
    const spans: Span[] = [];
    for (const match of text.matchAll(KEYWORD)) {
        const values = wordsFrom(text, match.index + match[0].length);
        spans.push(...(match[1] === undefined ? values : keysAmong(text, values)));
    }
    for (const match of text.matchAll(HEX_KEY)) {
        spans.push({ start: match.index, end: match.index + match[0].length });
    }
    const values = spans.map((span) => text.slice(span.start, span.end));
    const used = new Set(values.flatMap((value) => value.match(/(?<=\$\{?)\w+/g) ?? []));
    addDefinitions(text, used, spans);
    if (spans.length === 0) return noRedaction;
    const whole = merged(spans);
    const words = new Set(whole.flatMap((span) => partsOf(text.slice(span.start, span.end))));
    return { spans: whole, words };
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

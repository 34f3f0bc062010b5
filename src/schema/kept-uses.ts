/**
 * Uses of definitions that keepalived leaves as they are, as nothing that it has read defines them
 * (`lib/parser.c:replace_param`).
 */
import { isUnknown } from '../expand/effective.ts';
import type { Word } from '../syntax/tree.ts';
import type { Span } from '../text/span.ts';
import type { Bound, BoundConfig } from './bind.ts';
import { MOST_WORDS } from '../text/words.ts';

/** A use of a definition that was not replaced. */
export interface KeptUse {
    readonly word: Word;
    readonly name: string;
    /** The `$NAME` or `${NAME}`; the whole word where that was made from other text. */
    readonly span: Span;
    /** Whether it is written `${NAME}` outside quotes, so that keepalived reads its braces as those of a block. */
    readonly braced: boolean;
    /** Whether the name goes on into something else, as in `$VIP/24`, which only `${VIP}/24` can mean. */
    readonly glued: boolean;
    /** Whether the `$` can be meant for nothing but a definition. */
    readonly plain: boolean;
}

const BRACED = /\$\{([A-Za-z_][^\s{}"]*)\}/g;

/** A word that is made of a definition, alone or with the parts of a name or an address around it. */
const MADE = /^[\w./:-]*\$([A-Za-z_]\w*)([\w./:-]*)$/;

/** The same in quotes, where braces are braces of the text. */
const MADE_IN_QUOTES = /^[\w./:-]*\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)\})[\w./:-]*$/;

/** Keywords whose value may hold a `$` of its own. */
const OWN_SIGN = new Set([
    'path',
    'key',
    'regex',
    'regex_options',
    'user',
    'password',
    'payload',
    'require_reply',
    'auth_pass',
    'auth_hmac',
]);

/** Whether a `$` among the values of a statement may be one of their own. */
function hasOwnSign({ spec }: Bound): boolean {
    const isCommand = spec?.shape?.args.some(({ value }) => value.kind === 'command') === true;
    return isCommand || OWN_SIGN.has(spec?.name ?? '');
}

/** Where a part of a word stands. */
function spanIn({ text, span, quoted, via }: Word, at: number, length: number): Span {
    const shift = quoted ? 1 : 0;
    if (via !== undefined || span.end - span.start !== text.length + 2 * shift) return span;
    return { start: span.start + shift + at, end: span.start + shift + at + length };
}

function usesIn(word: Word, plain: boolean): KeptUse[] {
    const { text, quoted } = word;
    if (!text.includes('$')) return [];
    const braced = quoted ? [] : [...text.matchAll(BRACED)];
    if (braced.length > 0)
        return braced.map(({ 0: whole, 1: name = '', index }) => ({
            word,
            name,
            span: spanIn(word, index, whole.length),
            braced: true,
            glued: false,
            plain,
        }));
    const [, name, behind = ''] = MADE.exec(text) ?? [];
    const [, , inQuotes] = quoted ? (MADE_IN_QUOTES.exec(text) ?? []) : [];
    const found = name ?? inQuotes;
    if (found === undefined) return [];
    const at = text.indexOf('$');
    const length = inQuotes === undefined ? found.length + 1 : found.length + 3;
    const span = spanIn(word, at, length);
    return [{ word, name: found, span, braced: false, glued: behind !== '', plain: plain && !quoted }];
}

/**
 * The uses of definitions in a statement that were not replaced. A first word is looked at where it is a
 * value, or no keyword.
 */
export function keptUses(bound: Bound, { config }: BoundConfig): readonly KeptUse[] {
    const { words, binding } = bound;
    if (!words.some(({ text }) => text.includes('$'))) return [];
    const plain = !hasOwnSign(bound);
    const from = binding.kind === 'value' || binding.kind === 'unknown' ? 0 : 1;
    return words
        .slice(from)
        .filter((word) => !isUnknown(word, config.gap))
        .flatMap((word) => usesIn(word, plain))
        .slice(0, MOST_WORDS);
}

/** Whether the first word of a statement, which is no keyword, stands for a definition that there is not. */
export function isKeptKeyword(bound: Bound, config: BoundConfig): boolean {
    const { binding, words } = bound;
    if (binding.kind !== 'unknown' || words[0]?.text.includes('$') !== true) return false;
    return keptUses(bound, config).some(({ word }) => word === words[0]);
}

import { namesNotFound } from '../../model/names-as-written.ts';
import { type Bound, everyBound } from '../../schema/bind.ts';
import type { Slip } from '../../schema/slips.ts';
import { hasInvisible } from '../../schema/slips-in-words.ts';
import type { Target } from '../../schema/targets.ts';
import { isBetterAsWritten, isRefusedAsWritten } from '../../schema/values/as-written.ts';
import type { Word } from '../../syntax/tree.ts';
import type { Edit } from '../../text/edit.ts';
import type { SourceFile } from '../../text/source-file.ts';
import { missedAt } from '../missed-name.ts';
import type { Finding, Rule } from '../rule.ts';
import { isSecret } from '../secrets.ts';

/** What the most common of them are called. */
const NAMES: Readonly<Record<string, string>> = {
    '\u00a0': 'a no-break space',
    '\u00ad': 'a soft hyphen',
    '\u200b': 'a zero-width space',
    '\u200c': 'a zero-width non-joiner',
    '\u200d': 'a zero-width joiner',
    '\u200e': 'a left-to-right mark',
    '\u202f': 'a narrow no-break space',
    '\u3000': 'an ideographic space',
    '\ufeff': 'a byte order mark',
};

/** Its name and code point, for messages. */
function named(char: string): string {
    const code = (char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    return `${NAMES[char] ?? 'an invisible character'} (U+${code})`;
}

const messages = {
    keyword: (char: string) =>
        `${named(char)} stands here; keepalived takes it for part of the keyword, which is then unknown`,
    value: (char: string) => `${named(char)} stands here; keepalived takes it for part of the value`,
    line: (char: string, what: 'keyword' | 'value') =>
        `this line is not empty: it holds ${named(char)}, which keepalived takes for a ${what}`,
    fix: () => 'remove the invisible characters',
};

type Invisible = Extract<Slip, { kind: 'invisible' }>;

/** Characters that look like a blank, or like nothing, and are part of a word for keepalived. */
export const invisibleCharacter: Rule = {
    meta: {
        id: 'syntax/invisible-character',
        area: 'syntax',
        severity: 'error',
        origin: 'keepalived',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        fixable: 'safe',
        title: 'invisible character',
        why: 'Text copied from a web page or a word processor brings no-break spaces and zero-width characters with it. keepalived cuts words at blanks and tabs only, so such a character becomes part of the keyword, which is then unknown, or of the value, which is then wrong. A byte order mark spoils the first keyword of the file, and with it a whole block.',
        symptoms: ['not-what-was-written'],
        source: 'lib/parser.c:alloc_strvec_r',
        says: ['Unknown keyword', 'invalid number', 'not found, ignoring'],
    },
    messages,
    create: ({ file, bound, target, report }) => ({
        end() {
            if (!hasInvisible(file.text)) return;
            const notFound = namesNotFound(bound, target);
            for (const each of everyBound(bound.statements)) {
                const finding = findingIn(each, file, target, notFound.get(each));
                if (finding !== undefined) report(finding);
            }
        },
    }),
};

/** The finding for all such characters of a statement; `use` is where keepalived misses the name that holds them. */
function findingIn(
    bound: Bound,
    file: SourceFile,
    target: Target,
    use: Word | undefined,
): Finding | undefined {
    const { slips, statement, words, place } = bound;
    const invisible = slips.filter((slip): slip is Invisible => slip.kind === 'invisible');
    const [first] = invisible;
    if (first === undefined) return undefined;
    const keyword = statement.words[0];
    const inKeyword =
        place.content === 'keywords' &&
        keyword !== undefined &&
        first.span.start <= keyword.span.end &&
        keyword.span.start <= first.span.start;
    const char = file.text.charAt(first.span.start);
    const what = inKeyword ? 'keyword' : 'value';
    const isSaid = inKeyword || use !== undefined || isRefusedAsWritten(bound, target);
    // A name that a blank would cut in two, which keepalived refuses.
    const isName = isBetterAsWritten(bound, target);
    const safe = inKeyword || (!isSecret(words[0]?.text ?? '') && !isName);
    const edits = invisible.map((slip) => editFor(file, slip, words.length === 0 || isName));
    return {
        message: words.length === 0 ? messages.line(char, what) : messages[what](char),
        span: first.span,
        ...(isSaid ? {} : { origin: 'kalint' as const }),
        related: missedAt(bound, use),
        fixes: [{ title: messages.fix(), safe, edits }],
    };
}

/** Between words it becomes a blank; in a word it goes, and everywhere where no blank is wanted. */
function editFor(file: SourceFile, slip: Invisible, isUnwanted: boolean): Edit {
    const text = file.text.slice(slip.span.start, slip.span.end);
    const wide = /^[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+$/.test(text);
    const alone = /(^|\s)$/.test(file.text.slice(0, slip.span.start).slice(-1));
    const blank = !isUnwanted && (slip.between || (wide && alone));
    return { span: slip.span, text: blank ? ' '.repeat(text.length) : '' };
}

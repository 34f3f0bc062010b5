import { type Rule } from '../rule.ts';
import { isSecret } from '../secrets.ts';
import type { SourceFile } from '../../text/source-file.ts';
import type { Edit } from '../../text/edit.ts';
import type { Slip } from '../../schema/slips.ts';

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
        says: ['Unknown keyword'],
    },
    messages,
    create: ({ file, report }) => ({
        enter({ slips, statement, words, place }) {
            const invisible = slips.filter((slip): slip is Invisible => slip.kind === 'invisible');
            const first = invisible[0];
            if (first === undefined) return;
            const keyword = statement.words[0];
            const inKeyword =
                place.content === 'keywords' &&
                keyword !== undefined &&
                first.span.start <= keyword.span.end &&
                keyword.span.start <= first.span.start;
            const char = file.text.charAt(first.span.start);
            report({
                message:
                    words.length === 0
                        ? messages.line(char, inKeyword ? 'keyword' : 'value')
                        : messages[inKeyword ? 'keyword' : 'value'](char),
                span: first.span,
                ...(inKeyword ? {} : { origin: 'kalint' as const }),
                fixes: [
                    {
                        title: messages.fix(),
                        safe: inKeyword || !isSecret(words[0]?.text ?? ''),
                        edits: invisible.map((slip) => editFor(file, slip, words.length === 0)),
                    },
                ],
            });
        },
    }),
};

/** Between words it becomes a blank, in a word or on an empty line it goes. */
function editFor(file: SourceFile, slip: Invisible, emptyLine: boolean): Edit {
    const text = file.text.slice(slip.span.start, slip.span.end);
    const wide = /^[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+$/.test(text);
    const alone = /(^|\s)$/.test(file.text.slice(0, slip.span.start).slice(-1));
    const blank = slip.between || (wide && alone && !emptyLine);
    return { span: slip.span, text: blank ? ' '.repeat(text.length) : '' };
}

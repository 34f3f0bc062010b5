import type { Word } from '../../syntax/tree.ts';
import type { Edit } from '../../text/edit.ts';
import { CURLY_QUOTED } from '../../text/words.ts';
import { isSecret } from '../secrets.ts';
import type { Rule } from '../rule.ts';

const CLOSING = /[\u201c\u201d\u201f\u2018\u2019\u00ab\u00bb\uff02]$/;

const messages = {
    quote: (sign: string) =>
        `${sign} is no quote for keepalived but part of the word; only " holds words together`,
    fix: () => 'write straight quotes',
};

/** Curly quotes around a value. */
export const typographicQuote: Rule = {
    meta: {
        id: 'syntax/typographic-quote',
        area: 'syntax',
        severity: 'warning',
        origin: 'kalint',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        fixable: 'safe',
        title: 'typographic quotes',
        why: 'Word processors and web pages turn straight quotes into curly ones. keepalived knows only the straight double quote: a curly one becomes part of the script path, password or name, and what it should hold together is cut at the blanks.',
        symptoms: ['script-not-run', 'not-what-was-written', 'config-test-silent'],
        source: 'lib/parser.c:alloc_strvec_r',
    },
    messages,
    create: ({ report }) => ({
        enter({ binding, words }) {
            if (binding.kind === 'unread' || binding.kind === 'unknown') return;
            const values = words.slice(binding.kind === 'value' ? 0 : 1).filter((word) => !word.quoted);
            const first = values.findIndex((word) => CURLY_QUOTED.test(word.text));
            const last = values.findLastIndex((word) => CLOSING.test(word.text));
            const open = values[first];
            const close = values[last];
            if (open === undefined) return;
            const span = { start: open.span.start, end: open.span.start + 1 };
            const paired = close !== undefined && last >= first && (last > first || close.text.length > 1);
            report({
                message: messages.quote(open.text.charAt(0)),
                span,
                fixes: paired
                    ? [
                          {
                              title: messages.fix(),
                              safe: !isSecret(words[0]?.text ?? ''),
                              edits: editsFor(open, close),
                          },
                      ]
                    : [],
            });
        },
    }),
};

function editsFor(open: Word, close: Word): Edit[] {
    return [
        { span: { start: open.span.start, end: open.span.start + 1 }, text: '"' },
        { span: { start: close.span.end - 1, end: close.span.end }, text: '"' },
    ];
}

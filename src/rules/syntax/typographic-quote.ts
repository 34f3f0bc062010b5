import { namesNotFound } from '../../model/names-as-written.ts';
import { type Bound, everyBound } from '../../schema/bind.ts';
import type { Slip } from '../../schema/slips.ts';
import { hasCurlyQuote } from '../../schema/slips-in-words.ts';
import type { Target } from '../../schema/targets.ts';
import { isRefusedAsWritten, isBetterAsWritten } from '../../schema/values/as-written.ts';
import type { Word } from '../../syntax/tree.ts';
import type { Fix } from '../diagnostic.ts';
import { missedAt } from '../missed-name.ts';
import { type Finding, type Rule, fixOf } from '../rule.ts';
import { isSecret } from '../secrets.ts';

type Quotes = Extract<Slip, { kind: 'quotes' }>;

const messages = {
    quote: (sign: string) =>
        `${sign} is no quote for keepalived but part of the word; only " holds words together`,
    fix: () => 'write straight quotes',
    remove: (sign: string) => `remove ${sign}`,
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
        says: ['Unknown keyword', 'invalid number', 'not found, ignoring'],
    },
    messages,
    create: ({ file, bound, target, report }) => ({
        end() {
            if (!hasCurlyQuote(file.text)) return;
            const notFound = namesNotFound(bound, target);
            for (const each of everyBound(bound.statements)) {
                if (each.binding.kind === 'unknown') continue;
                const slip = each.slips.find(({ kind }) => kind === 'quotes');
                if (slip?.kind === 'quotes') report(findingOf(each, slip, target, notFound.get(each)));
            }
        },
    }),
};

/** The finding for the quotes of a statement; `use` is where keepalived misses the name that they hold. */
function findingOf(bound: Bound, { open, close }: Quotes, target: Target, use: Word | undefined): Finding {
    const { words, statement, place } = bound;
    const isKeyword = place.content === 'keywords' && statement.words[0]?.span.start === open.start;
    const isSaid = isKeyword || use !== undefined || isRefusedAsWritten(bound, target);
    const safe = close !== undefined && !isSecret(words[0]?.text ?? '') && !isBetterAsWritten(bound, target);
    const sign = statement.words.find(({ span }) => span.start === open.start)?.text.charAt(0) ?? '';
    const fix: Fix =
        close === undefined
            ? fixOf(messages.remove(sign), safe, open, '')
            : { title: messages.fix(), safe, edits: [open, close].map((span) => ({ span, text: '"' })) };
    return {
        message: messages.quote(sign),
        span: open,
        ...(isSaid ? { origin: 'keepalived' as const, severity: 'error' as const } : {}),
        related: missedAt(bound, use),
        fixes: [fix],
    };
}

import { openQuotes } from '../../expand/effective.ts';
import { type BoundConfig, everyBound } from '../../schema/bind.ts';
import { commentAt } from '../../schema/foreign-comments.ts';
import { type Rule, fixOf } from '../rule.ts';
import { isSecret } from '../secrets.ts';

const messages = {
    unmatched: () => 'this quote has no partner on its line; keepalived drops what follows it',
    close: () => 'close the quote',
    remove: () => 'remove the quote',
};

/** A double quote without partner on its line. */
export const unmatchedQuote: Rule = {
    meta: {
        id: 'syntax/unmatched-quote',
        area: 'syntax',
        severity: 'error',
        origin: 'keepalived',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        fixable: 'safe',
        title: 'quote without partner',
        why: 'A quoted word ends on its line. Without the second quote the word and what follows it are lost, and a keyword that needs a value ends the daemon; "#" and braces after the quote count as text.',
        symptoms: ['does-not-start', 'not-what-was-written'],
        source: 'lib/parser.c:alloc_strvec_r',
        says: ['Unmatched quote', 'Unterminated quote'],
    },
    messages,
    create: ({ file, bound, report }) => ({
        end() {
            const keywordAt = keywordsBefore(bound);
            for (const problem of bound.config.problems) {
                if (problem.kind !== 'open-quote') continue;
                if (commentAt(bound.foreignComments, problem.span.start) !== undefined) continue;
                const { span } = problem;
                const rest = file.text.slice(span.start + 1, span.end).trimEnd();
                const safe = !isSecret(keywordAt.get(span.start) ?? '');
                const at = span.start + 1 + rest.length;
                const fix =
                    rest === ''
                        ? fixOf(messages.remove(), safe, span, '')
                        : fixOf(messages.close(), safe, { start: at, end: at }, '"');
                report({
                    message: messages.unmatched(),
                    span,
                    fixes: /\s/.test(rest) ? [] : [fix],
                });
            }
        },
    }),
};

/** The keywords of the statements that end in a quoted word, by where that starts; none where no quote is open. */
function keywordsBefore({ config, statements }: BoundConfig): ReadonlyMap<number, string> {
    const keywords = new Map<number, string>();
    if (openQuotes(config).size === 0) return keywords;
    for (const { statement } of everyBound(statements)) {
        const last = statement.words.at(-1);
        if (last?.quoted === true) keywords.set(last.span.start, statement.words[0]?.text ?? '');
    }
    return keywords;
}

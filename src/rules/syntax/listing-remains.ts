import { type SourceFile, lineAt } from '../../text/source-file.ts';
import type { Span } from '../../text/span.ts';
import { takesAnyWord } from '../any-word.ts';
import { type Rule, fixOf } from '../rule.ts';

const messages = {
    remains: (what: string, takenFor: 'keyword' | 'value') =>
        `a ${what} of the listing from which this was copied stands in front of the line; keepalived takes it for the ${takenFor}`,
    fix: (what: string) => `remove the ${what}`,
};

/** A line number or a shell prompt that came along with a copied listing. */
export const listingRemains: Rule = {
    meta: {
        id: 'syntax/listing-remains',
        area: 'syntax',
        severity: 'error',
        origin: 'keepalived',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        fixable: 'safe',
        title: 'line number or prompt of a listing',
        why: 'Copied from a page with numbered lines, or from a terminal, a line starts with something that is no keyword, so keepalived drops the whole line, or the whole block that it opens.',
        symptoms: ['not-what-was-written'],
        source: 'lib/parser.c:process_stream',
        says: ['Unknown keyword'],
    },
    messages,
    create: ({ file, report }) => ({
        enter({ slips, place }) {
            const takenFor = place.content === 'keywords' ? 'keyword' : 'value';
            for (const slip of slips) {
                if (slip.kind !== 'listing') continue;
                report({
                    message: messages.remains(slip.what, takenFor),
                    span: slip.span,
                    ...(takesAnyWord(place) ? { origin: 'kalint' as const } : {}),
                    fixes: [fixOf(messages.fix(slip.what), true, margin(file, slip.span), '')],
                });
            }
        },
    }),
};

/** From the start of the line to the blank after the number or prompt; further blanks are the line's own. */
function margin(file: SourceFile, { start }: Span): Span {
    const lineStart = file.lineStarts[lineAt(file, start)] ?? start;
    const blank = /^[ \t]*$/.test(file.text.slice(lineStart, start));
    const length = /^\S+[ \t]?/.exec(file.text.slice(start))?.[0].length ?? 0;
    return { start: blank ? lineStart : start, end: start + length };
}

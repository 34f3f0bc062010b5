import type { Slip } from '../../schema/slips.ts';
import { type SourceFile, lineAt } from '../../text/source-file.ts';
import type { Span } from '../../text/span.ts';
import { takesAnyWord } from '../any-word.ts';
import { type Rule, fixOf } from '../rule.ts';
import { quote } from '../words.ts';

type Listing = Extract<Slip, { kind: 'listing' }>;

const messages = {
    remains: (what: string, takenFor: 'keyword' | 'value') =>
        `a ${what} of the listing from which this was copied stands in front of the line; keepalived takes it for the ${takenFor}`,
    bullet: (sign: string, takenFor: 'keyword' | 'value') =>
        `${quote(sign)} is a bullet, which no list of keepalived has; keepalived takes it for the ${takenFor}`,
    fix: (what: string) => `remove the ${what}`,
};

/** A line number, a shell prompt or a bullet that came along with a copied listing. */
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
        title: 'line number, prompt or bullet of a listing',
        why: 'Copied from a page with numbered lines, from a list or from a terminal, a line starts with something that is no keyword, so keepalived drops the whole line, or the whole block that it opens.',
        symptoms: ['not-what-was-written'],
        source: 'lib/parser.c:process_stream',
        says: ['Unknown keyword', 'skipping IP'],
    },
    messages,
    create: ({ file, report }) => ({
        enter({ slips, place }) {
            const takenFor = place.content === 'keywords' ? 'keyword' : 'value';
            for (const slip of slips) {
                if (slip.kind !== 'listing') continue;
                report({
                    message:
                        slip.what === 'bullet'
                            ? messages.bullet(file.text.charAt(slip.span.start), takenFor)
                            : messages.remains(slip.what, takenFor),
                    span: slip.span,
                    ...(takesAnyWord(place) ? { origin: 'kalint' as const } : {}),
                    fixes: [fixOf(messages.fix(slip.what), true, leadIn(file, slip), '')],
                });
            }
        },
    }),
};

/**
 * From the start of the line to the blank after the number or prompt; further blanks are the line's own. The
 * blanks in front of a bullet are the line's own too.
 */
function leadIn(file: SourceFile, { span: { start }, what }: Listing): Span {
    const lineStart = file.lineStarts[lineAt(file, start)] ?? start;
    const blank = what !== 'bullet' && /^[ \t]*$/.test(file.text.slice(lineStart, start));
    const length = /^\S+[ \t]?/.exec(file.text.slice(start))?.[0].length ?? 0;
    return { start: blank ? lineStart : start, end: start + length };
}

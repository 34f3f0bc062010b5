import { type Rule, fixOf } from '../rule.ts';

const messages = {
    remains: (what: string) =>
        `a ${what} of the listing from which this was copied stands in front of the line; keepalived takes it for the keyword`,
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
        source: 'lib/parser.c:process_stream',
        says: ['Unknown keyword'],
    },
    messages,
    create: ({ report }) => ({
        enter({ slips }) {
            for (const slip of slips) {
                if (slip.kind !== 'listing') continue;
                report({
                    message: messages.remains(slip.what),
                    span: slip.span,
                    fixes: [fixOf(messages.fix(slip.what), true, slip.span, '')],
                });
            }
        },
    }),
};

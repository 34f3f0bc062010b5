import { takesAnyWord } from '../any-word.ts';
import type { Rule } from '../rule.ts';

const messages = {
    conflict: () =>
        'git could not merge this file by itself: choose one of the two versions, then remove this line',
};

/** The lines that git leaves where two versions of a file clash. */
export const mergeConflict: Rule = {
    meta: {
        id: 'syntax/merge-conflict',
        area: 'syntax',
        severity: 'error',
        origin: 'keepalived',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        title: 'unresolved merge conflict',
        why: 'keepalived drops the marker lines and reads both versions between them, one after the other. For most settings the one that comes last wins, whichever that is.',
        symptoms: ['not-what-was-written'],
        source: 'lib/parser.c:process_stream',
        says: [
            "Unknown keyword '<<<<<<<'",
            "Unknown keyword '|||||||'",
            "Unknown keyword '======='",
            "Unknown keyword '>>>>>>>'",
        ],
    },
    messages,
    create: ({ report }) => ({
        enter({ slips, place }) {
            for (const slip of slips) {
                if (slip.kind !== 'conflict') continue;
                report({
                    message: messages.conflict(),
                    span: slip.span,
                    ...(takesAnyWord(place) ? { origin: 'kalint' as const } : {}),
                });
            }
        },
    }),
};

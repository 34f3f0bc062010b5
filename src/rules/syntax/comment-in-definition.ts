import { wholeLine } from '../edits.ts';
import { type Rule, fixOf } from '../rule.ts';

const messages = {
    ends: (problem: string) => `${problem}; keepalived reads the lines after it outside of it`,
    remove: () => 'remove the line',
};

/** A comment, or a line of blanks, between the lines of a definition. */
export const commentInDefinition: Rule = {
    meta: {
        id: 'syntax/comment-in-definition',
        area: 'syntax',
        severity: 'error',
        origin: 'keepalived',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        fixable: 'unsafe',
        title: 'comment inside a definition over several lines',
        why: 'The first of the processes that read the file takes the comment out, the others read a copy in which an empty line is left in its place. That ends the definition, and what was to follow in it is read as lines of the file.',
        symptoms: ['not-what-was-written'],
        source: 'lib/parser.c:read_line',
        says: ['Unknown keyword'],
    },
    messages,
    create: ({ file, bound: { config }, report }) => ({
        end() {
            for (const { kind, problem, span } of config.expandProblems) {
                if (kind !== 'comment-in-definition') continue;
                const line = wholeLine(file, span.start);
                report({
                    message: messages.ends(problem),
                    span,
                    fixes: [fixOf(messages.remove(), false, line, '')],
                });
            }
        },
    }),
};

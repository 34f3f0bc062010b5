import type { Rule } from '../rule.ts';

const messages = {
    twice: (problem: string) =>
        `${problem}, since its line does not begin with "include"; what it defines is there already the second time`,
    file: () => 'this file is read twice',
};

/** Doubled blocks are reported; a `#` at the start of a line is taken for a mark of the copy, and ends keepalived. */
const IS_SAID = /\{|^#/m;

/** An include behind a condition, a brace or a sequence, or from a definition. */
export const includeReadTwice: Rule = {
    meta: {
        id: 'syntax/include-read-twice',
        area: 'syntax',
        severity: 'error',
        origin: 'keepalived',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        title: 'included file that is read twice',
        why: 'One process reads the files and writes a copy for the others, in which included text stands in the place of its include line. Only a line that begins with `include` is left out of the copy. Of any other the copy has both the line and the text, so that the processes for VRRP, virtual servers and BFD read the file once more.',
        symptoms: ['not-what-was-written'],
        source: 'lib/parser.c:read_line',
        says: ['already defined'],
    },
    messages,
    create: ({ file, bound: { config }, report }) => ({
        end() {
            for (const { kind, problem, span, files = [] } of config.expandProblems) {
                if (kind !== 'include-read-twice') continue;
                const said = files.some(({ start, end }) => IS_SAID.test(file.text.slice(start, end)));
                report({
                    message: messages.twice(problem),
                    span,
                    ...(said ? {} : { origin: 'kalint' as const }),
                    related: files.map((each) => ({ span: each, message: messages.file() })),
                });
            }
        },
    }),
};

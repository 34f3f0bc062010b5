import { lineAt } from '../../text/source-file.ts';
import type { Rule } from '../rule.ts';
import { quote } from '../words.ts';

const messages = {
    unexpected: (word: string) =>
        `${quote(word)} takes no block; keepalived ignores this "{" and takes the "}" for the end of what is around it`,
};

/** A block after a keyword that takes none. */
export const unexpectedBlock: Rule = {
    meta: {
        id: 'syntax/unexpected-block',
        area: 'syntax',
        severity: 'error',
        origin: 'keepalived',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        title: 'block after a keyword that takes none',
        why: 'A "{" that opens nothing is ignored, but the "}" that belongs to it is not: it ends the block around it, and everything after it is read in the wrong place.',
        symptoms: ['not-what-was-written'],
        source: 'lib/parser.c:process_stream',
        says: ["Unexpected '{' - ignoring"],
    },
    messages,
    create: ({ file, bound: { config }, report }) => ({
        enter({ binding, spec, words, statement }) {
            const { block } = statement.node;
            const word = words[0];
            if (binding.kind !== 'known' || spec?.block !== undefined) return;
            if (block === undefined || word === undefined) return;
            // Braces in a value whose quotes are broken: the quote is what is wrong.
            const line = lineAt(file, block.open.start);
            if (
                config.problems.some(
                    (each) => each.kind === 'open-quote' && lineAt(file, each.span.start) === line,
                )
            )
                return;
            report({ message: messages.unexpected(word.text), span: block.open });
        },
    }),
};

import type { Bound } from '../../schema/bind.ts';
import { shapeOf } from '../../schema/values/judge.ts';
import { type SourceFile, lineAt, lineSpan } from '../../text/source-file.ts';
import type { Fix } from '../diagnostic.ts';
import { type Rule, type RuleContext, fixOf } from '../rule.ts';
import { quote } from '../words.ts';

const messages = {
    unexpected: (word: string) =>
        `${quote(word)} takes no block; keepalived ignores this "{" and takes the "}" for the end of what is around it`,
    meant: (name: string) => `. Did you mean ${quote(name)}?`,
    write: (name: string) => `write ${quote(name)}`,
    quotes: () => 'put the value into quotes',
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
        fixable: 'safe',
        title: 'block after a keyword that takes none',
        why: 'A "{" that opens nothing is ignored, but the "}" that belongs to it is not: it ends the block around it, and everything after it is read in the wrong place.',
        symptoms: ['not-what-was-written'],
        source: 'lib/parser.c:process_stream',
        says: ["Unexpected '{' - ignoring"],
    },
    messages,
    create: (context) => ({
        enter(bound) {
            const { binding, spec, words, statement } = bound;
            const { file, target, report } = context;
            const { config } = context.bound;
            const { block } = statement.node;
            const word = words[0];
            if (binding.kind !== 'known' || binding.spelling.spec.block !== undefined) return;
            if (block === undefined || word === undefined) return;
            // Without its value keepalived ends at such a keyword, and comes to no brace.
            const [value] = spec === undefined ? [] : (shapeOf(spec, target)?.args ?? []);
            if (words.length === 1 && value !== undefined && value.missing === undefined) return;
            // Braces in a value whose quotes are broken: the quote is what is wrong.
            const line = lineAt(file, block.open.start);
            if (
                config.problems.some(
                    (each) => each.kind === 'open-quote' && lineAt(file, each.span.start) === line,
                )
            )
                return;
            const { name } = binding.meant?.spec ?? {};
            report({
                message: messages.unexpected(word.text) + (name === undefined ? '' : messages.meant(name)),
                span: block.open,
                fixes:
                    name === undefined
                        ? quotesFor(bound, context)
                        : [fixOf(messages.write(name), false, word.span, name)],
            });
        },
    }),
};

/** Quotes around a text or a pattern with braces in it, which stand in the midst of it. */
function quotesFor(bound: Bound, { file, target }: RuleContext): Fix[] {
    const [, value, ...others] = bound.words;
    const arg = bound.spec === undefined ? undefined : shapeOf(bound.spec, target)?.args[0]?.value;
    const isText = arg?.kind === 'text' || (arg?.kind === 'special' && arg.reader === 'regex');
    if (!isText || value === undefined || others.length > 0 || value.quoted || value.via !== undefined)
        return [];
    const { start, end } = value.span;
    const text = wholeWord(file, start);
    if (
        end !== bound.statement.node.block?.open.start ||
        !/^[^{}"#!]*(?:\{[^{}"#!]*\}[^{}"#!]*)+$/.test(text) ||
        /\$[{A-Za-z_]/.test(text)
    )
        return [];
    return [fixOf(messages.quotes(), true, { start, end: start + text.length }, `"${text}"`)];
}

/** What stands from an offset on up to the next blank. */
function wholeWord(file: SourceFile, start: number): string {
    const { end } = lineSpan(file, lineAt(file, start));
    return /^\S*/.exec(file.text.slice(start, end))?.[0] ?? '';
}

import type { EffectiveStatement } from '../../expand/effective.ts';
import type { Bound } from '../../schema/bind.ts';
import { headBehind, valueInBlock } from '../../schema/blocks-behind.ts';
import { shapeOf } from '../../schema/values/judge.ts';
import { type SourceFile, lineAt, lineSpan } from '../../text/source-file.ts';
import type { Fix } from '../diagnostic.ts';
import { putApart } from '../entries.ts';
import { type Rule, type RuleContext, fixOf } from '../rule.ts';
import { quote } from '../words.ts';

const messages = {
    unexpected: (word: string) =>
        `${quote(word)} takes no block; keepalived ignores this "{" and takes the "}" for the end of what is around it`,
    meant: (name: string) => `. Did you mean ${quote(name)}?`,
    write: (name: string) => `write ${quote(name)}`,
    apart: (keyword: string) => `put ${quote(keyword)} on a line of its own`,
    value: () => 'write the value behind the keyword',
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
                        ? fixesOf(bound, context)
                        : [fixOf(messages.write(name), false, word.span, name)],
            });
        },
    }),
};

/** The fixes by what the block was most likely meant for. */
function fixesOf(bound: Bound, context: RuleContext): Fix[] {
    const { file } = context;
    const head = headBehind(bound);
    if (head !== undefined) {
        const edit = putApart(bound, head.words, file);
        const title = messages.apart(head.words[0].text);
        return edit === undefined ? [] : [{ title, safe: false, edits: [edit] }];
    }
    const line = valueInBlock(bound);
    return line === undefined ? quotesFor(bound, context) : valueFixes(bound, line, file);
}

/** The fix that writes the value where it belongs, unless a comment would go with the block. */
function valueFixes({ words, statement }: Bound, { node }: EffectiveStatement, file: SourceFile): Fix[] {
    const [keyword] = words;
    const { open, close } = statement.node.block ?? {};
    if (keyword === undefined || open === undefined || close === undefined) return [];
    if ([...words, ...node.words].some(({ via }) => via !== undefined)) return [];
    const around = file.text.slice(open.end, node.span.start) + file.text.slice(node.span.end, close.start);
    const text = file.text.slice(node.span.start, node.span.end);
    const isSeveral = node.words.length > 1;
    if (/\S/.test(around) || (isSeveral && text.includes('"'))) return [];
    const value = isSeveral ? `"${text}"` : text;
    return [fixOf(messages.value(), false, { start: keyword.span.end, end: close.end }, ` ${value}`)];
}

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

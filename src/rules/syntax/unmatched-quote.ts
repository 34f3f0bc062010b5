import { openQuotes } from '../../expand/effective.ts';
import { type ContinuedQuote, continuedQuotes } from '../../model/continued-quotes.ts';
import { type Bound, type BoundConfig, everyBound } from '../../schema/bind.ts';
import { commentAt } from '../../schema/foreign-comments.ts';
import { isReadAgain, outcomeOfCut } from '../../schema/values/cut.ts';
import { CRASHES } from '../../schema/values/fault.ts';
import { shapeOf } from '../../schema/values/judge.ts';
import { type SourceFile, lineAt, lineSpan } from '../../text/source-file.ts';
import type { Span } from '../../text/span.ts';
import type { Fix } from '../diagnostic.ts';
import { type Finding, type Rule, type RuleContext, fixOf } from '../rule.ts';
import { isSecret } from '../secrets.ts';

const messages = {
    unmatched: (outcome: string) => `this quote has no partner on its line; keepalived ${outcome}`,
    escaped: (outcome: string) =>
        `this quote has no partner on its line, for keepalived counts \\" as one too; it ${outcome}`,
    counted: () => 'this one counts',
    continued: (outcome: string) =>
        `this quote has no partner on its line, and a backslash does not carry the line on; keepalived ${outcome}`,
    rest: () => 'keepalived reads this as a line of its own',
    close: () => 'close the quote',
    remove: () => 'remove the quote',
    join: () => 'join the lines',
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
    create: (context) => ({
        end() {
            const { bound, report } = context;
            const statements = statementsBefore(bound);
            const continued = new Map(continuedQuotes(bound).map((each) => [each.open.start, each]));
            const rests = [...continued.values()].flatMap(({ lines }) => lines);
            for (const { kind, span } of bound.config.problems) {
                if (kind !== 'open-quote' || commentAt(bound.foreignComments, span.start) !== undefined)
                    continue;
                if (rests.some(({ start, end }) => start <= span.start && span.start < end)) continue;
                report(findingOf(span, { statement: statements.get(span.start), continued }, context));
            }
        },
    }),
};

/** What is known of a quote: the statement that ends in it, and which quotes go over several lines. */
interface Around {
    readonly statement: Bound | undefined;
    readonly continued: ReadonlyMap<number, ContinuedQuote>;
}

function findingOf(span: Span, { statement, continued }: Around, context: RuleContext): Finding {
    const { file, target } = context;
    const at = statement?.words.findIndex((word) => word.span.start === span.start) ?? -1;
    const outcome =
        statement === undefined || at < 0 ? 'drops what follows it' : outcomeOfCut(statement, at, target);
    const base = { span, ...(outcome === CRASHES ? { crashes: true } : {}) };
    const parts = continued.get(span.start);
    if (parts !== undefined) {
        const { lines, joints } = parts;
        const edits = joints.map((joint) => ({ span: joint, text: ' ' }));
        return {
            ...base,
            message: messages.continued(outcome),
            related: lines.map((line) => ({ span: line, message: messages.rest() })),
            fixes: [{ title: messages.join(), safe: true, edits }],
        };
    }
    const escaped = escapedBefore(span, file);
    if (escaped !== undefined)
        return {
            ...base,
            message: messages.escaped(outcome),
            related: [{ span: escaped, message: messages.counted() }],
        };
    return { ...base, message: messages.unmatched(outcome), fixes: fixesOf(span, statement, context, at) };
}

/** Where a `\"` stands before a quote on its line. */
function escapedBefore({ start }: Span, file: SourceFile): Span | undefined {
    const line = lineSpan(file, lineAt(file, start));
    const at = file.text.slice(line.start, start + 1).indexOf('\\"');
    return at < 0 ? undefined : { start: line.start + at, end: line.start + at + 2 };
}

/** What closes or removes a quote; none where it is open what it was to hold. */
function fixesOf(span: Span, statement: Bound | undefined, { file, target }: RuleContext, at: number): Fix[] {
    const text = file.text.slice(span.start + 1, span.end).trimEnd();
    const words = statement?.words ?? [];
    const isSafe = !isSecret(words[0]?.text ?? '');
    if (words.some(({ via }) => via !== undefined)) return [];
    // Where it is all there is of a value, the line would be left without one.
    if (text === '') return at === 1 ? [] : [fixOf(messages.remove(), isSafe, span, '')];
    const isCommand = statement !== undefined && takesCommand(statement, target);
    const comment = isCommand ? text.search(/(?<=\s)[#!](?:\s|$)/) : -1;
    const rest = comment < 0 ? text : text.slice(0, comment).trimEnd();
    const isOneWord = !/\s/.test(rest);
    if (!isOneWord && !isCommand) return [];
    const end = span.start + 1 + rest.length;
    return [fixOf(messages.close(), isSafe && isOneWord, { start: end, end }, '"')];
}

/** Whether what follows the keyword of a statement is one quoted word with blanks in it, as a command is. */
function takesCommand({ spec, words }: Bound, target: RuleContext['target']): boolean {
    const [arg] = (spec === undefined ? undefined : shapeOf(spec, target))?.args ?? [];
    return words.length === 2 && arg !== undefined && isReadAgain(arg);
}

/** The statements that end in a quoted word, by where that starts; none where no quote is open. */
function statementsBefore({ config, statements }: BoundConfig): ReadonlyMap<number, Bound> {
    const found = new Map<number, Bound>();
    if (openQuotes(config).size === 0) return found;
    for (const bound of everyBound(statements)) {
        const last = bound.words.at(-1);
        if (last?.quoted === true) found.set(last.span.start, bound);
    }
    return found;
}

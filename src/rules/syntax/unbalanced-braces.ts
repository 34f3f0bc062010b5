import { type UnopenedBlock, unopenedBlock } from '../../model/unopened.ts';
import type { Bound } from '../../schema/bind.ts';
import { commentAt } from '../../schema/foreign-comments.ts';
import { readLine } from '../../schema/lines/index.ts';
import { isSaid } from '../../schema/values/judge.ts';
import { type SourceTree, type Statement, type SyntaxProblem } from '../../syntax/tree.ts';
import { type SourceFile, lineAt, lineSpan } from '../../text/source-file.ts';
import type { Span } from '../../text/span.ts';
import { indentOf, lineEndOf, spanToDelete } from '../edits.ts';
import { type BracePlaces, createPlaces } from '../brace-places.ts';
import type { Fix } from '../diagnostic.ts';
import { bracketFix } from '../foreign-brackets.ts';
import { moveInto, wordsBeforeList } from '../entries.ts';
import { type Finding, type Rule, type RuleContext, fixOf } from '../rule.ts';
import { nextSibling } from '../siblings.ts';
import { quote } from '../words.ts';

const messages = {
    unclosed: (name: string) =>
        `the block of ${quote(name)} is never closed; keepalived reads what follows as part of it`,
    atEnd: (name: string) => `the file ends inside the block of ${quote(name)}; its "}" is missing`,
    guess: () => 'the missing "}" probably belongs before this',
    extra: () => 'this "}" closes nothing',
    noticed: () => 'keepalived notices it here',
    missing: (name: string) => `${quote(name)} is a block: its "{" is missing`,
    expected: () => 'keepalived looks for the "{" here',
    taken: () => 'keepalived takes what follows up to the next "}" as its lines',
    refused: () => 'keepalived refuses this line',
    stray: () => 'this "{" opens nothing; keepalived ignores it, but counts it',
    add: (brace: string) => `add the missing "${brace}"`,
    addAround: () => 'add the missing brace, with what stands before it in the block',
    remove: (brace: string) => `remove this "${brace}"`,
};

/** A brace too many or too few. */
export const unbalancedBraces: Rule = {
    meta: {
        id: 'syntax/unbalanced-braces',
        area: 'syntax',
        severity: 'error',
        origin: 'keepalived',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        fixable: 'unsafe',
        title: 'brace missing or too many',
        why: 'After a lost brace every line is read in the wrong block: keywords become unknown, or are taken for addresses. keepalived tells the number of missing braces, not their place, and starts all the same.',
        symptoms: ['not-what-was-written'],
        source: 'lib/parser.c:read_line',
        says: [
            "missing '}'s or extra '{'s",
            "Extra '}' found",
            "Missing '{' at beginning",
            "Unexpected '{'",
            "Unknown keyword '}'",
        ],
    },
    messages,
    create: (context) => {
        const { file, bound: all, report } = context;
        const { config, foreignComments } = all;
        const unopened = unopenedBlock(all);
        return {
            enter(bound) {
                const { node } = bound.statement;
                if (node.words.length === 0 && node.block !== undefined && node.prefixes.length === 0)
                    report(strayOpen(file, node.span));
                if (!lacksBlock(bound, file)) return;
                report(
                    unopened?.head === bound ? silentOpen(unopened, context) : missingOpen(bound, context),
                );
            },
            end() {
                const places = createPlaces(config.tree);
                for (const problem of config.problems) {
                    if (problem.kind === 'open-quote' || problem.kind === 'missing-open') continue;
                    if (commentAt(foreignComments, problem.span.start) !== undefined) continue;
                    report(findingFor(config.tree, problem, places));
                }
            },
        };
    },
};

/** A keyword that takes a block and has none, or has one only since its `{` was put in. */
function lacksBlock({ binding, spec, statement: { node } }: Bound, file: SourceFile): boolean {
    if (hasOpenQuote(node, file)) return false;
    if (node.block !== undefined) return node.block.open.start === node.block.open.end;
    return binding.kind === 'known' && spec?.block !== undefined && node.prefixes.length === 0;
}

/** Whether a quote without partner swallows what follows in the line, and with it the `{`. */
function hasOpenQuote({ words }: Statement, { text }: SourceFile): boolean {
    const last = words.at(-1);
    return last?.quoted === true && !text.slice(last.span.start + 1, last.span.end).endsWith('"');
}

function nameOf(statement: Statement): string {
    return statement.words.map((word) => word.text).join(' ');
}

/** Fixes that add the `{` of a block. A list takes no name: the words before it become its entries. */
function openingFixes(
    bound: Bound,
    { file, target }: RuleContext,
    lines: readonly Bound[],
    isFollowed = false,
): Fix[] {
    const brackets = bracketFix(bound, lines);
    if (brackets !== undefined) return [brackets];
    if (wordsBeforeList(bound, target).length === 0) {
        const { end } = bound.statement.node.span;
        return [fixOf(messages.add('{'), false, { start: end, end }, ' {')];
    }
    const edit = moveInto(bound, file, target, isFollowed);
    return edit === undefined ? [] : [{ title: messages.addAround(), safe: false, edits: [edit] }];
}

/** keepalived says it of the line after, where it looks for the `{`. */
function missingOpen(bound: Bound, context: RuleContext): Finding {
    const { node } = bound.statement;
    const [first] = bound.children;
    const next = nextSibling(bound, context.bound.statements);
    const place = first?.statement.node.span ?? node.block?.close ?? next?.statement.node.span;
    return {
        message: messages.missing(nameOf(node)),
        span: node.span,
        ...(place === undefined ? {} : { related: [{ span: place, message: messages.expected() }] }),
        fixes: openingFixes(bound, context, bound.children),
    };
}

/** keepalived says nothing where the braces come out even, unless it refuses words of the head or a line. */
function silentOpen({ head, values }: UnopenedBlock, context: RuleContext): Finding {
    const { target } = context;
    const { node } = head.statement;
    const refused = values.filter((line) => {
        const faults = readLine({ ...line, binding: { kind: 'value' }, parent: head }, target);
        return faults.some((fault) => isSaid(fault, target));
    });
    const isTold = refused.length > 0 || wordsBeforeList(head, target).length > 0;
    return {
        message: messages.missing(nameOf(node)),
        span: node.span,
        ...(isTold ? {} : { severity: 'warning', origin: 'kalint' }),
        related: [
            ...values.slice(0, 1).map((line) => placeOf(line, messages.taken())),
            ...refused.map((line) => placeOf(line, messages.refused())),
        ],
        fixes: openingFixes(head, context, values, true),
    };
}

function placeOf({ statement }: Bound, message: string): { readonly span: Span; readonly message: string } {
    return { span: statement.node.span, message };
}

function strayOpen(file: SourceFile, span: Finding['span']): Finding {
    return {
        message: messages.stray(),
        span,
        fixes: [fixOf(messages.remove('{'), false, spanToDelete(file, span), '')],
    };
}

function findingFor(
    tree: SourceTree,
    problem: Exclude<SyntaxProblem, { kind: 'open-quote' | 'missing-open' }>,
    places: BracePlaces,
): Finding {
    const { file } = tree;
    if (problem.kind === 'stray-open') return strayOpen(file, problem.span);
    if (problem.kind === 'extra-close') {
        const notice = places.noticeOf(problem.span.start);
        return {
            message: messages.extra(),
            span: problem.span,
            ...(notice === undefined || notice.start === problem.span.start
                ? {}
                : { related: [{ span: notice, message: messages.noticed() }] }),
            fixes: [fixOf(messages.remove('}'), false, spanToDelete(file, problem.span), '')],
        };
    }
    const { opener, span, guess } = problem;
    const name = nameOf(opener);
    const eol = lineEndOf(file);
    const indent = indentOf(file, lineAt(file, span.start));
    if (guess >= file.text.length) {
        const text = `${file.text.endsWith('\n') ? '' : eol}${indent}}${eol}`;
        const end = { start: file.text.length, end: file.text.length };
        return { message: messages.atEnd(name), span, fixes: [fixOf(messages.add('}'), false, end, text)] };
    }
    const line = lineAt(file, guess);
    const ownLine = (file.lineStarts[line] ?? 0) + indentOf(file, line).length === guess;
    const at = ownLine ? (file.lineStarts[places.lineAfterBlock(line, indent.length)] ?? guess) : guess;
    return {
        message: messages.unclosed(name),
        span,
        related: [{ span: lineSpan(file, line), message: messages.guess() }],
        fixes: [fixOf(messages.add('}'), false, { start: at, end: at }, ownLine ? `${indent}}${eol}` : '}')],
    };
}

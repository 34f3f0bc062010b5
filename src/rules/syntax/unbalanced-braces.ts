import type { Bound } from '../../schema/bind.ts';
import { commentAt } from '../../schema/foreign-comments.ts';
import type { Statement, SyntaxProblem } from '../../syntax/tree.ts';
import { type SourceFile, lineAt, lineSpan } from '../../text/source-file.ts';
import { isAlone, spanToDelete, wholeLine } from '../edits.ts';
import { type Finding, type Rule, fixOf } from '../rule.ts';
import { quote } from '../words.ts';

const messages = {
    unclosed: (name: string) =>
        `the block of ${quote(name)} is never closed; keepalived reads what follows as part of it`,
    guess: () => 'the missing "}" probably belongs before this',
    extra: () => 'this "}" closes nothing',
    missing: (name: string) => `${quote(name)} is a block: its "{" is missing`,
    stray: () => 'this "{" opens nothing; keepalived ignores it, but counts it',
    add: (brace: string) => `add the missing "${brace}"`,
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
    create: ({ file, tree, bound: { foreignComments }, report }) => ({
        enter(bound) {
            const { node } = bound.statement;
            if (node.words.length === 0 && node.block !== undefined && node.prefixes.length === 0)
                report(strayOpen(file, node.span));
            if (lacksBlock(bound)) report(missingOpen(node));
        },
        end() {
            for (const problem of tree.problems) {
                if (problem.kind === 'open-quote' || problem.kind === 'missing-open') continue;
                if (commentAt(foreignComments, problem.span.start) !== undefined) continue;
                report(findingFor(file, problem));
            }
        },
    }),
};

/** A keyword that takes a block and has none, or has one only since its `{` was put in. */
function lacksBlock({ binding, spec, statement: { node } }: Bound): boolean {
    if (node.block !== undefined) return node.block.open.start === node.block.open.end;
    return binding.kind === 'known' && spec?.block !== undefined && node.prefixes.length === 0;
}

function nameOf(statement: Statement): string {
    return statement.words.map((word) => word.text).join(' ');
}

function missingOpen(statement: Statement): Finding {
    const { span } = statement;
    return {
        message: messages.missing(nameOf(statement)),
        span,
        fixes: [fixOf(messages.add('{'), false, { start: span.end, end: span.end }, ' {')],
    };
}

function strayOpen(file: SourceFile, span: Finding['span']): Finding {
    return {
        message: messages.stray(),
        span,
        fixes: [fixOf(messages.remove('{'), false, spanToDelete(file, span), '')],
    };
}

function findingFor(
    file: SourceFile,
    problem: Exclude<SyntaxProblem, { kind: 'open-quote' | 'missing-open' }>,
): Finding {
    if (problem.kind === 'stray-open') return strayOpen(file, problem.span);
    if (problem.kind === 'extra-close') {
        return {
            message: messages.extra(),
            span: problem.span,
            fixes: [fixOf(messages.remove('}'), false, spanToDelete(file, problem.span), '')],
        };
    }
    const { opener, span, guess } = problem;
    const atEnd = guess >= file.text.length;
    const line = wholeLine(file, atEnd ? file.text.length : guess);
    const openerLine = lineSpan(file, lineAt(file, span.start));
    const indent = /^[ \t]*/.exec(file.text.slice(openerLine.start, openerLine.end))?.[0] ?? '';
    const ownLine =
        isAlone(file, { start: guess, end: guess }) ||
        atEnd ||
        line.start + indentAt(file, line.start) === guess;
    const text = atEnd
        ? `${file.text.endsWith('\n') || file.text === '' ? '' : '\n'}${indent}}\n`
        : ownLine
          ? `${indent}}\n`
          : '}';
    const at = atEnd ? file.text.length : ownLine ? line.start : guess;
    return {
        message: messages.unclosed(nameOf(opener)),
        span,
        ...(atEnd
            ? {}
            : { related: [{ span: lineSpan(file, lineAt(file, guess)), message: messages.guess() }] }),
        fixes: [fixOf(messages.add('}'), false, { start: at, end: at }, text)],
    };
}

/** Blanks at the start of a line. */
function indentAt(file: SourceFile, lineStart: number): number {
    return /^[ \t]*/.exec(file.text.slice(lineStart, lineStart + 256))?.[0].length ?? 0;
}

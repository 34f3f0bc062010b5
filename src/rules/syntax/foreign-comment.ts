import { isContinuation } from '../../model/continued-quotes.ts';
import type { Bound } from '../../schema/bind.ts';
import type { ForeignComment } from '../../schema/foreign-comments.ts';
import { type SourceFile, lineAt, lineSpan } from '../../text/source-file.ts';
import type { Edit } from '../../text/edit.ts';
import type { Span } from '../../text/span.ts';
import { takesAnyWord } from '../any-word.ts';
import type { Fix } from '../diagnostic.ts';
import { type Finding, type Rule, fixOf } from '../rule.ts';
import { quote } from '../words.ts';

const messages = {
    comment: (sign: string, what: 'keyword' | 'value') =>
        `${quote(sign)} does not start a comment; keepalived takes it for a ${what}. Comments start with "#" or "!"`,
    further: () => 'keepalived reads these lines too',
    surplus: (sign: string) =>
        `${quote(sign)} is surplus, for no sign ends a block; keepalived takes it for a keyword`,
    fix: () => 'write "#"',
    remove: (sign: string) => `remove the ${quote(sign)}`,
};

/** `;`, `//`, `--` or a C comment where `#` was meant. */
export const foreignComment: Rule = {
    meta: {
        id: 'syntax/foreign-comment',
        area: 'syntax',
        severity: 'error',
        origin: 'keepalived',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        fixable: 'safe',
        title: 'comment sign of another language',
        why: 'Only "#" and "!" start a comment. A line that starts with ";" or "//" is a line with an unknown keyword: mostly harmless, until the text of the comment holds a brace, which counts, or the comment runs over several lines, of which only the first is disabled.',
        symptoms: ['not-what-was-written'],
        source: 'lib/parser.c:decomment',
        says: ["Unknown keyword ';'", "Unknown keyword '//'", 'Virtual router ; specified in sync group'],
    },
    messages,
    create: ({ file, bound: config, report }) => {
        const uneven = unevenRuns(file, config.foreignComments);
        return {
            enter(bound) {
                if (bound.slips.length === 0 || isContinuation(bound, config)) return;
                for (const slip of bound.slips) {
                    if (slip.kind !== 'foreign-comment') continue;
                    const behind = surplusBehind(file, slip.region);
                    if (behind !== undefined && bound.place.content === 'keywords') {
                        const fixes = [fixOf(messages.remove(slip.sign), true, behind, '')];
                        report({ message: messages.surplus(slip.sign), span: slip.span, fixes });
                        continue;
                    }
                    const run = uneven.get(slip.span.start);
                    report({
                        message: messages.comment(
                            slip.sign,
                            bound.place.content === 'keywords' ? 'keyword' : 'value',
                        ),
                        span: slip.span,
                        ...(takesAnyWord(bound.place) ? { origin: 'kalint' as const } : {}),
                        related: furtherLines(file, slip.region),
                        fixes:
                            run === undefined
                                ? fixesFor(file, bound, slip.span, slip.region)
                                : [{ title: messages.fix(), safe: false, edits: run }],
                    });
                }
            },
        };
    },
};

/** A `;` behind a `}` with nothing else on its line but a comment, with the blanks before it. */
function surplusBehind(file: SourceFile, { start, end }: Span): Span | undefined {
    const [, sign] = /^(;+)[ \t\r]*(?:[#!].*)?$/.exec(file.text.slice(start, end)) ?? [];
    const line = lineSpan(file, lineAt(file, start));
    const before = /\}([ \t]*)$/.exec(file.text.slice(line.start, start))?.[1];
    if (sign === undefined || before === undefined) return undefined;
    return { start: start - before.length, end: start + sign.length };
}

/** Whether the braces in a text come out even, and none closes what it does not open. */
function isEven(text: string): boolean {
    let depth = 0;
    for (const [brace] of text.matchAll(/[{}]/g)) {
        depth += brace === '{' ? 1 : -1;
        if (depth < 0) return false;
    }
    return depth === 0;
}

/**
 * Comments on lines that follow one another, whose braces do not come out even: to comment them out
 * changes which blocks the rest of the text is in. The edits for all of a run, by where each starts.
 */
function unevenRuns(
    file: SourceFile,
    comments: readonly ForeignComment[],
): ReadonlyMap<number, readonly Edit[]> {
    const runs: ForeignComment[][] = [];
    let next = -1;
    for (const comment of comments) {
        if (lineAt(file, comment.region.start) === next) runs.at(-1)?.push(comment);
        else runs.push([comment]);
        next = lineAt(file, comment.region.end) + 1;
    }
    const uneven = runs.filter(
        (run) => !isEven(run.map(({ region }) => file.text.slice(region.start, region.end)).join('\n')),
    );
    return new Map(
        uneven.flatMap((run) => {
            const edits = run.map(({ sign, region: { start } }) => ({
                span: { start, end: start + sign.length },
                text: '#',
            }));
            return run.map(({ region }): [number, readonly Edit[]] => [region.start, edits]);
        }),
    );
}

/** The lines of a comment after its first, which keepalived reads as what they are. */
function furtherLines(file: SourceFile, { start, end }: Span): NonNullable<Finding['related']> {
    const next = file.lineStarts[lineAt(file, start) + 1] ?? file.text.length;
    return next >= end ? [] : [{ span: { start: next, end }, message: messages.further() }];
}

/** The sign is replaced; a comment over several lines, or one that holds a block, is mended as a whole. */
function fixesFor(file: SourceFile, bound: Bound, sign: Span, region: Span): Fix[] {
    const { block } = bound.statement.node;
    const end = Math.max(region.end, block?.close?.end ?? 0);
    const first: Edit = { span: sign, text: '#' };
    const lastLine = lineAt(file, end);
    const edits = [first];
    for (let line = lineAt(file, sign.start) + 1; line <= lastLine; line++) {
        const span = lineSpan(file, line);
        const content = file.text.slice(span.start, span.end);
        const lead = /^[ \t]*(;+|\/\/+|--+)?/.exec(content);
        if (/^[ \t]*$/.test(content)) continue;
        if (lead?.[1] === undefined && span.start > region.end) return [];
        const start = span.start + (lead?.[0].length ?? 0) - (lead?.[1]?.length ?? 0);
        const text = lead?.[1] === undefined ? '# ' : '#';
        edits.push({ span: { start, end: start + (lead?.[1]?.length ?? 0) }, text });
    }
    const safe = block === undefined || block.close !== undefined;
    return [{ title: messages.fix(), safe, edits }];
}

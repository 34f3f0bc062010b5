/** What an editor offers to do about findings. */
import type { Diagnostic, FileEdit } from '../../../rules/diagnostic.ts';
import { lineAt, lineSpan } from '../../../text/source-file.ts';
import type { SourceFile } from '../../../text/source-file.ts';
import { type Span, overlaps } from '../../../text/span.ts';

/** Something that can be done about a finding. */
export interface Action {
    readonly title: string;
    readonly kind: 'fix' | 'suppress';
    /** The finding that it is for. */
    readonly diagnostic: Diagnostic;
    /** Whether it is the one to take without further thought. */
    readonly isPreferred: boolean;
    readonly edits: readonly FileEdit[];
}

/** What can be done about the findings at a stretch of a file, the fixes before the suppressions. */
export function actionsFor(
    file: SourceFile,
    diagnostics: readonly Diagnostic[],
    span: Span,
): readonly Action[] {
    const here = diagnostics.filter((each) => overlaps(each.span, span));
    const fixes = here.flatMap((diagnostic) =>
        diagnostic.fixes.map(({ title, safe, edits }, index): Action => {
            const isPreferred = safe && index === diagnostic.fixes.findIndex((each) => each.safe);
            return { title, kind: 'fix', diagnostic, isPreferred, edits };
        }),
    );
    const rules = new Set<string>();
    const suppressions = here.flatMap((diagnostic): Action[] => {
        const { rule } = diagnostic;
        if (rules.has(rule) || rule.startsWith('suppression/')) return [];
        rules.add(rule);
        const title = `silence ${rule} for this line, with a reason`;
        return [
            {
                title,
                kind: 'suppress',
                diagnostic,
                isPreferred: false,
                edits: [suppression(file, diagnostic)],
            },
        ];
    });
    return [...fixes, ...suppressions];
}

/** What is written where the reason is to stand. */
const REASON = 'say why here';

const DIRECTIVE = /^[ \t]*[#!]+\s*kalint-disable-next-line\s+[^\s,]+(?:\s*,\s*[^\s,]+)*/;

/** The comment in front of the line that silences a rule there, or its name in one that stands there already. */
function suppression(file: SourceFile, { rule, span, uri }: Diagnostic): FileEdit {
    const line = lineAt(file, span.start);
    const { start, end } = lineSpan(file, line);
    const above = lineSpan(file, line - 1);
    const [directive] = line > 0 ? (DIRECTIVE.exec(file.text.slice(above.start, above.end)) ?? []) : [];
    if (directive !== undefined) {
        const at = above.start + directive.length;
        return { uri, span: { start: at, end: at }, text: `, ${rule}` };
    }
    const [indent = ''] = /^[ \t]*/.exec(file.text.slice(start, end)) ?? [];
    const eol = file.text.startsWith('\r\n', end) ? '\r\n' : '\n';
    const comment = `${indent}# kalint-disable-next-line ${rule} -- ${REASON}${eol}`;
    return { uri, span: { start, end: start }, text: comment };
}

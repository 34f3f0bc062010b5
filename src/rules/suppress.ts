/**
 * Suppression comments. `# kalint-disable-next-line RULE -- reason` silences a rule
 * on the next line that is not only a comment, `kalint-disable-line` on its own
 * line, `kalint-disable` from there to `kalint-enable` or the end of the file.
 * Several rules stand with commas between them; `!` starts a comment as well as `#`.
 */
import type { EffectiveConfig } from '../expand/effective.ts';
import type { SourceTree } from '../syntax/tree.ts';
import { lineAt, lineSpan } from '../text/source-file.ts';
import type { Span } from '../text/span.ts';
import type { Diagnostic } from './diagnostic.ts';

/** A rule that a suppression names. */
export interface SuppressedRule {
    readonly name: string;
    readonly span: Span;
    /** Whether it silenced a finding. */
    used: boolean;
}

/** A suppression comment. */
export interface Suppression {
    /** The whole comment. */
    readonly span: Span;
    readonly rules: readonly SuppressedRule[];
    /** Why, in the author's words; empty when nothing is said. */
    readonly reason: string;
    /** First and last line (from 0) on which it holds. */
    readonly firstLine: number;
    readonly lastLine: number;
}

const DIRECTIVE = /^[!#]+\s*kalint-(disable-next-line|disable-line|disable|enable)(?![\w-])([^]*)$/;

/** The suppression comments of a configuration, in the order of the joined text. */
export function suppressionsOf({ tree, sources }: EffectiveConfig): Suppression[] {
    const found: Suppression[] = [];
    const open: { suppression: Suppression; index: number }[] = [];
    const { file } = tree;
    for (const span of tree.comments) {
        const match = DIRECTIVE.exec(file.text.slice(span.start, span.end));
        if (match === null) continue;
        const [, kind, rest = ''] = match;
        const line = lineAt(file, span.start);
        const [names = '', ...reason] = rest.split(/\s+--(?:\s+|$)/);
        const rules = rulesIn(names, span.end - rest.length);
        if (kind === 'enable') {
            for (const each of open.splice(0)) {
                const ends =
                    rules.length === 0 ||
                    each.suppression.rules.some((rule) => rules.some((one) => one.name === rule.name));
                if (ends) found[each.index] = { ...each.suppression, lastLine: line };
                else open.push(each);
            }
            continue;
        }
        const target = kind === 'disable-next-line' ? nextLine(tree, line) : line;
        const suppression = {
            span,
            rules,
            reason: reason.join(' -- ').trim(),
            firstLine: target,
            lastLine: kind === 'disable' ? lineAt(file, sources.endAt(span.start)) : target,
        };
        if (kind === 'disable') open.push({ suppression, index: found.length });
        found.push(suppression);
    }
    return found;
}

function rulesIn(names: string, offset: number): SuppressedRule[] {
    return [...names.matchAll(/[^\s,]+/g)].map((match) => ({
        name: match[0],
        span: { start: offset + match.index, end: offset + match.index + match[0].length },
        used: false,
    }));
}

/** The next line after `line` that holds more than blanks and a comment. */
function nextLine({ file }: SourceTree, line: number): number {
    for (let next = line + 1; next < file.lineStarts.length; next++) {
        const span = lineSpan(file, next);
        if (!/^\s*([!#].*)?$/.test(file.text.slice(span.start, span.end))) return next;
    }
    return line + 1;
}

/** The findings that no suppression silences; marks those that are used. */
export function applySuppressions(
    config: EffectiveConfig | undefined,
    suppressions: readonly Suppression[],
    diagnostics: readonly Diagnostic[],
): Diagnostic[] {
    if (config === undefined || suppressions.length === 0) return [...diagnostics];
    const { sources } = config;
    return diagnostics.filter((diagnostic) => {
        const line = lineAt(sources.joined, sources.startOf(diagnostic.uri) + diagnostic.span.start);
        let silenced = false;
        for (const suppression of suppressions) {
            if (line < suppression.firstLine || line > suppression.lastLine) continue;
            for (const rule of suppression.rules) {
                if (rule.name !== diagnostic.rule) continue;
                rule.used = true;
                silenced = true;
            }
        }
        return !silenced;
    });
}

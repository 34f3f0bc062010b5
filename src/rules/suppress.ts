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
    /** Last line (from 0) on which it holds. */
    lastLine: number;
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
    /** First line (from 0) on which it holds. */
    readonly firstLine: number;
}

const DIRECTIVE = /^[!#]+\s*kalint-(disable-next-line|disable-line|disable|enable)(?![\w-])([^]*)$/;

/** The suppression comments of a configuration, in the order of the joined text. */
export function suppressionsOf({ tree, sources }: EffectiveConfig): Suppression[] {
    const found: Suppression[] = [];
    const { file } = tree;
    /** The rules that are silenced until something enables them again. */
    let open: SuppressedRule[] = [];
    for (const span of tree.comments) {
        const match = DIRECTIVE.exec(file.text.slice(span.start, span.end));
        if (match === null) continue;
        const [, kind, rest = ''] = match;
        const line = lineAt(file, span.start);
        const [names = '', ...reason] = rest.split(/\s+--(?:\s+|$)/);
        if (kind === 'enable') {
            const enabled = new Set(names.match(/[^\s,]+/g));
            for (const rule of open) if (enabled.size === 0 || enabled.has(rule.name)) rule.lastLine = line;
            open = open.filter((rule) => rule.lastLine !== line);
            continue;
        }
        const firstLine = kind === 'disable-next-line' ? nextLine(tree, line) : line;
        const lastLine = kind === 'disable' ? lineAt(file, sources.endAt(span.start)) : firstLine;
        const rules = rulesIn(names, span.end - rest.length, lastLine);
        if (kind === 'disable') open.push(...rules);
        found.push({ span, rules, reason: reason.join(' -- ').trim(), firstLine });
    }
    return found;
}

function rulesIn(names: string, offset: number, lastLine: number): SuppressedRule[] {
    return [...names.matchAll(/[^\s,]+/g)].map((match) => ({
        name: match[0],
        span: { start: offset + match.index, end: offset + match.index + match[0].length },
        lastLine,
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
            if (line < suppression.firstLine) continue;
            for (const rule of suppression.rules) {
                if (rule.name !== diagnostic.rule || line > rule.lastLine) continue;
                rule.used = true;
                silenced = true;
            }
        }
        return !silenced;
    });
}

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
    const nextLine = nextLineFinder(tree);
    /** The rules that are silenced until something enables them again, by name. */
    const open = new Map<string, SuppressedRule[]>();
    for (const span of tree.comments) {
        const match = DIRECTIVE.exec(file.text.slice(span.start, span.end));
        if (match === null) continue;
        const [, kind, rest = ''] = match;
        const line = lineAt(file, span.start);
        const [names = '', ...reason] = rest.split(/\s+--(?:\s+|$)/);
        if (kind === 'enable') {
            for (const name of names.match(/[^\s,]+/g) ?? [...open.keys()]) {
                for (const rule of open.get(name) ?? []) rule.lastLine = line;
                open.delete(name);
            }
            continue;
        }
        const firstLine = kind === 'disable-next-line' ? nextLine(line) : line;
        const lastLine = kind === 'disable' ? lineAt(file, sources.endAt(span.start)) : firstLine;
        const rules = rulesIn(names, span.end - rest.length, lastLine);
        for (const rule of kind === 'disable' ? rules : []) {
            const same = open.get(rule.name);
            if (same === undefined) open.set(rule.name, [rule]);
            else same.push(rule);
        }
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

/** Finds the next line after one that holds more than blanks and a comment; made for lines that come in order. */
function nextLineFinder({ file }: SourceTree): (line: number) => number {
    let known = { after: -1, next: -1 };
    return (line) => {
        let next = known.after <= line && line < known.next ? known.next : line + 1;
        for (; next < file.lineStarts.length; next++) {
            const span = lineSpan(file, next);
            if (!/^\s*([!#].*)?$/.test(file.text.slice(span.start, span.end))) break;
        }
        known = { after: line, next };
        return next < file.lineStarts.length ? next : line + 1;
    };
}

/** The suppressions of one rule in the order of their first lines, gone through with the findings. */
interface Sweep {
    readonly waiting: { readonly rule: SuppressedRule; readonly firstLine: number }[];
    /** How many of them have begun. */
    begun: number;
    /** The last line on which one that has begun holds. */
    lastLine: number;
    /** Those that have begun and have silenced nothing so far. */
    idle: SuppressedRule[];
}

function sweepsOf(suppressions: readonly Suppression[]): Map<string, Sweep> {
    const sweeps = new Map<string, Sweep>();
    for (const { rules, firstLine } of suppressions) {
        for (const rule of rules) {
            let sweep = sweeps.get(rule.name);
            if (sweep === undefined)
                sweeps.set(rule.name, (sweep = { waiting: [], begun: 0, lastLine: -1, idle: [] }));
            sweep.waiting.push({ rule, firstLine });
        }
    }
    for (const { waiting } of sweeps.values()) waiting.sort((a, b) => a.firstLine - b.firstLine);
    return sweeps;
}

/** Whether a finding on a line is silenced; lines come in order. */
function silences(sweep: Sweep, line: number): boolean {
    for (let next = sweep.waiting[sweep.begun]; next !== undefined; next = sweep.waiting[sweep.begun]) {
        if (next.firstLine > line) break;
        sweep.begun++;
        sweep.lastLine = Math.max(sweep.lastLine, next.rule.lastLine);
        sweep.idle.push(next.rule);
    }
    for (const rule of sweep.idle) if (line <= rule.lastLine) rule.used = true;
    sweep.idle = [];
    return line <= sweep.lastLine;
}

/** The findings that no suppression silences; marks those that are used. */
export function applySuppressions(
    config: EffectiveConfig | undefined,
    suppressions: readonly Suppression[],
    diagnostics: readonly Diagnostic[],
): Diagnostic[] {
    if (config === undefined || suppressions.length === 0) return [...diagnostics];
    const { sources } = config;
    const sweeps = sweepsOf(suppressions);
    const silenced = new Set<Diagnostic>();
    const placed = diagnostics
        .filter(({ rule }) => sweeps.has(rule))
        .map((diagnostic) => {
            const offset = sources.startOf(diagnostic.uri) + diagnostic.span.start;
            return { diagnostic, line: lineAt(sources.joined, offset) };
        })
        .sort((a, b) => a.line - b.line);
    for (const { diagnostic, line } of placed) {
        const sweep = sweeps.get(diagnostic.rule);
        if (sweep !== undefined && silences(sweep, line)) silenced.add(diagnostic);
    }
    return diagnostics.filter((diagnostic) => !silenced.has(diagnostic));
}

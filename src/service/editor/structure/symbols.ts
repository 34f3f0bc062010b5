/** The outline of a file: its blocks, one inside the other, and its definitions and includes. */
import type { Bound, BoundConfig } from '../../../schema/bind.ts';
import type { Span } from '../../../text/span.ts';
import { placeOf } from '../../../model/symbols.ts';
import { directiveAt, directives } from '../place/directives.ts';

/** An entry of an outline. */
export interface DocumentSymbol {
    /** The keyword and what follows it: `vrrp_instance VI_1`. */
    readonly name: string;
    /** What tells it from its like, such as state and priority; empty where nothing does. */
    readonly detail: string;
    readonly kind: 'section' | 'block' | 'server' | 'checker' | 'definition' | 'include' | 'unknown';
    /** The whole, with its block. */
    readonly span: Span;
    /** The name, or the keyword where it has none. */
    readonly selection: Span;
    readonly children: readonly DocumentSymbol[];
}

/** The statements whose values are shown beside a block, by its keyword. */
const DETAILS: ReadonlyMap<string, readonly string[]> = new Map([
    ['vrrp_instance', ['state', 'interface', 'virtual_router_id', 'priority']],
    ['vrrp_script', ['script']],
    ['vrrp_track_process', ['process']],
    ['track_file', ['file']],
    ['bfd_instance', ['neighbor_ip']],
    ['virtual_server', ['lvs_sched', 'lvs_method', 'protocol']],
    ['real_server', ['weight']],
    ['url', ['path']],
]);

/** Blocks inside a real server that say how it is checked are written in capitals. */
const CHECKER = /^[A-Z]+_(?:GET|CHECK)$/;

function kindOf({ binding, spec, parent }: Bound): DocumentSymbol['kind'] {
    if (spec === undefined || binding.kind === 'unread') return 'unknown';
    if (spec.name === 'real_server' || spec.name === 'virtual_server') return 'server';
    if (CHECKER.test(spec.name)) return 'checker';
    return parent === undefined ? 'section' : 'block';
}

function detailOf({ spec, children }: Bound): string {
    const shown = DETAILS.get(spec?.name ?? '') ?? [];
    return shown
        .flatMap((keyword) => {
            const found = children.findLast((each) => each.spec?.name === keyword);
            const values = (found?.words ?? []).slice(1).map(({ text }) => text);
            if (values.length === 0) return [];
            const isNumber = /^\d/.test(values[0] ?? '');
            return [isNumber && shown.length > 1 ? `${keyword} ${values.join(' ')}` : values.join(' ')];
        })
        .join(', ');
}

/** Whether a statement has an entry: one with a block, and servers and checkers also without. */
function isShown(bound: Bound): boolean {
    const kind = kindOf(bound);
    return bound.statement.children !== undefined || kind === 'server' || kind === 'checker';
}

/** The entry of a statement in a file that ends at `limit`; its block may be closed in another. */
function symbolOf(bound: Bound, children: readonly DocumentSymbol[], limit: number): DocumentSymbol {
    const { statement, words } = bound;
    const { span, block } = statement.node;
    const [keyword, name] = words.map(placeOf);
    const end = block?.close?.end ?? Math.max(block?.open.end ?? 0, children.at(-1)?.span.end ?? 0);
    const whole = { start: span.start, end: Math.max(span.end, Math.min(end, limit)) };
    const selection = name ?? keyword ?? span;
    const isInside = selection.start >= whole.start && selection.end <= whole.end;
    return {
        name: words.length === 0 ? '{' : words.map(({ text }) => text).join(' '),
        detail: detailOf(bound),
        kind: kindOf(bound),
        span: whole,
        selection: isInside ? selection : span,
        children,
    };
}

/**
 * The outline of one file of a configuration, the main one unless another is named. What definitions
 * bring has no entry, and what stands in another file is in the outline of that file.
 */
export function documentSymbols(bound: BoundConfig, uri?: string): readonly DocumentSymbol[] {
    const { sources, tree } = bound.config;
    const start = uri === undefined ? 0 : sources.startOf(uri);
    const end = sources.endAt(start);
    const isHere = (span: Span): boolean =>
        start <= span.start && span.end <= end && directiveAt(tree, span.start) === undefined;

    // A line that is repeated, and a file that is included again, have one entry.
    const seen = new Set<number>();
    const collect = (statements: readonly Bound[]): DocumentSymbol[] =>
        statements
            .flatMap((each) => {
                const { span } = each.statement.node;
                const isOwn = isShown(each) && isHere(span) && !seen.has(span.start);
                if (isOwn) seen.add(span.start);
                const inside = each.children.length === 0 ? [] : collect(each.children);
                if (!isOwn) return inside;
                // With a sequence a block may lie in one that begins behind it in the text.
                const before = inside.filter((child) => child.span.start < span.start);
                const children = inside.filter((child) => child.span.start >= span.start);
                return [symbolOf(each, children, end), ...before];
            })
            .sort((a, b) => a.span.start - b.span.start);
    const lines = directives(tree)
        .filter(({ span }) => start <= span.start && span.end <= end)
        .map(({ kind, name, nameSpan, text, span }): DocumentSymbol => {
            const isDefinition = kind === 'definition';
            const first = text.split('\n')[0] ?? '';
            return {
                name: isDefinition ? `$${name}` : `${name} ${text}`,
                detail: isDefinition ? first : '',
                kind,
                span,
                selection: nameSpan,
                children: [],
            };
        });
    return nested(collect(bound.statements), lines);
}

/** Puts lines among symbols, each into the innermost block that holds it. */
function nested(
    symbols: readonly DocumentSymbol[],
    lines: readonly DocumentSymbol[],
): readonly DocumentSymbol[] {
    if (lines.length === 0) return symbols;
    const own: DocumentSymbol[] = [];
    const inside = new Map<DocumentSymbol, DocumentSymbol[]>();
    let at = 0;
    for (const line of lines) {
        while (at < symbols.length && (symbols[at]?.span.end ?? 0) <= line.span.start) at++;
        const holder = symbols[at];
        if (holder === undefined || holder.span.start > line.span.start) own.push(line);
        else inside.set(holder, [...(inside.get(holder) ?? []), line]);
    }
    return [
        ...symbols.map((each) => {
            const more = inside.get(each);
            return more === undefined ? each : { ...each, children: nested(each.children, more) };
        }),
        ...own,
    ].sort((a, b) => a.span.start - b.span.start);
}

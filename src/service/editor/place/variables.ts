/** Definitions, `$NAME=text`, and where the text uses them (`lib/parser.c:replace_param`). */
import { Comment, ConfigId, DefinitionName, Sequence } from '../../../../grammar/tokens.ts';
import { type BoundConfig, everyBound } from '../../../schema/bind.ts';
import { tokenSpan } from '../../../syntax/tree.ts';
import type { SourceTree } from '../../../syntax/tree.ts';
import { oncePer } from '../../../text/once.ts';
import type { Span } from '../../../text/span.ts';
import { lastBefore } from '../../../text/search.ts';
import { type Directive, directives } from './directives.ts';
import { includeOf } from './included.ts';

/** `$NAME` or `${NAME}`, perhaps with parameters. */
export interface VariableUse {
    readonly name: string;
    readonly nameSpan: Span;
    /** From the `$` to the name or the brace. */
    readonly span: Span;
    /** Whether the line repeats itself with values for that name: then it stands for these. */
    readonly isRepeated: boolean;
}

const USE = /\$(?:\{([A-Za-z_][A-Za-z0-9_]*)[^{}\n]*\}|([A-Za-z_][A-Za-z0-9_]*))/g;

/** What has to follow a name without braces. */
const AFTER_NAME = /^[ \t\r\n\f\v,)]?$/;

/** The names that a sequence gives values to. */
function namesIn(sequence: string): readonly string[] {
    const [, head = ''] = /^~(?:SEQx?|LST)[ \t]*\([ \t]*(\{[^}]*\}|[^,)]*)/.exec(sequence) ?? [];
    return head.match(/[A-Za-z_][A-Za-z0-9_]*/g) ?? [];
}

/** The uses of definitions in a text, all its files together, in the order of the text. */
export const variableUses = oncePer((tree: SourceTree): readonly VariableUse[] => {
    const { text } = tree.file;
    if (!text.includes('$')) return [];
    const { tokens } = tree;
    const found: VariableUse[] = [];
    let repeated: { readonly names: readonly string[]; readonly end: number } | undefined;
    tokens.forEach((token, index) => {
        const { tokenType, image } = token;
        if (!image.includes('$') && tokenType !== Sequence) return;
        if (tokenType === Comment || tokenType === ConfigId || tokenType === DefinitionName) return;
        const { start: base, end } = tokenSpan(token);
        for (const match of image.matchAll(USE)) {
            const [whole, braced, bare] = match;
            const start = base + match.index;
            const after = start + whole.length;
            const isEnd = after === end && tokens[index + 1]?.tokenType === Comment;
            if (braced === undefined && !isEnd && !AFTER_NAME.test(text.slice(after, after + 1))) continue;
            const name = braced ?? bare ?? '';
            const nameStart = start + (braced === undefined ? 1 : 2);
            found.push({
                name,
                nameSpan: { start: nameStart, end: nameStart + name.length },
                span: { start, end: after },
                isRepeated: repeated !== undefined && start < repeated.end && repeated.names.includes(name),
            });
        }
        if (tokenType !== Sequence) return;
        const names = namesIn(image);
        const lineEnd = text.indexOf('\n', end);
        repeated = {
            names: repeated !== undefined && end < repeated.end ? [...repeated.names, ...names] : names,
            end: lineEnd < 0 ? text.length : lineEnd,
        };
    });
    return found;
});

/** The use of a definition that holds an offset, its ends included. */
export function variableUseAt(tree: SourceTree, offset: number): VariableUse | undefined {
    const all = variableUses(tree);
    const found = all[lastBefore(all, offset, ({ span }) => span.start)];
    return found !== undefined && offset <= found.span.end ? found : undefined;
}

/** The lines that define a name, in the order of the text. */
export function definitionsOf(tree: SourceTree, name: string): readonly Directive[] {
    return directives(tree).filter((each) => each.kind === 'definition' && each.name === name);
}

/** Where the text stands that keepalived put in the place of a use, by the start of the use. */
const sources = oncePer(({ statements, config }: BoundConfig): ReadonlyMap<number, number> => {
    const found = new Map<number, number>();
    const add = (use: number, source: number): void => {
        if (!found.has(use)) found.set(use, source);
    };
    const uses = variableUses(config.tree);
    if (uses.length === 0) return found;
    for (const { words } of everyBound(statements)) {
        for (const { span, via } of words) {
            let source = span.start;
            for (let step = via; step !== undefined; step = step.parent) {
                if (step.kind !== 'definition') continue;
                add(step.span.start, source);
                source = step.span.start;
            }
            for (const part of config.chains.of(span)) {
                if (part.kind !== 'part') continue;
                for (let at = lastBefore(uses, span.end - 1, (use) => use.span.start); at >= 0; at--) {
                    const use = uses[at];
                    if (use === undefined || use.span.start < span.start) break;
                    if (use.name === part.name) add(use.span.start, part.span.start);
                }
            }
        }
    }
    return found;
});

/** Where an offset comes when the files are read: for each file on the way to it, where that is left. */
function wayTo(bound: BoundConfig, offset: number): readonly number[] {
    const { sources: files } = bound.config;
    const way = [offset];
    const seen = new Set<string>();
    for (;;) {
        const { file } = files.locate({ start: way[0] ?? 0, end: way[0] ?? 0 });
        const include = seen.has(file.uri) ? undefined : includeOf(bound, file.uri);
        if (include === undefined) return way;
        seen.add(file.uri);
        way.unshift(include.start);
    }
}

/** Whether one way leads to a place before that of the other. */
function isBefore(one: readonly number[], other: readonly number[]): boolean {
    const at = one.findIndex((offset, index) => offset !== other[index]);
    return at >= 0 && (one[at] ?? 0) < (other[at] ?? 0);
}

/**
 * The definition that a use stands for: the one that keepalived took, where the use was read, else the last
 * one above. Undefined where there is none, as for what a sequence sets and what keepalived defines itself.
 */
export function definitionFor(bound: BoundConfig, use: VariableUse): Directive | undefined {
    if (use.isRepeated) return undefined;
    const { tree } = bound.config;
    const all = definitionsOf(tree, use.name);
    const source = sources(bound).get(use.span.start);
    const taken = all.find(
        ({ textSpan }) => source !== undefined && textSpan.start <= source && source < textSpan.end,
    );
    if (taken !== undefined || all.length < 2) return taken ?? all[0];
    const way = wayTo(bound, use.span.start);
    return all.findLast(({ span }) => isBefore(wayTo(bound, span.start), way)) ?? all[0];
}

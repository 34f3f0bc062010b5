/** Which include lines lead to which files. */
import { type BoundConfig, everyBound } from '../../../schema/bind.ts';
import { oncePer } from '../../../text/once.ts';
import type { SourceFile } from '../../../text/source-file.ts';
import type { Span } from '../../../text/span.ts';
import { type Directive, directives } from './directives.ts';
import { stepsOf } from '../../../syntax/via.ts';

/** Whether the pattern of an include line may name a file; both are compared from their ends. */
function mayName(pattern: string, uri: string): boolean {
    const source = pattern
        .replace(/^(?:\.{0,2}\/)+/, '')
        .replace(/[.\\+^$()|[\]{}]/g, String.raw`\$&`)
        .replaceAll('*', '[^/]*')
        .replaceAll('?', '[^/]');
    return new RegExp(`(?:^|/)${source}$`).test(uri);
}

/** The include line that leads to each file first, as far as the statements of the file tell it. */
const byStatements = oncePer(({ statements, config }: BoundConfig): ReadonlyMap<string, Span> => {
    const found = new Map<string, Span>();
    if (config.sources.files.length === 1) return found;
    for (const { words } of everyBound(statements))
        for (const step of stepsOf(words[0]?.via))
            if (step.kind === 'include' && !found.has(step.name)) found.set(step.name, step.span);
    return found;
});

/** The first include line that leads to a file; undefined for the main file, and where it cannot be told. */
export function includeOf(bound: BoundConfig, uri: string): Span | undefined {
    const { sources, tree } = bound.config;
    if (sources.files[0]?.uri === uri) return undefined;
    const known = byStatements(bound).get(uri);
    if (known !== undefined) return known;
    return directives(tree).find(({ kind, text }) => kind === 'include' && mayName(text, uri))?.span;
}

/** The files of a configuration to which an include line leads. */
export function filesOf(bound: BoundConfig, { kind, text, span }: Directive): readonly SourceFile[] {
    if (kind !== 'include') return [];
    return bound.config.sources.files.slice(1).filter(({ uri }) => {
        const known = byStatements(bound).get(uri);
        return known?.start === span.start || mayName(text, uri);
    });
}

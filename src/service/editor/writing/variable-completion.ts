/** The definitions that may be used at an offset. */
import { habitsOf } from '../../../expand/habits.ts';
import { lineAt } from '../../../text/source-file.ts';
import type { Span } from '../../../text/span.ts';
import { directives } from '../place/directives.ts';
import type { Draft } from './keyword-completion.ts';
import type { Reading } from '../reading.ts';

/** Where a use is being written: from its `$` on, with what of the name stands there. */
const VARIABLE = /\$(?:\{[A-Za-z0-9_]*|[A-Za-z_][A-Za-z0-9_]*)?$/;

/** What may stand in place of a use that is being written. */
export interface VariableDrafts {
    readonly drafts: readonly Draft[];
    readonly replace: Span;
}

/** The definitions of a configuration, where the text before the offset ends in the beginning of a use. */
export function variableDrafts({ bound, target }: Reading, offset: number): VariableDrafts | undefined {
    const { tree } = bound.config;
    const { text, lineStarts } = tree.file;
    if (!habitsOf(target.release).definitions) return undefined;
    const lineStart = lineStarts[lineAt(tree.file, offset)] ?? 0;
    // A line that keepalived reads is no longer than that.
    const before = VARIABLE.exec(text.slice(Math.max(lineStart, offset - 1024), offset))?.[0];
    if (before === undefined) return undefined;
    const [rest = ''] = /^[A-Za-z0-9_]*/.exec(text.slice(offset, offset + 256)) ?? [];
    const end = offset + rest.length;
    const isClosed = before.startsWith('${') && text[end] === '}';
    const known = new Map<string, string>();
    for (const { kind, name, text: value } of directives(tree))
        if (kind === 'definition') known.set(name, value);
    const drafts = [...known].map(([name, value]): Draft => ({
        label: `\${${name}}`,
        kind: 'variable',
        detail: value.split('\n')[0] ?? '',
        documentation: '',
        rank: 'other',
        insert: `\${${name}}`,
    }));
    return { drafts, replace: { start: offset - before.length, end: isClosed ? end + 1 : end } };
}

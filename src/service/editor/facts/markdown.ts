/** Pieces of what editors show in Markdown. */
import type { BoundConfig } from '../../../schema/bind.ts';
import { positionAt } from '../../../text/source-file.ts';
import type { Span } from '../../../text/span.ts';

/** A text as it stands in a configuration. */
export function code(text: string): string {
    const fence = '`'.repeat(Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length)) + 1);
    return fence.length > 1 ? `${fence} ${text} ${fence}` : `\`${text}\``;
}

/** Lines of a configuration. */
export function codeBlock(text: string): string {
    const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
    const fence = '`'.repeat(Math.max(3, longest + 1));
    return `${fence}keepalived\n${text}\n${fence}`;
}

/** Parts with an empty line between them, without those that are empty. */
export function paragraphs(...parts: readonly string[]): string {
    return parts.filter((part) => part !== '').join('\n\n');
}

/** A list with a point before each item. */
export function bullets(items: readonly string[]): string {
    return items.map((item) => `- ${item}`).join('\n');
}

/** Seconds to two places. */
export function seconds(value: number): string {
    return `${Number(value.toFixed(2))} s`;
}

/** Where a span stands, in words: its line, from 1, and its file where that is another than that of `from`. */
export function placeWords({ config: { sources } }: BoundConfig, span: Span, from: Span): string {
    const { file, span: inside } = sources.locate(span);
    const line = `line ${positionAt(file, inside.start).line + 1}`;
    if (file.uri === sources.locate(from).file.uri) return line;
    return `${line} of ${code(file.uri.slice(file.uri.lastIndexOf('/') + 1))}`;
}

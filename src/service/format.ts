/** Laying out a file, with the proof that keepalived reads the same. */
import { DEFAULT_FORMAT, type FormatOptions, formatText } from '../format/index.ts';
import { newestTarget } from '../schema/targets.ts';
import { type Edit, applyEdits } from '../text/edit.ts';
import { type SourceFile, createSourceFile, lineAt } from '../text/source-file.ts';
import type { Span } from '../text/span.ts';
import { stretchesOf } from './stretches.ts';
import { type Readers, differenceOf } from './unchanged.ts';

/** How a file is laid out, and for which readers that has to change nothing. */
export interface FormatSettings extends Readers {
    readonly options: FormatOptions;
}

/** The usual layout, for the newest release. */
export const DEFAULT_FORMAT_SETTINGS: FormatSettings = {
    options: DEFAULT_FORMAT,
    releases: [newestTarget().release],
};

/** A file in its layout, or why it is left as it is. */
export type FormatResult =
    | {
          readonly kind: 'formatted';
          readonly file: SourceFile;
          /** Sections of the file as it was that stay as they are, since their braces or quotes are wrong. */
          readonly skipped: readonly Span[];
      }
    /** A whole clause: what the layout would change, or why that cannot be told. */
    | { readonly kind: 'refused'; readonly reason: string };

/**
 * Lays out a file. The result is handed out only when for each release, for every configuration id
 * that the file names and for none, exactly the same words and braces are read from it as before.
 */
export function formatFile(
    file: SourceFile,
    settings: FormatSettings = DEFAULT_FORMAT_SETTINGS,
): FormatResult {
    const { text, skipped } = formatText(file.text, settings.options);
    if (text === file.text) return { kind: 'formatted', file, skipped };
    const formatted = createSourceFile(file.uri, text, file.version);
    const reason = differenceOf(file, formatted, settings);
    return reason === undefined
        ? { kind: 'formatted', file: formatted, skipped }
        : { kind: 'refused', reason };
}

/** The edits that lay out some lines, or why they are left as they are. */
export type RangesResult =
    | { readonly kind: 'formatted'; readonly edits: readonly Edit[] }
    | { readonly kind: 'refused'; readonly reason: string };

/**
 * Lays out the lines of some stretches of a file as they are in the layout of all of it, and more lines only where
 * these go together: what a line is cut into, a `{` with the name above it, empty lines with the line below them. The
 * edits replace whole lines, in order; they are handed out with the same proof as a whole file.
 */
export function formatRanges(
    file: SourceFile,
    spans: readonly Span[],
    settings: FormatSettings = DEFAULT_FORMAT_SETTINGS,
): RangesResult {
    const { text } = formatText(file.text, settings.options);
    const wanted = spans.map((span) => linesOf(file, span));
    const edits = stretchesOf(file, text).filter(
        (edit) =>
            wanted.some((lines) => touches(lines, edit.span)) &&
            file.text.slice(edit.span.start, edit.span.end) !== edit.text,
    );
    if (edits.length === 0) return { kind: 'formatted', edits };
    const formatted = createSourceFile(file.uri, applyEdits(file.text, edits), file.version);
    const reason = differenceOf(file, formatted, settings);
    return reason === undefined ? { kind: 'formatted', edits } : { kind: 'refused', reason };
}

/** The whole lines of a stretch; the line at whose start it ends is none of them. */
function linesOf(file: SourceFile, { start, end }: Span): Span {
    const last = lineAt(file, Math.max(start, end - 1));
    return {
        start: file.lineStarts[lineAt(file, start)] ?? 0,
        end: file.lineStarts[last + 1] ?? file.text.length + 1,
    };
}

function touches(one: Span, other: Span): boolean {
    return one.start < other.end && other.start < one.end;
}

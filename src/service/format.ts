/** Laying out a file, with the proof that keepalived reads the same. */
import { DEFAULT_FORMAT, type FormatOptions, formatText } from '../format/index.ts';
import { newestTarget } from '../schema/targets.ts';
import { type SourceFile, createSourceFile } from '../text/source-file.ts';
import type { Span } from '../text/span.ts';
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

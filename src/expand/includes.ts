import type { SourceFile } from '../text/source-file.ts';

/** What an include leads to. */
export type IncludeResult =
    | { readonly kind: 'files'; readonly files: readonly SourceFile[] }
    /** Nothing there: a name that does not exist, or a pattern that matches nothing. */
    | { readonly kind: 'missing'; readonly pattern: boolean }
    /** There, but of no use: a folder, an executable, a binary or an unreadable file. */
    | { readonly kind: 'unusable'; readonly reason: string };

/**
 * Finds what include lines name. `pattern` is as written, with wildcards and braces as glob(3) has
 * them; `from` is the name of the file in which it stands, to whose folder it is relative.
 */
export type Includes = (pattern: string, from: string) => IncludeResult;

/** A host without files: every include leads nowhere. */
export const noIncludes: Includes = (pattern) => ({ kind: 'missing', pattern: /[*?[]/.test(pattern) });

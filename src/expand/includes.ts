import type { SourceFile } from '../text/source-file.ts';

/** What an include leads to. */
export type IncludeResult =
    | { readonly kind: 'files'; readonly files: readonly SourceFile[] }
    /** Nothing there: a name that does not exist, or a pattern that matches nothing. */
    | { readonly kind: 'missing'; readonly pattern: boolean }
    /** There, but of no use: a folder, an executable, a binary or an unreadable file. */
    | { readonly kind: 'unusable'; readonly reason: string };

const INCLUDE = /^include([rmwba]?)[ \t\r\f\v]+/;

/** What an include line names; undefined for any other line. `strict` says whether there are `includer` and its like. */
export function patternIn(text: string, strict: boolean): string | undefined {
    const [head, letter] = INCLUDE.exec(text) ?? [];
    return head === undefined || (letter !== '' && !strict) ? undefined : text.slice(head.length);
}

/** Why an include leads to no file. */
export function failureOf(
    pattern: string,
    result: Exclude<IncludeResult, { readonly kind: 'files' }>,
): string {
    if (result.kind === 'unusable') return result.reason;
    if (result.pattern) return 'no file matches';
    const quotes = /["']/.test(pattern) ? '; quotes are part of the name' : '';
    return `there is no such file${quotes}`;
}

/**
 * Finds what include lines name. `pattern` is as written, with wildcards and braces as glob(3) has
 * them; `from` is the name of the file in which it stands, to whose folder it is relative.
 */
export type Includes = (pattern: string, from: string) => IncludeResult;

/** A host without files: every include leads nowhere. */
export const noIncludes: Includes = (pattern) => ({ kind: 'missing', pattern: /[*?[]/.test(pattern) });

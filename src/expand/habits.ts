import { hasIt } from '../../grammar/schema/releases.ts';
import type { Release } from '../../grammar/schema/types.ts';

/** What a release makes of the text before it looks at keywords. */
export interface Habits {
    /** `@id` and `@^id`. */
    readonly conditions: boolean;
    /** `$NAME=text`, also over several lines. */
    readonly definitions: boolean;
    /** `~SEQ` */
    readonly sequences: boolean;
    /** `~LST` */
    readonly lists: boolean;
    /** `includer` and its like. */
    readonly strictIncludes: boolean;
    /**
     * Only the parent process reads the files. The others read a copy in which comments are gone and the
     * text of included files stands in the place of their include lines.
     */
    readonly copies: boolean;
    /** A line in which definitions were replaced is read once more for `@`, `$NAME=` and `~SEQ`. */
    readonly looksAgain: boolean;
    /** Then the line is taken to be as long as before, so that a longer one is damaged by `@id`. */
    readonly takesOldLength: boolean;
    /** A backslash at the end of a comment carries a definition on, or else is a word. */
    readonly commentsCarryOn: boolean;
    /** Parameters of built-in definitions may be words, and are refused where they do not fit. */
    readonly checksParameters: boolean;
}

/** How a release reads (`lib/parser.c` at each of them). */
export function habitsOf(release: Release): Habits {
    const since = (first: Release): boolean => hasIt(release, first, undefined);
    return {
        conditions: since('1.3.0'),
        definitions: since('1.4.0'),
        sequences: since('2.0.9'),
        lists: since('2.1.0'),
        strictIncludes: since('2.2.0'),
        copies: since('2.2.0'),
        looksAgain: !since('2.4.0'),
        takesOldLength: !since('2.2.8'),
        commentsCarryOn: since('2.0.9') && !since('2.4.0'),
        checksParameters: since('2.4.0'),
    };
}

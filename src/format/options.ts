/** What of the layout is a matter of taste; everything else is fixed. */
export interface FormatOptions {
    /** Spaces for each level, or a tab for each. */
    readonly indent: number | 'tab';
    /** How many empty lines may follow one another. */
    readonly maxBlankLines: number;
}

/** The most spaces of a level, and the most empty lines, that can be asked for. */
export const FORMAT_LIMITS = { indent: 16, maxBlankLines: 99 } as const;

/** Four spaces, and never more than one empty line. */
export const DEFAULT_FORMAT: FormatOptions = { indent: 4, maxBlankLines: 1 };

/** Bytes that keepalived reads as one line, without its line end (`lib/parser.h:MAXBUF`). */
export const MAX_LINE_BYTES = 1022;

/** Levels that are shown; no block of keepalived lies half as deep, and a text that only looks like a configuration may not grow without bounds. */
const MAX_LEVELS = 16;

/** Columns of a tab where it counts how wide a line is. */
const TAB_COLUMNS = 8;

/** The blanks at the start of a line, for each level. */
export interface Indents {
    readonly text: (level: number) => string;
    readonly columns: (level: number) => number;
    /** Bytes of the deepest. */
    readonly most: number;
}

/** The indentation that the options ask for. */
export function indentsOf({ indent }: FormatOptions): Indents {
    const unit = indent === 'tab' ? '\t' : ' '.repeat(indent);
    const texts = Array.from({ length: MAX_LEVELS + 1 }, (_, level) => unit.repeat(level));
    const shown = (level: number): number => Math.min(Math.max(level, 0), MAX_LEVELS);
    return {
        text: (level) => texts[shown(level)] ?? '',
        columns: (level) => shown(level) * (indent === 'tab' ? TAB_COLUMNS : indent),
        most: unit.length * MAX_LEVELS,
    };
}

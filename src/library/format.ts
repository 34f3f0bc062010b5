import { DEFAULT_FORMAT, FORMAT_LIMITS } from '../format/index.ts';
import { rangeOf } from '../report/range.ts';
import { formatFile } from '../service/format.ts';
import { includesOf, sourceOf, targetsOf } from './settings.ts';
import type { FormatOptions, FormatResult } from './types.ts';

/** Throws a TypeError where an option is no whole number between two others. */
function demand(name: string, value: number, least: number, most: number): void {
    if (!Number.isInteger(value) || value < least || value > most)
        throw new TypeError(`${name} is ${value}, not a whole number from ${least} to ${most}`);
}

/**
 * Brings a configuration into its layout, from which every target reads the same as before, for each
 * configuration id; a layout of which that cannot be proved is refused. An unknown target and an
 * option that means nothing are TypeErrors.
 */
export function format(text: string, options: FormatOptions = {}): FormatResult {
    const { indent = DEFAULT_FORMAT.indent, maxBlankLines = DEFAULT_FORMAT.maxBlankLines } = options;
    if (indent !== 'tab') demand('indent', indent, 1, FORMAT_LIMITS.indent);
    demand('maxBlankLines', maxBlankLines, 0, FORMAT_LIMITS.maxBlankLines);
    const file = sourceOf(text, options);
    const releases = targetsOf(options).map(({ release }) => release);
    const settings = { options: { indent, maxBlankLines }, releases, ...includesOf(file, options) };
    const result = formatFile(file, settings);
    if (result.kind === 'refused') return { text, changed: false, skipped: [], refused: result.reason };
    return {
        text: result.file.text,
        changed: result.file.text !== text,
        skipped: result.skipped.map((span) => rangeOf(file, span)),
    };
}

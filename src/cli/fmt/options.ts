import { InvalidArgumentError } from 'commander';
import { FORMAT_LIMITS, type FormatOptions } from '../../format/options.ts';
import type { ConfigChoice } from '../check/collected.ts';
import type { ColorChoice } from '../color.ts';

/** The options of `kalint fmt` as they are parsed. */
export interface FmtOptions extends ConfigChoice {
    readonly write?: boolean;
    readonly check?: boolean;
    readonly diff?: boolean;
    readonly indent?: FormatOptions['indent'];
    readonly maxBlankLines?: number;
    readonly target: readonly string[];
    readonly root?: string;
    readonly stdinFilename?: string;
    readonly color: ColorChoice;
    readonly showSecrets?: boolean;
}

function wholeNumber(text: string, least: number, most: number): number | undefined {
    const value = /^\d{1,2}$/.test(text) ? Number(text) : NaN;
    return value >= least && value <= most ? value : undefined;
}

/** Reads the value of `--indent`; what means nothing is a fault of usage. */
export function indentOf(text: string): FormatOptions['indent'] {
    const indent = text === 'tab' ? text : wholeNumber(text, 1, FORMAT_LIMITS.indent);
    if (indent === undefined) throw new InvalidArgumentError(`It is 1 to ${FORMAT_LIMITS.indent}, or tab.`);
    return indent;
}

/** Reads the value of `--max-blank-lines`, likewise. */
export function blankLinesOf(text: string): number {
    const lines = wholeNumber(text, 0, FORMAT_LIMITS.maxBlankLines);
    if (lines === undefined) throw new InvalidArgumentError(`It is 0 to ${FORMAT_LIMITS.maxBlankLines}.`);
    return lines;
}

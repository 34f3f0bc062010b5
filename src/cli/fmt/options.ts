import { InvalidArgumentError } from 'commander';
import type { FormatOptions } from '../../format/index.ts';
import type { ColorChoice } from '../color.ts';

/** The options of `kalint fmt` as they are parsed. */
export interface FmtOptions {
    readonly write?: boolean;
    readonly check?: boolean;
    readonly diff?: boolean;
    readonly indent: FormatOptions['indent'];
    readonly maxBlankLines: number;
    readonly target: readonly string[];
    readonly root?: string;
    readonly stdinFilename?: string;
    readonly color: ColorChoice;
    readonly showSecrets?: boolean;
}

/** The spaces of a level that can be asked for. */
const MOST_SPACES = 16;

/** The empty lines that can be asked for. */
const MOST_BLANK_LINES = 99;

function wholeNumber(text: string, least: number, most: number): number | undefined {
    const value = /^\d{1,2}$/.test(text) ? Number(text) : NaN;
    return value >= least && value <= most ? value : undefined;
}

/** Reads the value of `--indent`; what means nothing is a fault of usage. */
export function indentOf(text: string): FormatOptions['indent'] {
    const indent = text === 'tab' ? text : wholeNumber(text, 1, MOST_SPACES);
    if (indent === undefined) throw new InvalidArgumentError(`It is 1 to ${MOST_SPACES}, or tab.`);
    return indent;
}

/** Reads the value of `--max-blank-lines`, likewise. */
export function blankLinesOf(text: string): number {
    const lines = wholeNumber(text, 0, MOST_BLANK_LINES);
    if (lines === undefined) throw new InvalidArgumentError(`It is 0 to ${MOST_BLANK_LINES}.`);
    return lines;
}

import { InvalidArgumentError } from 'commander';
import { FORMATS, type Format } from './reporters.ts';

/** A format that was asked for. */
export interface FormatChoice {
    readonly name: Format;
    /** The file that it goes to; absent for what goes to standard output. */
    readonly file?: string;
}

/** The format of standard output, which is `pretty` where none was asked for at all. */
export function formatOfOutput(choices: readonly FormatChoice[]): Format | undefined {
    return choices.length === 0 ? 'pretty' : choices.find(({ file }) => file === undefined)?.name;
}

/** Reads one more value of `--format`, `NAME` or `NAME=FILE`; what means nothing is a fault of usage. */
export function addFormat(value: string, before: readonly FormatChoice[]): readonly FormatChoice[] {
    const at = value.indexOf('=');
    const wanted = at < 0 ? value : value.slice(0, at);
    const name = FORMATS.find((each) => each === wanted);
    if (name === undefined) throw new InvalidArgumentError(`Allowed choices are ${FORMATS.join(', ')}.`);
    if (at < 0) {
        if (before.some(({ file }) => file === undefined))
            throw new InvalidArgumentError(`Standard output takes one; for a file write ${name}=FILE.`);
        return [...before, { name }];
    }
    const file = value.slice(at + 1);
    if (file === '') throw new InvalidArgumentError('The name of a file is missing behind "=".');
    if (before.some((each) => each.file === file)) throw new InvalidArgumentError('A file takes one format.');
    return [...before, { name, file }];
}

/** Reads the value of `--max-warnings`, likewise. */
export function warningsOf(text: string): number {
    if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('It is a number from 0.');
    return Number(text);
}

import type { SourceFile } from '../text/source-file.ts';
import type { Derived } from '../syntax/via.ts';
import { quote } from '../text/words.ts';
import type { ExpandProblem } from './problem.ts';

/** What an include leads to. */
export type IncludeResult =
    | {
          readonly kind: 'files';
          readonly files: readonly SourceFile[];
          /** What else the name stands for and does not lead to, the first such. */
          readonly lacking?: Lacking;
      }
    | LeadsNowhere;

/** Why an include leads to no file. */
export type LeadsNowhere =
    /** Nothing there: a name that does not exist, or a pattern that matches nothing. */
    | { readonly kind: 'missing'; readonly pattern: boolean }
    /**
     * There, but of no use: a folder, an executable, a binary or an unreadable file; `garbled` where keepalived
     * reads it all the same, and complains of what it finds.
     */
    | { readonly kind: 'unusable'; readonly reason: string; readonly garbled?: true };

/** One of several names for which an include stands, and why it leads to no file. */
export interface Lacking {
    readonly name: string;
    readonly why: LeadsNowhere;
}

const INCLUDE = /^include([rmwba]?)[ \t\r\f\v]+/;

/** What an include line names, and the letter behind `include`, which says what counts as a fault. */
export interface IncludeLine {
    readonly pattern: string;
    readonly letter: string;
}

/** An include line taken apart; undefined for any other line. `strict` says whether there are `includer` and its like. */
export function includeLine(text: string, strict: boolean): IncludeLine | undefined {
    const [head, letter = ''] = INCLUDE.exec(text) ?? [];
    return head === undefined || (letter !== '' && !strict)
        ? undefined
        : { pattern: text.slice(head.length), letter };
}

/**
 * What must hold of the host for the config test to pass in spite of an include that leads to no file here;
 * undefined where it passes anyhow (`lib/parser.c:open_and_check_glob`, `check_glob_file`).
 */
function needOf({ pattern, letter }: IncludeLine, result: LeadsNowhere): string | undefined {
    const name = quote(pattern);
    if (result.kind === 'unusable')
        return letter === '' || result.garbled === true
            ? undefined
            : `${name} is a file that can be read and is not executable`;
    if (pattern.includes('{')) return 'ba'.includes(letter || '-') ? `all of ${name} exists` : undefined;
    if (!'mwa'.includes(letter || '-')) return undefined;
    if (!result.pattern) return `${name} exists`;
    return letter === 'm' ? `the folder of ${name} exists` : `a file matches ${name}`;
}

/** Why an include leads to no file. */
function failureOf(pattern: string, result: LeadsNowhere): string {
    if (result.kind === 'unusable') return result.reason;
    if (result.pattern) return 'no file matches';
    const quotes = /["']/.test(pattern) ? '; quotes are part of the name' : '';
    return `there is no such file${quotes}`;
}

/** What to say of an include line that leads to nothing at all, or not to all that it names. */
export function missingProblem(
    line: IncludeLine,
    { name, why }: Lacking,
    isAll: boolean,
): Omit<ExpandProblem, keyof Derived> {
    const need = needOf(line, why);
    const what = isAll ? 'nothing is included' : 'not all of this is included';
    return {
        kind: 'missing-include',
        problem: `${what}: ${quote(name)}: ${failureOf(name, why)}`,
        pattern: line.pattern,
        ...(need === undefined ? {} : { need }),
        ...(why.kind === 'unusable' && why.garbled === true ? { refused: true } : {}),
    };
}

/** Whether keepalived takes none of the files of an include line where one of them is missing (`lib/parser.c:open_and_check_glob`). */
export function takesAllOrNone({ letter }: IncludeLine, { why }: Lacking): boolean {
    return why.kind === 'missing' && (letter === 'b' || letter === 'a');
}

/**
 * Finds what include lines name. `pattern` is as written, with wildcards and braces as glob(3) has
 * them; `from` is the name of the file in which it stands, to whose folder it is relative.
 */
export type Includes = (pattern: string, from: string) => IncludeResult;

/** A host without files: every include leads nowhere. */
export const noIncludes: Includes = (pattern) => ({ kind: 'missing', pattern: /[*?[]/.test(pattern) });

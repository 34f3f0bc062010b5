/**
 * What a change of meaning is written in, and what its conditions ask of a configuration. The statements
 * that they look at are those of the schema's keywords, misspelt ones counted as what they were meant for.
 */
import type { Feature, Release } from '../types.ts';

/** A statement as a change looks at it. */
export interface Statement {
    /** The keyword and the words after it. */
    readonly words: readonly { readonly text: string }[];
    /** The record of its keyword; absent for a line of a block that holds values. */
    readonly spec?: { readonly name: string };
    /** The statement in whose block it stands. */
    readonly parent?: Statement;
    readonly children: readonly Statement[];
}

/** A text that keeps the old behaviour, and where it is to be written. */
export interface Keep {
    /**
     * `block`: a line in the block that the statement opens. `globals`: a line in `global_defs`. `line`:
     * words at the end of the line. `words`: these words instead of the statement.
     */
    readonly in: 'block' | 'globals' | 'line' | 'words';
    readonly text: string;
    /** First release that takes the text for what it is meant to say; absent: each with the new behaviour does. */
    readonly since?: Release;
    /** What a build must have for it to be of use. */
    readonly feature?: Feature;
}

/** Something that two releases both accept and do not both do alike. */
export interface Change {
    /** What it is called in reports: lower case, with hyphens, unique. */
    readonly id: string;
    /** First release that does as `is` says. */
    readonly since: Release;
    /** First release that did as `was` says; absent: every older one did. */
    readonly before?: Release;
    /** Canonical paths of the statements at which it shows; `/*` at the end: the lines of a value block. */
    readonly at: readonly string[];
    /** Whether it touches such a statement; absent: any. `globals` are the statements of `global_defs`. */
    readonly touches?: (statement: Statement, globals: readonly Statement[]) => boolean;
    /** What it is about; with `was` and `is` behind it, it is a sentence: `subject: was, is`. */
    readonly subject: string;
    readonly was: string;
    readonly is: string;
    /** Where in keepalived, at `since` and just before, `file:function`. */
    readonly source: string;
    /** What keeps the old behaviour; absent where no text does. */
    readonly keep?: Keep;
}

/** The words after a keyword as one text. */
export function valueOf({ words }: Statement): string {
    return words
        .slice(1)
        .map(({ text }) => text)
        .join(' ');
}

/** The last of some statements with that keyword. */
export function last(statements: readonly Statement[], name: string): Statement | undefined {
    return statements.findLast(({ spec }) => spec?.name === name);
}

/** Whether any of some statements has one of these keywords. */
export function hasAny(statements: readonly Statement[], ...names: readonly string[]): boolean {
    return statements.some(({ spec }) => spec !== undefined && names.includes(spec.name));
}

/** The statements around one, the nearest first. */
export function* around(statement: Statement): Generator<Statement> {
    for (let each = statement.parent; each !== undefined; each = each.parent) yield each;
}

/** Whether a keyword stands in a block, or in any of those around it. */
export function inherits(block: Statement, ...names: readonly string[]): boolean {
    return [block, ...around(block)].some(({ children }) => hasAny(children, ...names));
}

/** Whether one of the words of a value line is any of these. */
export function saysAny({ words }: Statement, ...options: readonly string[]): boolean {
    return words.some(({ text }) => options.includes(text));
}

/** Whether a switch is on; it is by itself, and unless its word says otherwise. */
export function isOn(statement: Statement | undefined): boolean {
    return statement !== undefined && !/^(off|no|false)$/.test(valueOf(statement));
}

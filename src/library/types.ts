/** What callers of the library give and get. Nothing is imported here: this is the whole of the public types. */

/** A text and the name under which findings speak of it. */
export interface SourceText {
    readonly path: string;
    readonly text: string;
}

/** What `check` and `format` both take. */
export interface ReadOptions {
    /** What the text is called; default `keepalived.conf`. */
    readonly path?: string;
    /** Releases (`2.2.7`) and distributions (`debian-12`), see `targetNames`; default: the newest release. */
    readonly targets?: readonly string[];
    /**
     * Answers with the texts that an include line leads to: `name` is as it stands there, with its
     * wildcards, and `from` the path of the text in which it stands. Without it, or where it gives none,
     * the include leads nowhere.
     */
    readonly include?: (name: string, from: string) => readonly SourceText[];
}

/** For whom and how strictly a text is checked. */
export interface CheckOptions extends ReadOptions {
    /** `recommended` (default) is quiet, `strict` adds taste and site policy. */
    readonly preset?: 'recommended' | 'strict';
    /** The configuration ids to read for; default: each that the text names. */
    readonly configIds?: readonly string[];
    /** Whether messages and fixes show passwords and keys; by default they have `***`. */
    readonly showSecrets?: boolean;
}

/** How a text is laid out. */
export interface FormatOptions extends ReadOptions {
    /** Spaces for each level, 1 to 16, or a tab; default 4. */
    readonly indent?: number | 'tab';
    /** How many empty lines may follow one another, 0 to 99; default 1. */
    readonly maxBlankLines?: number;
}

/** A place; lines and columns count from 1, columns in UTF-16 units. */
export interface Position {
    readonly line: number;
    readonly column: number;
}

/** A stretch of a text; `end` is exclusive. */
export interface Range {
    readonly start: Position;
    readonly end: Position;
}

/** A change of a text: `newText` takes the place of the range. */
export interface TextEdit {
    readonly path: string;
    readonly range: Range;
    readonly newText: string;
}

/** A way to mend a finding; its edits are made together or not at all. */
export interface Fix {
    readonly title: string;
    /** Whether the text has one obvious meaning, so that the fix may be made without asking. */
    readonly safe: boolean;
    readonly edits: readonly TextEdit[];
}

/** A further place that belongs to a finding, and what is to be seen there. */
export interface Related {
    readonly path: string;
    readonly range: Range;
    readonly message: string;
}

/** A finding. */
export interface Diagnostic {
    /** The id of the rule, which has a page of that name in the documentation. */
    readonly rule: string;
    /** `error`: keepalived rejects, ignores or changes what is written; `warning`: it runs, but hardly as meant. */
    readonly severity: 'error' | 'warning' | 'info';
    /** `keepalived` where the config test of the target complains about it too. */
    readonly origin: 'keepalived' | 'kalint';
    /** The targets for which it holds, as they were named. */
    readonly targets: readonly string[];
    /** The configuration ids for which it holds, where that is not all; an empty one stands for none. */
    readonly configIds?: readonly string[];
    readonly message: string;
    readonly range: Range;
    readonly related: readonly Related[];
    readonly fixes: readonly Fix[];
}

/** What was found in one text. */
export interface FileReport {
    readonly path: string;
    /** What `keepalived -t` would do with what is written, for each target; `depends` where the host decides. */
    readonly configTest: Readonly<Record<string, 'passes' | 'fails' | 'depends'>>;
    /** What of the host decides where it depends, in words. */
    readonly conditions: readonly string[];
    /** In the order of the text. */
    readonly diagnostics: readonly Diagnostic[];
}

/** The findings in a text and in all that it includes: what `kalint --format json` prints. */
export interface CheckReport {
    /** Of kalint. */
    readonly version: string;
    readonly targets: readonly string[];
    /** The text itself comes first. */
    readonly files: readonly FileReport[];
    readonly summary: {
        readonly files: number;
        readonly errors: number;
        readonly warnings: number;
        readonly infos: number;
        /** The findings with a safe fix. */
        readonly fixable: number;
    };
}

/** A text in its layout. */
export interface FormatResult {
    /** The layout, or the text as it was where `refused` says why. */
    readonly text: string;
    /** Whether `text` differs from what was given. */
    readonly changed: boolean;
    /** Parts of the given text that stay as they are, since their braces or quotes do not balance. */
    readonly skipped: readonly Range[];
    /** What the layout would change for keepalived, or why that cannot be told. */
    readonly refused?: string;
}

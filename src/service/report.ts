import type { Diagnostic } from '../rules/diagnostic.ts';
import type { SourceFile } from '../text/source-file.ts';

/** What `keepalived -t` would do with what is written: `depends` where the host decides. */
export type ConfigTest = 'passes' | 'fails' | 'depends';

/** What was found in one file. */
export interface FileReport {
    readonly file: SourceFile;
    /** Sorted by place; none stands in another file. */
    readonly diagnostics: readonly Diagnostic[];
    /** By the name of each target, in the order in which they were asked for. */
    readonly configTest: Readonly<Record<string, ConfigTest>>;
    /** What of the host decides where `configTest` is `depends`, in words. */
    readonly conditions: readonly string[];
    /** How many errors suppression comments silenced. */
    readonly suppressedErrors: number;
    /** The file in whose context it was judged, where that is another. */
    readonly includedBy?: string;
}

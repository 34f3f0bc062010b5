import type { Diagnostic } from '../rules/diagnostic.ts';
import type { SourceFile } from '../text/source-file.ts';

/** What `keepalived -t` would do with what is written: `depends` where the host decides. */
export type ConfigTest = 'passes' | 'fails' | 'depends';

/** The outcomes, the worst first. */
const OUTCOMES: readonly ConfigTest[] = ['fails', 'depends', 'passes'];

/** The worse one of two outcomes. */
export function worse(one: ConfigTest, other: ConfigTest): ConfigTest {
    return OUTCOMES.indexOf(one) <= OUTCOMES.indexOf(other) ? one : other;
}

/** What was found in one file. */
export interface FileReport {
    readonly file: SourceFile;
    /** Sorted by place; none stands in another file. */
    readonly diagnostics: readonly Diagnostic[];
    /** By the name of each target, in the order in which they were asked for. */
    readonly configTest: Readonly<Record<string, ConfigTest>>;
    /**
     * What of the host decides where `configTest` is `depends`, in words that can stand alone; those of the
     * whole configuration, each with the targets and ids that it is for where others depend on less.
     */
    readonly conditions: readonly string[];
    /** How many errors suppression comments silenced. */
    readonly suppressedErrors: number;
    /** The file in whose context it was judged, where that is another. */
    readonly includedBy?: string;
}

/** The report of a file in which there was nothing to judge. */
export function emptyReport(file: SourceFile): FileReport {
    return { file, diagnostics: [], configTest: {}, conditions: [], suppressedErrors: 0 };
}

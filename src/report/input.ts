import type { FileReport } from '../service/report.ts';
import type { SourceFile } from '../text/source-file.ts';
import { type Redaction, noRedaction, redactionOf } from './secrets.ts';

/** A target as a report speaks of it. */
export interface ReportTarget {
    /** As the user named it. */
    readonly name: string;
    /** The release that it means. */
    readonly release: string;
    /** Whether that release has `keepalived -t`; an older one is judged by what its daemon logs. */
    readonly configTest: boolean;
}

/** Everything that a reporter is given. */
export interface ReportInput {
    /** Of kalint. */
    readonly version: string;
    readonly targets: readonly ReportTarget[];
    /** One for each file checked, in the order of the request. */
    readonly reports: readonly FileReport[];
    readonly showSecrets: boolean;
    /** How many findings were mended before these were left; absent when none were to be. */
    readonly fixed?: number;
}

/** How many findings of each kind there are. */
export interface Counts {
    readonly errors: number;
    readonly warnings: number;
    readonly infos: number;
    /** Those that a safe fix would mend. */
    readonly fixable: number;
}

/** Counts the findings of some files. */
export function countFindings(reports: readonly FileReport[]): Counts {
    const all = reports.flatMap((report) => report.diagnostics);
    const of = (severity: string): number => all.filter((each) => each.severity === severity).length;
    return {
        errors: of('error'),
        warnings: of('warning'),
        infos: of('info'),
        fixable: all.filter((each) => each.fixes.some((fix) => fix.safe)).length,
    };
}

/** The files that findings point into, each with what of it must not be shown. */
export interface Sources {
    readonly file: (uri: string) => SourceFile | undefined;
    readonly redaction: (uri: string) => Redaction;
}

/** Looks files up by their names; what must not be shown is worked out when first asked for. */
export function sourcesOf(input: ReportInput): Sources {
    const files = new Map(input.reports.map((report) => [report.file.uri, report.file]));
    const redactions = new Map<string, Redaction>();
    return {
        file: (uri) => files.get(uri),
        redaction: (uri) => {
            const file = files.get(uri);
            if (file === undefined || input.showSecrets) return noRedaction;
            let known = redactions.get(uri);
            if (known === undefined) redactions.set(uri, (known = redactionOf(file.text)));
            return known;
        },
    };
}

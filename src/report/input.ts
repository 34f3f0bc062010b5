import { type Target, hasConfigTest } from '../schema/targets.ts';
import type { FileReport } from '../service/report.ts';
import type { SourceFile } from '../text/source-file.ts';
import { type Redaction, noRedaction, redactionOf, secretNames } from './secrets.ts';

/** A target as a report speaks of it. */
export interface ReportTarget {
    /** As the user named it. */
    readonly name: string;
    /** The release that it means. */
    readonly release: string;
    /** Whether that release has `keepalived -t`; an older one is judged by what its daemon logs. */
    readonly configTest: boolean;
}

/** A target as reports speak of it. */
export function reportTarget({ name, release }: Target): ReportTarget {
    return { name, release, configTest: hasConfigTest(release) };
}

/** Everything that a reporter is given. */
export interface ReportInput {
    /** Of kalint. */
    readonly version: string;
    readonly targets: readonly ReportTarget[];
    /** One for each file checked, in the order of the request. */
    readonly reports: readonly FileReport[];
    readonly showSecrets: boolean;
    /** Whether the reports were rid of all that is no error. */
    readonly errorsOnly?: boolean;
    /** How many findings were mended before these were left; absent when none were to be. */
    readonly fixed?: number;
    /** The files that fixes are written to; absent where that is all. What is only included stays as it is. */
    readonly written?: ReadonlySet<string>;
    /** How many findings are left out since a baseline records them; absent where there is none. */
    readonly heldBack?: number;
    /** Whether the findings are to be counted by their rules, too. */
    readonly stats?: boolean;
    /** Whether something that was asked for could not be read or written. */
    readonly incomplete?: boolean;
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

/** The secrets of some files by the file; what one of them holds, a message about another may quote. */
function redactionsOf(files: readonly SourceFile[]): (uri: string) => Redaction {
    const names = secretNames(files.map((file) => file.text));
    const each = new Map(files.map((file) => [file.uri, redactionOf(file.text, names)]));
    const words = new Set([...each.values()].flatMap((one) => [...one.words]));
    return (uri) => ({ spans: each.get(uri)?.spans ?? [], words });
}

/** Looks files up by their names; what must not be shown is worked out when first asked for. */
export function sourcesOf(input: ReportInput): Sources {
    const files = new Map(input.reports.map((report) => [report.file.uri, report.file]));
    let redaction: ((uri: string) => Redaction) | undefined;
    return {
        file: (uri) => files.get(uri),
        redaction: (uri) => {
            if (input.showSecrets) return noRedaction;
            redaction ??= redactionsOf([...files.values()]);
            return redaction(uri);
        },
    };
}

import type { FailOn } from '../../config/values.ts';
import type { ReportTarget } from '../../report/input.ts';
import type { FileReport } from '../../service/report.ts';
import { EXIT } from '../exit.ts';
import type { Io, Stream } from '../io.ts';
import { VERSION } from '../version.ts';
import type { CheckOptions } from './options.ts';
import { errorsOnly, printReport } from './output.ts';
import { failsOn } from './verdict.ts';

/** What came of a check. */
export interface Examined {
    readonly reports: readonly FileReport[];
    readonly targets: readonly ReportTarget[];
    /** What makes the check fail, for the file that a report is about. */
    readonly failOn: (report: FileReport) => FailOn;
    /** Whether something that was asked for could not be read or written. */
    readonly incomplete: boolean;
    /** How many findings were mended; absent when none were to be. */
    readonly fixed?: number;
    /** Where the findings go; standard output unless that is taken. */
    readonly stream?: Stream;
}

/** Prints what came of a check, and answers the exit status. */
export async function conclude(
    { reports, targets, failOn, incomplete, fixed, stream = 'out' }: Examined,
    options: CheckOptions,
    io: Io,
): Promise<number> {
    const failed = reports.some((report) => failsOn(report, failOn(report)));
    const shown = options.quiet === true ? errorsOnly(reports) : reports;
    const silent = options.quiet === true && !failed && shown.every((each) => each.diagnostics.length === 0);
    if ((reports.length > 0 && !silent) || options.format === 'json') {
        const input = {
            version: VERSION,
            targets,
            reports: shown,
            showSecrets: options.showSecrets === true,
            errorsOnly: options.quiet === true,
            ...(fixed === undefined ? {} : { fixed }),
        };
        await printReport(input, options, io, stream);
    }
    if (incomplete) return EXIT.unusable;
    return failed ? EXIT.found : EXIT.fine;
}

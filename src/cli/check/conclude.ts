import type { FailOn } from '../../config/values.ts';
import { type ReportTarget, countFindings } from '../../report/input.ts';
import { count } from '../../report/words.ts';
import type { FileReport } from '../../service/report.ts';
import { EXIT } from '../exit.ts';
import type { Io, Stream } from '../io.ts';
import { say } from '../say.ts';
import { VERSION } from '../version.ts';
import type { CheckOptions } from './options.ts';
import { errorsOnly, printReports } from './output.ts';
import { failsOn } from './verdict.ts';

/** What came of a check. */
export interface Examined {
    readonly reports: readonly FileReport[];
    readonly targets: readonly ReportTarget[];
    /** What makes the check fail, for the file that a report is about. */
    readonly failOn: (report: FileReport) => FailOn;
    /** Whether something that was asked for could not be read or written. */
    readonly incomplete: boolean;
    /** The files that fixes are written to, or would be; absent where that is all. */
    readonly written?: ReadonlySet<string>;
    /** How many findings were mended; absent when none were to be. */
    readonly fixed?: number;
    /** Where the findings go; standard output unless that is taken. */
    readonly stream?: Stream;
}

/** What is left of the findings, how many a baseline holds back, and whether the rest makes the check fail. */
async function judge({ reports: all, failOn }: Examined, { baseline, recorded }: CheckOptions) {
    const { reports, heldBack, excuses } =
        baseline === undefined || recorded === undefined
            ? { reports: all, heldBack: undefined, excuses: () => false }
            : (await import('./baseline.ts')).withBaseline(baseline, recorded, all);
    const failed = reports.some((report) => failsOn(report, failOn(report), excuses(report)));
    return { reports, heldBack, failed };
}

/** Prints what came of a check, or records it in the baseline, and answers the exit status. */
export async function conclude(examined: Examined, options: CheckOptions, io: Io): Promise<number> {
    const { targets, incomplete, written, fixed, stream = 'out' } = examined;
    const { baseline, recorded = [], updateBaseline, maxWarnings = Infinity } = options;
    if (updateBaseline === true && baseline !== undefined)
        return (await import('./baseline.ts')).updateBaseline(baseline, recorded, examined, io);
    const { failed, reports, heldBack } = await judge(examined, options);
    const { warnings } = countFindings(reports);
    const fails = failed || warnings > maxWarnings;
    const quiet = options.quiet === true;
    const shown = quiet ? errorsOnly(reports) : reports;
    const input = {
        version: VERSION,
        targets,
        reports: shown,
        showSecrets: options.showSecrets === true,
        errorsOnly: quiet,
        stats: options.stats === true,
        incomplete,
        ...(written === undefined ? {} : { written }),
        ...(heldBack === undefined ? {} : { heldBack }),
        ...(fixed === undefined ? {} : { fixed }),
    };
    const silent =
        reports.length === 0 || (quiet && !fails && shown.every((each) => each.diagnostics.length === 0));
    const isPrinted = await printReports(input, options, io, { stream, silent });
    if (warnings > maxWarnings)
        say(io, `${count(warnings, 'warning')}; --max-warnings allows ${maxWarnings}`);
    if (incomplete || !isPrinted) return EXIT.unusable;
    return fails ? EXIT.found : EXIT.fine;
}

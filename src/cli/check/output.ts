import type { ReportInput } from '../../report/input.ts';
import { visible } from '../../report/visible.ts';
import type { FileReport } from '../../service/report.ts';
import { styleFor } from '../color.ts';
import type { Io, Stream } from '../io.ts';
import type { CheckOptions } from './options.ts';

/** Columns where the output is no terminal, or one that does not tell. */
const WIDTH = 120;

/** The reports with nothing but errors in them. */
export function errorsOnly(reports: readonly FileReport[]): readonly FileReport[] {
    return reports.map((report) => ({
        ...report,
        diagnostics: report.diagnostics.filter((each) => each.severity === 'error'),
    }));
}

/** Lists names of files, one a line; on a terminal with nothing in them that moves the cursor. */
export function listNames(names: readonly string[], io: Io): void {
    const shown = io.screen('out').terminal ? names.map(visible) : names;
    io.out(shown.map((name) => `${name}\n`).join(''));
}

/** Writes the findings in the format that was asked for. */
export async function printReport(
    input: ReportInput,
    options: CheckOptions,
    io: Io,
    stream: Stream,
): Promise<void> {
    const write = stream === 'out' ? io.out : io.err;
    switch (options.format) {
        case 'json':
            write((await import('../../report/json.ts')).jsonReport(input));
            return;
        case 'unix':
            write((await import('../../report/unix.ts')).unixReport(input));
            return;
        case 'pretty': {
            const { prettyReport } = await import('../../report/pretty.ts');
            const style = await styleFor(options.color, io, stream);
            write(prettyReport(input, { style, width: io.screen(stream).columns ?? WIDTH }));
        }
    }
}

import { resolve } from 'node:path';
import type { ReportInput } from '../../report/input.ts';
import { PLAIN } from '../../report/style.ts';
import { visible } from '../../report/visible.ts';
import type { FileReport } from '../../service/report.ts';
import { styleFor } from '../color.ts';
import type { Io, Stream } from '../io.ts';
import { say } from '../say.ts';
import type { FormatChoice } from './format-choice.ts';
import type { CheckOptions } from './options.ts';
import { type Paper, REPORTERS, type Reporter } from './reporters.ts';

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

/** Writes a report into a file; says why where it cannot. A configuration that was checked is no place for one. */
async function writeFile(path: string, text: string, input: ReportInput, io: Io): Promise<boolean> {
    const isChecked = input.reports.some(({ file }) => resolve(file.uri) === resolve(path));
    const { writeReport } = await import('../../node/write-report.ts');
    const message = isChecked
        ? `${path}: is checked itself, so no report is written there`
        : writeReport(path, text)?.message;
    if (message !== undefined) say(io, message);
    return message === undefined;
}

/**
 * Writes the findings in the formats that were asked for, those without a file to `stream`, which gets nothing but
 * whole documents when it is to be `silent`. Answers whether everything could be written.
 */
export async function printReports(
    input: ReportInput,
    options: CheckOptions,
    io: Io,
    { stream, silent }: { readonly stream: Stream; readonly silent: boolean },
): Promise<boolean> {
    const screen: Paper = {
        style: () => styleFor(options.color, io, stream),
        width: io.screen(stream).columns ?? WIDTH,
    };
    const page: Paper = {
        style: () => (options.color === 'always' ? screen.style() : Promise.resolve(PLAIN)),
        width: WIDTH,
    };
    const choices: readonly FormatChoice[] =
        options.format.length > 0 ? options.format : [{ name: 'pretty' }];
    let complete = true;
    for (const { name, file = options.outputFile } of choices) {
        const reporter: Reporter = REPORTERS[name];
        if (file !== undefined) {
            const text = await reporter.report(input, page);
            complete = (await writeFile(file, text, input, io)) && complete;
        } else if (reporter.isDocument || !silent) {
            const text = await reporter.report(input, screen);
            if (stream === 'out') io.out(text);
            else io.err(text);
        }
    }
    return complete;
}

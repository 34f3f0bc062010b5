/** Findings in several files as text, and what is found on disk. */
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { includesOnDisk } from '../../src/node/includes.ts';
import { checkConfiguration } from '../../src/service/check.ts';
import type { FileReport } from '../../src/service/report.ts';
import type { CheckSettings } from '../../src/service/settings.ts';
import { type SourceFile, createSourceFile, positionAt } from '../../src/text/source-file.ts';
import type { Span } from '../../src/text/span.ts';

/** Judges a file of a folder with all that it includes; names are relative to the folder. */
export function checkOnDisk(folder: string, name: string, settings: CheckSettings): readonly FileReport[] {
    const path = join(folder, name);
    const file = createSourceFile(path, readFileSync(path, 'utf8'));
    const includes = includesOnDisk({ given: new Map([[path, file]]) });
    return checkConfiguration(file, { ...settings, includes });
}

/**
 * Findings as `FILE:LINE:COLUMN-LINE:COLUMN severity origin rule: message`, then ` (for ID, …)` where they
 * do not hold for every id; below each its related places, indented. All is counted from 1, ends exclusive.
 */
export function reportFiles(folder: string, reports: readonly FileReport[]): string[] {
    const files = new Map(reports.map(({ file }) => [file.uri, file]));
    const placeIn = (file: SourceFile, offset: number): string => {
        const { line, column } = positionAt(file, offset);
        return `${line + 1}:${column + 1}`;
    };
    const place = (uri: string, { start, end }: Span): string => {
        const file = files.get(uri);
        if (file === undefined) throw new Error(`${uri} has no report`);
        return `${relative(folder, uri)}:${placeIn(file, start)}-${placeIn(file, end)}`;
    };
    return reports
        .flatMap(({ diagnostics }) => diagnostics)
        .flatMap(({ uri, span, severity, origin, rule, message, configIds, related }) => [
            `${place(uri, span)} ${severity} ${origin} ${rule}: ${message}${
                configIds === undefined ? '' : ` (for ${configIds.join(', ')})`
            }`,
            ...related.map((each) => `    ${place(each.uri, each.span)} ${each.message}`),
        ]);
}
